/** The library: every document runs and does what its words say. */
import { describe, expect, test } from 'vitest';
import { fromMs } from '../base/time.ts';
import { CONTENTS } from '../lessons/contents.ts';
import { contradiction, type Stretch, unclaimed } from '../lessons/testing/claims.ts';
import type { Claim } from '../lessons/types.ts';
import { BUGS } from '../raft/bugs.ts';
import { compile } from '../scenario/compile.ts';
import { readDocument } from '../scenario/document.ts';
import { runDocument } from '../scenario/run.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { History } from '../sim/history.ts';
import type { Property } from '../sim/safety/properties.ts';
import { ENTRIES } from './entries.ts';
import { GROUPS } from './groups.ts';
import { ENTRY_CLAIMS } from './testing/all-claims.ts';
import { twinOf } from './twin.ts';
import type { LibraryEntry } from './types.ts';

const withName = (entries: readonly LibraryEntry[]) => entries.map((entry) => [entry.slug, entry] as const);
const KEPT = ENTRIES.filter(({ broken }) => !broken);
const BROKEN = ENTRIES.filter(({ broken }) => broken);

const stretchOf = (document: ScenarioDocument): Stretch => ({
  history: new History(compile(document)),
  from: 0,
  to: fromMs(document.until ?? 0),
});

/** The claims of a run that are not true of it, and those whose words do not stand in the text. */
function faults(claims: readonly Claim[], text: string, document: ScenarioDocument): readonly string[] {
  const stretch = stretchOf(document);
  return claims.flatMap((claim) => {
    const fault = contradiction(claim, stretch);
    return [
      ...(text.includes(claim.says) ? [] : [`“${claim.says}” is not in the text`]),
      ...(fault === '' ? [] : [`“${claim.says}”: ${fault}`]),
    ];
  });
}

/** The sentences about a server that no claim tests. */
const untested = (text: string, claims: readonly Claim[]) => unclaimed({ title: '', text }, claims);

/** What a run does not meet, and the properties that it violates in order of time. */
function outcome(document: ScenarioDocument): { missed: readonly string[]; violated: readonly Property[] } {
  const { verdicts, simulation } = runDocument(document);
  return {
    missed: verdicts.flatMap(({ ok, detail }, i) => (ok ? [] : [`expect[${i}]: ${detail}`])),
    violated: simulation.violations.map(({ property }) => property),
  };
}

describe.each(withName(ENTRIES))('%s', (slug, { document, title, sentence, watch, at, picture, broken }) => {
  const { run = [], kept = [] } = ENTRY_CLAIMS[slug] ?? {};

  test('has a valid document with its title and expectations', () => {
    expect(readDocument(document)).toEqual({ ok: true, document });
    expect(document.title).toBe(title);
    expect(document.expect?.length).toBeGreaterThan(0);
  });

  test('meets all expectations, and a headless run of it succeeds', () => {
    expect(outcome(document).missed).toEqual([]);
    expect(runDocument(document).ok).toBe(true);
  });

  test('says what is true of its run', () => {
    expect(faults(run, `${sentence} ${watch}`, document)).toEqual([]);
  });

  test('has a claim for every sentence about a server', () => {
    expect(untested(`${sentence} ${watch} ${broken?.kept ?? ''}`, [...run, ...kept])).toEqual([]);
  });

  test('shows its point within half a minute, with few enough events to follow', () => {
    expect(at).toBeLessThan(picture);
    expect(picture).toBeLessThanOrEqual(document.until ?? 0);
    expect(picture - at).toBeLessThanOrEqual(600);
    const { history } = stretchOf(document);
    const before = history.seek(fromMs(at)).seq;
    expect(history.seek(fromMs(picture)).seq - before).toBeLessThan(250);
  });
});

test.each(withName(KEPT))(
  '%s violates no safety property but the one it names',
  (_slug, { document, violates }) => {
    expect(outcome(document).violated.slice(0, 1)).toEqual(violates === undefined ? [] : [violates]);
  },
);

describe.each(withName(BROKEN))('%s', (slug, entry) => {
  const { document, broken } = entry;
  const { kept = [] } = ENTRY_CLAIMS[slug] ?? {};
  const twin = twinOf(entry);
  if (!broken || !twin) throw new Error('it breaks no rule');

  test('breaks one rule, and what it protects falls first', () => {
    expect(document.cluster?.bugs).toEqual([broken.bug]);
    const [first = 'progress'] = outcome(document).violated;
    expect(first).toBe(broken.falls);
  });

  test('violates nothing with the rule, and does what the words say', () => {
    expect(readDocument(twin)).toEqual({ ok: true, document: twin });
    expect(twin.cluster).not.toHaveProperty('bugs');
    expect(twin.expect?.length).toBeGreaterThan(0);
    expect(outcome(twin)).toEqual({ missed: [], violated: [] });
    expect(kept.length).toBeGreaterThan(0);
    expect(faults(kept, broken.kept, twin)).toEqual([]);
  });

  test('does not meet what is expected with the rule', () => {
    expect(outcome({ ...document, expect: broken.expect }).missed).not.toEqual([]);
  });
});

describe('the library', () => {
  test('has an address of its own for every entry', () => {
    const slugs = ENTRIES.map(({ slug }) => slug);
    expect(slugs.filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([]);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(new Set(ENTRIES.map(({ title }) => title)).size).toBe(slugs.length);
  });

  test('has at least thirty-six runs with all rules, and one for every rule that can be broken', () => {
    expect(KEPT.length).toBeGreaterThanOrEqual(36);
    expect(new Set(BROKEN.map(({ broken }) => broken?.bug))).toEqual(new Set(BUGS));
    expect(BROKEN).toHaveLength(BUGS.length);
  });

  test('has claims for every entry, and for nothing else', () => {
    expect(new Set(Object.keys(ENTRY_CLAIMS))).toEqual(new Set(ENTRIES.map(({ slug }) => slug)));
    expect(Object.values(ENTRY_CLAIMS).filter(({ run }) => run.length === 0)).toEqual([]);
  });

  test('names only pages of the story that exist', () => {
    const pages = CONTENTS.flatMap(({ id, beats }) => beats.map((beat) => `${id}/${beat}`));
    expect(ENTRIES.filter(({ page }) => page !== undefined && !pages.includes(page))).toEqual([]);
  });

  test('gives the source of every incident, and of no other entry', () => {
    expect(ENTRIES.filter(({ group, source }) => (group === 'incidents') !== (source !== undefined))).toEqual(
      [],
    );
  });

  test('keeps the entries of a group together, in the order of the groups', () => {
    const order = ENTRIES.map(({ group }) => GROUPS.findIndex(({ id }) => id === group));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(ENTRIES.filter(({ group, broken }) => (group === 'broken') !== (broken !== undefined))).toEqual(
      [],
    );
  });
});
