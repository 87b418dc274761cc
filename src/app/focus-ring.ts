/**
 * A region that scrolls takes the focus when it is clicked, and a browser draws its focus ring at the next key press. Whoever
 * clicked there did not ask for it: the ring is for regions that were reached by the keyboard.
 */
const REGION = '[role="group"][tabindex="0"]';

export function hideRingOfClickedRegions(): void {
  window.addEventListener('pointerdown', ({ target }) => {
    if (!(target instanceof Element)) return;
    const region = target.closest<HTMLElement>(REGION);
    if (region === null) return;
    region.dataset.byPointer = '';
    region.addEventListener('blur', () => delete region.dataset.byPointer, { once: true });
  });
}
