/**
 * The file of a transcript: prose, and blocks with actions in plain words (`words.ts`), each followed by its
 * output after `----`. A paragraph with a line `----` is a block, every other is prose.
 */
import { actionLine, clusterLine, expectLine, Unclear } from './words.ts';

export interface Block {
  /** The lines before `----`. */
  readonly asked: readonly string[];
  /** The output that the file records. */
  readonly observed: readonly string[];
  /** The end of this block, in ms; null for the block of the cluster. */
  readonly until: number | null;
  /** The detail of the trace; see `observing.ts`. */
  readonly detail: 'headlines' | 'brief' | 'plain' | 'full';
  /** Whether the table of servers follows. */
  readonly show: boolean;
  /** Words that a line of the output must contain, or that no line may. */
  readonly said: readonly { readonly words: string; readonly isThere: boolean }[];
}

export interface Transcript {
  /** As in the table of cases: E01, R10, … */
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly paragraphs: readonly (Block | string)[];
  /** All blocks together, as a scenario document. */
  readonly document: Readonly<Record<string, unknown>>;
  /** The texts of the actions, by their index in the document. */
  readonly words: readonly string[];
}

/** Parses a transcript. Throws with the line number where it is unclear. */
export function readTranscript(text: string): Transcript {
  const [head = '', second = '', ...paragraphs] = text.trimEnd().split(/\n{2,}/);
  const [, id = '', name = ''] = /^# (\S+) (.+)$/.exec(head) ?? [];
  const [, source = ''] = /^Source: (.+)$/s.exec(second) ?? [];
  if (!id || !source) throw new Unclear('a transcript begins with "# ID name" and a paragraph "Source: …"');
  const reading = new Reading(`${id} ${name}`);
  const read = [second, ...paragraphs].map((paragraph) => reading.paragraph(paragraph));
  return { id, name, source, paragraphs: [head, ...read], document: reading.document, words: reading.words };
}

const DETAILS = ['full', 'brief', 'headlines'] as const;
const SAID = /^expect (not )?said (.+)$/;

class Reading {
  readonly words: string[] = [];
  readonly #actions: unknown[] = [];
  readonly #expect: unknown[] = [];
  readonly document: Record<string, unknown>;
  readonly #title: string;
  #end = 0;

  constructor(title: string) {
    this.#title = title;
    this.document = { raftarium: 1, title, cluster: {}, actions: this.#actions, expect: this.#expect };
  }

  paragraph(text: string): Block | string {
    const lines = text.split('\n');
    const rule = lines.indexOf('----');
    if (rule === -1) return text;
    const asked = lines.slice(0, rule);
    return { ...this.#block(asked), asked, observed: lines.slice(rule + 1) };
  }

  #block(asked: readonly string[]): Omit<Block, 'asked' | 'observed'> {
    const isCluster = asked[0] === 'cluster';
    const until = isCluster ? null : this.#until(asked);
    for (const line of isCluster ? asked.slice(1) : asked) {
      try {
        if (isCluster) clusterLine(this.document, line.trim());
        else this.#line(line.trim(), until ?? 0);
      } catch (error) {
        throw new Unclear(`${this.#title}: "${line}": ${(error as Error).message}`);
      }
    }
    const has = (word: string): boolean => asked.includes(word);
    const detail = DETAILS.find((word) => has(`in ${word}`)) ?? 'plain';
    const said = asked.flatMap((line) => {
      const [, no, words] = SAID.exec(line) ?? [];
      return words ? [{ words, isThere: !no }] : [];
    });
    return { until, detail, show: isCluster || has('show'), said };
  }

  #until(asked: readonly string[]): number {
    const [, end] = /^run to ([\d.]+)$/.exec(asked.find((line) => line.startsWith('run to ')) ?? '') ?? [];
    if (!end || Number(end) <= this.#end)
      throw new Unclear(`each block runs on, not to ${end} from ${this.#end}`);
    this.#end = Number(end);
    this.document.until = this.#end;
    return this.#end;
  }

  #line(line: string, until: number): void {
    if (/^(run to .*|show|in (full|brief|headlines))$/.test(line) || SAID.test(line)) return;
    if (line.startsWith('expect ')) this.#expect.push(...expectLine(line, until));
    else {
      const actions = actionLine(line);
      const deeds = line.replace(/^at [\d.]+ |^when .*? do /, '').split(/;\s*/);
      this.#actions.push(...actions);
      this.words.push(...actions.map((_, i) => deeds[i] ?? deeds[0] ?? ''));
    }
  }
}

/** The file with new output, one text for each block. */
export function writeTranscript(
  { paragraphs }: Transcript,
  observed: readonly (readonly string[])[],
): string {
  const rest = [...observed];
  const texts = paragraphs.map((paragraph) =>
    typeof paragraph === 'string'
      ? paragraph
      : [...paragraph.asked, '----', ...(rest.shift() ?? [])].join('\n'),
  );
  return `${texts.join('\n\n')}\n`;
}

export const blocksOf = ({ paragraphs }: Transcript): Block[] =>
  paragraphs.filter((paragraph) => typeof paragraph !== 'string');
