// How long a seek in an hour of the cluster's time takes in the page, drawing included: a production build in
// Chromium, five servers, a request every 100 ms. From the track being moved until what is there then is laid
// out on the page.
import { chromium, type Page } from '@playwright/test';
import type {} from '../src/app/counters.ts';
import { buildSite, chromiumPath, serve } from './site.ts';

const HOUR_MS = 3_600_000;
const REQUEST_EVERY_MS = 100;
const SEEKS = 1000;
const BAR_MS = 16;

const hour = {
  raftarium: 1,
  title: 'An hour',
  seed: 1,
  cluster: { servers: 5 },
  actions: Array.from({ length: HOUR_MS / REQUEST_EVERY_MS }, (_, i) => ({
    at: (i + 1) * REQUEST_EVERY_MS,
    do: 'request',
    server: 'leader',
    command: `SET k${i % 50} ${i}`,
  })),
};

const executablePath = await chromiumPath();
const site = await serve(await buildSite('.cache/site'));
const browser = await chromium.launch({
  executablePath,
  args: ['--js-flags=--expose-gc', '--enable-precise-memory-info'],
});

/** Drops the document onto the page, and drags the track to its end until it is an hour long. */
async function openHour(page: Page): Promise<void> {
  await page.goto(`${site.address}#sandbox`);
  await page.getByRole('button', { name: /^(Play|Pause)$/ }).waitFor();
  await page.evaluate((text) => {
    const files = new DataTransfer();
    files.items.add(new File([text], 'hour.json', { type: 'application/json' }));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  }, JSON.stringify(hour));
  await page.getByText('An hour', { exact: true }).waitFor();
  const track = page.getByRole('slider', { name: 'Time', exact: true });
  for (let end = 0; end < HOUR_MS; ) {
    end = Number(await track.getAttribute('max'));
    // Away from the end and back: an equal value would move nothing.
    for (const place of [end - 0.5, end]) await track.fill(String(place));
    await page.evaluate(() => window.raftarium?.settled());
  }
}

/** Milliseconds of each seek; the page's heap in MB at the end. */
function seekAbout(page: Page): Promise<{ readonly spent: number[]; readonly heap: number }> {
  return page.evaluate(
    async ({ seeks, end }) => {
      const track = document.querySelector<HTMLInputElement>('input[aria-label="Time"]');
      // React overrides `value` on the element itself: the setter of the prototype makes it see a change.
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      if (!track || !set) throw new Error('there is no track');
      const spent: number[] = [];
      for (let i = 0; i < seeks; i += 1) {
        const begun = performance.now();
        set.call(track, String((i * 1_664_525_013) % end));
        track.dispatchEvent(new Event('input', { bubbles: true }));
        await Promise.resolve();
        document.body.getBoundingClientRect();
        spent.push(performance.now() - begun);
        await window.raftarium?.settled();
      }
      window.gc?.();
      const { usedJSHeapSize } = (performance as Performance & { memory: { usedJSHeapSize: number } }).memory;
      return { spent: spent.sort((a, b) => a - b), heap: usedJSHeapSize / 1e6 };
    },
    { seeks: SEEKS, end: HOUR_MS },
  );
}

try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await openHour(page);
  const { spent, heap } = await seekAbout(page);
  const at = (share: number): number => spent[Math.floor(share * spent.length)] ?? Number.NaN;
  const judged = at(0.99) <= BAR_MS ? 'met' : 'MISSED';
  console.log(
    `the same hour in the page, drawn: a seek takes ${at(0.5).toFixed(1)} ms, at the 99th percentile ${at(0.99).toFixed(1)} ms (≤ ${BAR_MS}: ${judged}); ` +
      `the whole page holds ${heap.toFixed(0)} MB of heap`,
  );
} finally {
  await browser.close();
  site.stop();
}
