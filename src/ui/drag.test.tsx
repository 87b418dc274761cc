// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useDrag } from './drag.ts';

let calls: string[] = [];
const log = (word: string) => () => void calls.push(word);

function Handle({ pinches = false }: { readonly pinches?: boolean }) {
  const { onPointerDown } = useDrag({
    begin: () => ({ move: log('move'), drop: log('drop'), press: log('press'), cancel: log('cancel') }),
    ...(pinches && {
      pinch:
        () =>
        ({ apart }) =>
          void calls.push(`pinch ${apart}`),
    }),
  });
  return (
    <div data-testid="handle" onPointerDown={onPointerDown}>
      <button type="button" onClick={log('click')}>
        inside
      </button>
    </div>
  );
}

const inside = () => screen.getByRole('button', { name: 'inside' });
const finger = (id: number, x: number) => ({
  pointerId: id,
  pointerType: 'touch',
  isPrimary: id === 1,
  button: 0,
  buttons: 1,
  clientX: x,
  clientY: 0,
});

beforeEach(() => {
  calls = [];
  Element.prototype.setPointerCapture = () => undefined;
});
afterEach(cleanup);

test('a pointer that hardly moves is a press, and its click counts', () => {
  render(<Handle />);
  fireEvent.pointerDown(inside(), finger(1, 0));
  fireEvent.pointerMove(inside(), finger(1, 3));
  fireEvent.pointerUp(inside(), finger(1, 3));
  fireEvent.click(inside());
  expect(calls).toEqual(['press', 'click']);
});

test('a drag continues wherever the pointer goes, and the click at its end is ignored', () => {
  render(<Handle />);
  fireEvent.pointerDown(inside(), finger(1, 0));
  fireEvent.pointerMove(inside(), finger(1, 10));
  fireEvent.lostPointerCapture(inside(), finger(1, 10));
  fireEvent.pointerMove(document.body, finger(1, 50));
  fireEvent.pointerUp(document.body, finger(1, 50));
  fireEvent.click(inside());
  expect(calls).toEqual(['move', 'move', 'drop']);
});

test.each([
  ['Escape', () => fireEvent.keyDown(document.body, { key: 'Escape' })],
  ['a second finger', () => fireEvent.pointerDown(inside(), finger(2, 0))],
  ['a gesture of the browser', () => fireEvent.pointerCancel(inside(), finger(1, 10))],
  ['an element that is gone', () => cleanup()],
])('%s cancels a drag', (_, end) => {
  render(<Handle />);
  const { body } = document;
  fireEvent.pointerDown(inside(), finger(1, 0));
  fireEvent.pointerMove(body, finger(1, 10));
  end();
  fireEvent.pointerMove(body, finger(1, 40));
  fireEvent.pointerUp(body, finger(1, 40));
  expect(calls).toEqual(['move', 'cancel']);
});

test('a mouse button that was released elsewhere ends the drag', () => {
  render(<Handle />);
  const mouse = (x: number, buttons: number) => ({ ...finger(1, x), pointerType: 'mouse', buttons });
  fireEvent.pointerDown(inside(), mouse(0, 1));
  fireEvent.pointerMove(inside(), mouse(10, 1));
  fireEvent.pointerMove(inside(), mouse(20, 0));
  expect(calls).toEqual(['move', 'cancel']);
});

test('two fingers pinch instead, until both are lifted', () => {
  render(<Handle pinches />);
  fireEvent.pointerDown(inside(), finger(1, 0));
  fireEvent.pointerDown(inside(), finger(2, 100));
  fireEvent.pointerMove(inside(), finger(2, 150));
  fireEvent.pointerUp(inside(), finger(1, 0));
  fireEvent.pointerMove(inside(), finger(2, 160));
  fireEvent.pointerUp(inside(), finger(2, 160));
  expect(calls).toEqual(['cancel', 'pinch 150']);
  fireEvent.pointerDown(inside(), finger(1, 0));
  fireEvent.pointerUp(inside(), finger(1, 0));
  expect(calls.at(-1)).toBe('press');
});
