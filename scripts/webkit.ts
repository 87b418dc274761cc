// A few stories in WebKitGTK, which Playwright cannot drive, and every named situation: it must come
// to the same events there as in Node. Needs Debian's packages webkit2gtk-driver, xvfb and xauth.
import { strict as assert } from 'node:assert';
import axe from 'axe-core';
import { compile } from '../src/scenario/compile.ts';
import { encodeLink } from '../src/scenario/link.ts';
import { SITUATIONS } from '../src/scenario/situations/situations.ts';
import type { ScenarioDocument } from '../src/scenario/types.ts';
import { Simulation } from '../src/sim/simulation.ts';
import { buildSite, serve } from './site.ts';
import { WebDriver } from './webdriver.ts';

// A script of the page’s own place: the policy of the page takes no other.
const site = await serve(await buildSite('.cache/site'), { '/axe.js': axe.source });
const browser = await WebDriver.start('WebKitWebDriver', 'MiniBrowser');

const [ENTER, RIGHT] = ['\uE007', '\uE014'];
const SETTLED = 'await window.raftarium.settled();';
const failures = () => browser.run(`return document.querySelectorAll('[role="alert"]').length`);

async function open(hash: string): Promise<void> {
  await browser.open('about:blank');
  await browser.open(site.address + hash);
  await browser.run(`while (!window.raftarium) await new Promise(requestAnimationFrame); ${SETTLED}`);
}

const openRun = (document: ScenarioDocument, ms: number): Promise<void> =>
  open(`#run=${encodeLink(document)}&t=${ms}`);

/** The hash of the document's events up to `ms`, worked out here. */
function hashHere(document: ScenarioDocument, ms: number): string {
  const { cluster, script } = compile(document);
  const simulation = new Simulation(cluster, script);
  while (simulation.advance(ms * 1000));
  return simulation.hash;
}

/** Rules of WCAG that the page breaks, as it stands. */
const broken = (): Promise<unknown> =>
  browser.run(
    `if (!window.axe) await import('/axe.js');
    const { violations } = await window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(' '));`,
  );

const servers = async (): Promise<string[]> =>
  (await browser.names('button')).filter((name) => /^S\d+, /.test(name)).sort();

const stories: Readonly<Record<string, () => Promise<void>>> = {
  'the story opens on its first page, and goes on': async () => {
    await open('');
    assert.deepEqual(await broken(), []);
    const first = await browser.run('return location.hash');
    await browser.click('button', 'Next');
    await browser.run(SETTLED);
    assert.notEqual(await browser.run('return location.hash'), first);
  },
  'a run plays, stands and steps': async () => {
    await openRun({ raftarium: 1, title: '', seed: 1, cluster: { servers: 5 } }, 100);
    const time = () => browser.run('return window.raftarium.time');
    const before = Number(await time());
    await browser.click('button', 'Play');
    await browser.click('button', 'Pause');
    await browser.run(SETTLED);
    const paused = Number(await time());
    assert.ok(paused > before, 'time goes on while it plays');
    await browser.press(RIGHT);
    await browser.run(SETTLED);
    assert.ok(Number(await time()) > paused, 'a step goes to the next event');
  },
  'a server is crashed by its menu, and undone': async () => {
    await openRun({ raftarium: 1, title: '', seed: 1, cluster: { servers: 3 } }, 1000);
    await browser.focus('button', 'S2, *');
    await browser.press(ENTER);
    await browser.click('menuitem', 'Crash');
    await browser.run(SETTLED);
    assert.match((await servers())[1] ?? '', /^S2, crashed/);
    assert.deepEqual(await broken(), []);
    await browser.click('button', 'Undo');
    await browser.run(SETTLED);
    assert.doesNotMatch((await servers())[1] ?? '', /crashed/);
  },
  'the diagram opens by its key': async () => {
    await openRun({ raftarium: 1, title: '', seed: 1, cluster: { servers: 5 } }, 1000);
    await browser.press('d');
    await browser.run(SETTLED);
    assert.equal(
      await browser.run(`return document.querySelectorAll('[aria-label="Space–time diagram"]').length > 0`),
      true,
    );
    assert.deepEqual(await broken(), []);
  },
  'every named situation has the same events as in Node': async () => {
    for (const { document, at } of SITUATIONS) {
      await openRun(document, at);
      assert.equal(
        await browser.run('return window.raftarium.hash()'),
        hashHere(document, at),
        document.title,
      );
    }
  },
};

let failed = 0;
try {
  for (const [title, story] of Object.entries(stories)) {
    const begun = Date.now();
    try {
      await story();
      assert.equal(await failures(), 0, 'a part of the page has failed');
      console.log(`ok      ${title} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${title}\n${error instanceof Error ? error.message : String(error)}`);
    }
  }
} finally {
  await browser.stop();
  site.stop();
}
process.exit(failed === 0 ? 0 : 1);
