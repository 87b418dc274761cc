/**
 * Restores a lost focus. A browser drops the focus when its element is removed; here it moves to the element
 * that `data-focus-then` (a selector) names, else to the nearest one, else to the REST button.
 */

/** The default target: `data-focus-then={REST}`. */
export const REST = '[data-rest-focus]';
const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]';
/** Menus and dialogs, which return the focus by themselves. */
const ABOVE = '[role="menu"], dialog';

/** An element and its ancestors, itself first. */
type Path = readonly Element[];
type Focusable = HTMLElement | SVGElement;

let focused: Path = [];
let onPage: Path = [];

function pathOf(element: Element | null): Path {
  const path: Element[] = [];
  for (let at = element; at && at !== document.body; at = at.parentElement) path.push(at);
  return path;
}

const isFocusable = (element: Element | undefined): element is Focusable =>
  (element instanceof HTMLElement || element instanceof SVGElement) &&
  element.checkVisibility({ visibilityProperty: true }) &&
  !element.closest('[inert]') &&
  element.matches(FOCUSABLE);

const firstOf = (selector: string): Focusable | undefined =>
  [...document.querySelectorAll(selector)].find(isFocusable);

function named(path: Path): Focusable | undefined {
  const selector = path.find((element) => element.hasAttribute('data-focus-then'));
  return selector && firstOf(selector.getAttribute('data-focus-then') ?? '');
}

/**
 * Of the elements that Tab reaches in `region` or around it, the first after `place`, else the last before
 * it.
 */
function nearest(region: Node, place: Range): Focusable | undefined {
  for (let at: Node | null = region; at instanceof Element; at = at.parentNode) {
    const stops = [...at.querySelectorAll<Focusable>(FOCUSABLE)].filter(
      (element) => element.tabIndex >= 0 && isFocusable(element),
    );
    const found = stops.find((stop) => place.comparePoint(stop, 0) > 0) ?? stops.at(-1);
    if (found) return found;
  }
  return undefined;
}

/** The place of a removed element. */
function placeOf({ target, nextSibling }: MutationRecord): Range {
  const place = document.createRange();
  if (nextSibling?.parentNode === target) place.setStartBefore(nextSibling);
  else place.setStart(target, target.childNodes.length);
  place.collapse(true);
  return place;
}

function onRemoved(records: readonly MutationRecord[]): void {
  const isLost = document.activeElement === document.body && focused[0]?.isConnected === false;
  // A frame must not take the focus from the page around it.
  if (isLost && window.parent !== window && !document.hasFocus()) return;
  // A new menu takes the focus by itself, and would close if the focus moved elsewhere first.
  if (!isLost || document.querySelector('[role="menu"]')) return;
  const lost = focused;
  // While a menu or a dialog is open, the focus stays in it.
  if (lost.some((element) => element.matches(ABOVE) && !element.isConnected)) return giveFocusBack(onPage);
  const record = records.find(
    ({ target, removedNodes }) =>
      target.isConnected && lost.some((element) => [...removedNodes].includes(element)),
  );
  const next = named(lost) ?? (record && nearest(record.target, placeOf(record)));
  (next ?? firstOf(REST))?.focus({ preventScroll: true });
}

/** Watches the focus from now on: only its element and the ancestors. */
export function keepFocus(): void {
  const removals = new MutationObserver(onRemoved);
  document.addEventListener('focusin', ({ target }) => {
    focused = target instanceof Element ? pathOf(target) : [];
    if (!focused.some((element) => element.matches(ABOVE))) onPage = focused;
    removals.disconnect();
    for (const { parentElement } of focused)
      if (parentElement) removals.observe(parentElement, { childList: true });
  });
  document.addEventListener('focusout', ({ target }) =>
    // The reader has pressed beside everything that takes the focus.
    queueMicrotask(() => {
      const isGivenUp =
        document.activeElement === document.body && target === focused[0] && focused[0]?.isConnected;
      if (isGivenUp) focused = [];
    }),
  );
}

/** The last focused element of the page itself, for what opens above the page. */
export const focusOnPage = (): Path => onPage;

/** Moves the focus to that element, or to its replacement. */
export function giveFocusBack(path: Path): void {
  const [element] = path;
  const next = isFocusable(element) ? element : (named(path) ?? firstOf(REST));
  next?.focus({ preventScroll: true });
}

export const focusRestingPlace = (): void => firstOf(REST)?.focus({ preventScroll: true });
