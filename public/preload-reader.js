// Opens with the page: see `preloadLinkReader` in vite.config.ts.
if (location.hash.startsWith('#run=')) {
  const { reader } = document.currentScript.dataset;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: reader }));
}
