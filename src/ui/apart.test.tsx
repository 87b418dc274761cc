// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';

afterEach(cleanup);

/** Does what a browser's translator does: every text is moved into an element of the translator's. */
function translate(root: Element): void {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Node[] = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (text.textContent?.trim()) found.push(text);
  for (const text of found) {
    const outer = document.createElement('font');
    const inner = outer.appendChild(document.createElement('font'));
    inner.textContent = text.textContent;
    text.parentNode?.replaceChild(outer, text);
  }
}

const shown = (children: ReactNode) => <div>{children}</div>;
const of = (n: number, more: boolean) =>
  shown([
    <p key="counted">
      {n} of {10 - n}
    </p>,
    <p key="mixed">
      before {n} <b>{n}</b>
      {more && <i>more</i>} after {n}, {more ? 'some' : <u>none</u>}
    </p>,
    <p key="list">{[n, 1].map((word, i) => (i === 0 ? `word ${word} ` : <em key="em">{word}</em>))}</p>,
    <svg key="drawing">
      <title>
        {n} of {10 - n}
      </title>
      <text>
        drawn {n} <tspan>{n}</tspan>
      </text>
    </svg>,
  ]);

test('a translated page has the same texts as another one, whatever changes', () => {
  const plain = render(of(1, false));
  const translated = render(of(1, false));
  const isSame = () => expect(translated.container.textContent).toBe(plain.container.textContent);
  isSame();
  for (const [n, more] of [
    [2, false],
    [3, true],
    [4, false],
    [5, true],
  ] as const) {
    translate(translated.container);
    for (const one of [plain, translated]) one.rerender(of(n, more));
    isSame();
  }
  expect(plain.container.textContent).toContain('5 of 5before 5 5more after 5, someword 5 15 of 5drawn 5 5');
});

test('adjacent texts are one, and a single text gets no element', () => {
  const { container } = render(of(3, true));
  expect(container.querySelector('p')?.innerHTML).toBe('3 of 7');
  expect(container.querySelector('title')?.innerHTML).toBe('3 of 7');
  expect(container.querySelector('text')?.innerHTML).toBe('<tspan>drawn 3 </tspan><tspan>3</tspan>');
});
