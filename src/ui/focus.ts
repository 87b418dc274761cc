/** Where the focus goes when what had it is gone: to the button that goes on, so that the keyboard is never lost. */
export function restFocus(): void {
  document.querySelector<HTMLElement>('[data-rest-focus]')?.focus({ preventScroll: true });
}
