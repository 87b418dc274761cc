/** Where the browser has set the letters of a text. */

export interface SetLine {
  readonly words: string;
  readonly box: DOMRect;
}

/** The lines of a text as it is laid out, each with its words. */
export function linesIn(text: Text, whiteSpace: string): readonly SetLine[] {
  const range = document.createRange();
  range.selectNodeContents(text);
  const boxes = range.getClientRects();
  const isKept = whiteSpace.startsWith('pre') || whiteSpace === 'break-spaces';
  const plain = (words: string) => (isKept ? words : words.replace(/\s+/g, ' ').trim());
  const [only] = boxes;
  if (only === undefined) return [];
  if (boxes.length === 1) return [{ words: plain(text.data), box: only }];
  const lines: { words: string; box: DOMRect }[] = [];
  for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const [box] = range.getClientRects();
    if (box === undefined) continue;
    const line = lines.at(-1);
    if (line && Math.abs(line.box.top - box.top) < box.height / 2) {
      line.words += ` ${word}`;
      line.box = new DOMRect(line.box.x, line.box.y, box.right - line.box.x, line.box.height);
    } else lines.push({ words: word, box });
  }
  return lines;
}

/** How high the letters of a font reach above their line, of the height of its lines. */
export class Metrics {
  readonly #shares = new Map<string, number>();
  readonly #context = document.createElement('canvas').getContext('2d');

  /** From the top of a line of this height. */
  baseline({ fontFamily, fontWeight }: CSSStyleDeclaration, height: number): number {
    const key = `${fontWeight} ${fontFamily}`;
    let share = this.#shares.get(key);
    if (share === undefined) {
      share = this.#measure(`${fontWeight} 100px ${fontFamily}`);
      this.#shares.set(key, share);
    }
    return share * height;
  }

  #measure(font: string): number {
    if (this.#context === null) return 0.8;
    this.#context.font = font;
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = this.#context.measureText('x');
    return above / (above + below);
  }
}
