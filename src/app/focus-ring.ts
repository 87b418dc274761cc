/**
 * A region that scrolls takes the focus when it is clicked, and at the next key press browsers draw its focus
 * ring. After a click the ring would be wrong: it is for regions that were reached by keyboard.
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
