/**
 * The script of `poster.html`: an embed that waits for a press. Nothing of the run is fetched before. It
 * imports nothing, so that the page is one small file.
 */

takeTheme();
tellHeight();
openWhenPressed(document.querySelector('button'));

function takeTheme(): void {
  const theme = new URLSearchParams(location.search).get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}

/** To any page, like everything that an embed tells before it was asked. */
function tellHeight(): void {
  const content = document.querySelector('main > div');
  if (!content || parent === window) return;
  const sizes = new ResizeObserver(() => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    parent.postMessage({ raftarium: 1, event: 'height', value: { height } }, '*');
  });
  sizes.observe(content);
}

function openWhenPressed(button: HTMLButtonElement | null): void {
  button?.addEventListener('click', () => {
    const query = new URLSearchParams(location.search);
    query.set('embed', '');
    query.set('runonclick', 'pressed');
    // It can be pressed again, in case the network has failed.
    button.textContent = button.dataset.waiting ?? '';
    location.replace(`./?${query}${location.hash}`);
  });
}
