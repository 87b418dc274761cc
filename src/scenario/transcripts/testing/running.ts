/** Runs a transcript: the recorded output of each block, and the results of its expectations. */
import { fromMs, toMs } from '../../../base/time.ts';
import type { Settings } from '../../../raft/settings.ts';
import { Simulation } from '../../../sim/simulation.ts';
import type { Violation } from '../../../sim/types.ts';
import { compile } from '../../compile.ts';
import { readDocument, type ScenarioDocument } from '../../document.ts';
import { ExpectationWatch, toExpectation } from '../../expectations.ts';
import { Observer, table } from './observing.ts';
import { type Block, blocksOf, type Transcript } from './transcript.ts';

export interface Performance {
  /** Output by block. */
  readonly observed: readonly (readonly string[])[];
  /** Expectations that were not met, in words. */
  readonly unmet: readonly string[];
  readonly violations: readonly Violation[];
}

/** The transcript's document. Throws the error message if it is not valid. */
export function documentOf({ document, id }: Transcript): ScenarioDocument {
  const read = readDocument(document);
  if (!read.ok) throw new Error(`${id}: ${read.message}`);
  return read.document;
}

/** Runs a transcript; `change` replaces its settings, to check that a broken rule is detected. */
export function perform(
  transcript: Transcript,
  change: (settings: Settings) => Settings = (settings) => settings,
): Performance {
  const document = documentOf(transcript);
  const { cluster, script, until } = compile(document);
  const expect = (document.expect ?? []).map(toExpectation);
  const observer = new Observer(transcript.words, cluster.settings.servers.length);
  const simulation = new Simulation({ ...cluster, settings: change(cluster.settings) }, script, {
    onEvent: (event) => observer.event(event),
    onStepDone: () => observer.stepDone(),
  });
  const judge = new ExpectationWatch(expect);
  judge.look(simulation);
  const observed = blocksOf(transcript).map((block) => {
    const before = simulation.violations.length;
    runTo(simulation, judge, block.until === null ? -1 : fromMs(block.until));
    return linesOf(block, observer, simulation, before);
  });
  const verdicts = judge.end(until, simulation);
  const unmet = verdicts.flatMap(({ ok, detail }, i) =>
    ok ? [] : [`${JSON.stringify(document.expect?.[i])}: ${detail}`],
  );
  const unsaid = blocksOf(transcript).flatMap((block, i) => notSaid(block, observed[i] ?? []));
  return { observed, unmet: [...unmet, ...unsaid], violations: simulation.violations };
}

function notSaid({ said }: Block, lines: readonly string[]): string[] {
  return said
    .filter(({ words, isThere }) => lines.some((line) => line.includes(words)) !== isThere)
    .map(({ words, isThere }) => `${isThere ? 'not said' : 'said'}: ${words}`);
}

function runTo(simulation: Simulation, judge: ExpectationWatch, until: number): void {
  for (let next = simulation.nextAt(); next !== null && next <= until; next = simulation.nextAt()) {
    judge.before(next, simulation);
    simulation.advance(until);
    judge.look(simulation);
  }
}

function linesOf(block: Block, observer: Observer, simulation: Simulation, before: number): string[] {
  const broken = simulation.violations
    .slice(before)
    .map(({ property, time }) => `!! broken at ${toMs(time)}: ${property}`);
  const lines = [...observer.lines(block.detail), ...broken, ...(block.show ? table(simulation.nodes) : [])];
  return lines.length > 0 ? lines : ['nothing'];
}
