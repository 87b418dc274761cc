/** `poster.html`: an embed before its reader presses the button. One small file, with style and script. */
import * as words from '../words/embed.ts';
import { escaped } from './html.ts';

const RADIUS = 42;
const around = (at: number, of: (angle: number) => number): string =>
  (RADIUS * of((at / 5) * 2 * Math.PI - Math.PI / 2)).toFixed(1);

/** Five servers on a ring, one of them the leader. */
const ring = (): string => {
  const servers = [0, 1, 2, 3, 4].map((at) => {
    const place = `cx="${around(at, Math.cos)}" cy="${around(at, Math.sin)}" r="12"`;
    return `<circle class="${at === 0 ? 'server is-leader' : 'server'}" ${place} />`;
  });
  return `<svg viewBox="-60 -60 120 120" aria-hidden="true"><circle class="way" r="${RADIUS}" />${servers.join('')}</svg>`;
};

export const posterHtml = (style: string, script: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${escaped(words.embed)}</title>
    <link rel="icon" href="./favicon.svg" type="image/svg+xml" />
    <style>${style}</style>
  </head>
  <body>
    <main>
      <div>
        ${ring()}
        <h1>${escaped(words.embed)}</h1>
        <p>${escaped(words.runHint)}</p>
        <button type="button" data-waiting="${escaped(words.coming)}">${escaped(words.run)}</button>
      </div>
    </main>
    <script>${script}</script>
  </body>
</html>
`;
