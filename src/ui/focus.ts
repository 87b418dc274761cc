/** Where the focus goes when what had it is gone: to the button that goes on, so that the keyboard is never lost. */
export function restFocus(): void {
  document.querySelector<HTMLElement>('[data-rest-focus]')?.focus({ preventScroll: true });
}

/** Does what a button is for that is gone then: the focus finds its rest once the page has changed. */
export const away = (deed: () => void) => (): void => {
  deed();
  setTimeout(() => {
    if (document.activeElement === document.body) restFocus();
  });
};
