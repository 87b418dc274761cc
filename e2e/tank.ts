/** The page as a reader uses it: through accessible names. */
import { expect, type Locator, type Page } from '@playwright/test';
import { encodeLink } from '../src/scenario/link.ts';
import type { ScenarioDocument } from '../src/scenario/types.ts';

export class Tank {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the sandbox as a newcomer does, and pauses the run. */
  async open(): Promise<void> {
    await this.page.goto('/#sandbox');
    await this.hold();
  }

  /** Opens a scenario by its link, which leaves the run paused. */
  async openRun(document: Partial<ScenarioDocument>, ms = 0): Promise<void> {
    await this.page.goto(`/#run=${encodeLink({ raftarium: 1, ...document } as ScenarioDocument)}&t=${ms}`);
    await this.hold();
  }

  async hold(): Promise<void> {
    const play = this.page.getByRole('button', { name: /^(Play|Pause)$/ });
    await expect(play).toBeVisible();
    // A run may also end by itself, between a look at the button and the click.
    await expect(async () => {
      if (!(await this.button('Play').isVisible())) await this.button('Pause').click({ timeout: 1000 });
      await expect(this.button('Play')).toBeVisible({ timeout: 1000 });
    }).toPass();
    await this.settled();
  }

  /** Waits until the page is there, and all its requests are done. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(() => window.raftarium !== undefined);
    await this.page.evaluate(() => window.raftarium?.settled());
  }

  hash(): Promise<string> {
    return this.page.evaluate(() => window.raftarium?.hash() ?? '');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** A button of the page's header: a note may have one of the same name. */
  tool(name: string): Locator {
    return this.page.getByRole('banner').getByRole('button', { name, exact: true });
  }

  /** A button of a note. */
  inNote(name: string): Locator {
    return this.page.getByRole('status').getByRole('button', { name, exact: true });
  }

  slider(name: string): Locator {
    return this.page.getByRole('slider', { name, exact: true });
  }

  /** A server on the stage: `S3`. */
  server(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}, `) });
  }

  /** The servers that lead. */
  leaders(): Locator {
    return this.page.getByRole('button', { name: /^S\d+, leader, / });
  }

  messages(way: RegExp): Locator {
    return this.page.getByRole('button', { name: way });
  }

  log(name: string): Locator {
    return this.page.getByRole('list', { name: `Log of ${name}`, exact: true });
  }

  events(): Locator {
    return this.page.getByRole('log', { name: 'Events', exact: true });
  }

  /** Opens two branches side by side; in one a vote was lost. */
  async compare(): Promise<void> {
    await this.openRun({ seed: 31 }, 195);
    const vote = this.events().getByRole('button', { name: /grants its vote/ });
    await vote.first().click();
    await this.page.getByRole('button', { name: /had been lost\?$/ }).click();
    await expect(this.page.getByRole('region', { name: 'Comparison' })).toBeVisible();
  }

  /** Opens the menu of a server or a message, and chooses an item. */
  async choose(what: Locator, item: string): Promise<void> {
    await what.press('Enter');
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
    await this.settled();
  }

  /** What can be done, by its menu; the questions stand below. */
  async menuOf(what: Locator): Promise<string[]> {
    const items = await this.itemsOf(what);
    return items.filter((item) => !item.startsWith('Why '));
  }

  async questionsOf(what: Locator): Promise<string[]> {
    const items = await this.itemsOf(what);
    return items.filter((item) => item.startsWith('Why '));
  }

  private async itemsOf(what: Locator): Promise<string[]> {
    await what.press('Enter');
    await expect(this.page.getByRole('menu')).toBeVisible();
    const items = await this.page.getByRole('menuitem').allTextContents();
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByRole('menu')).toBeHidden();
    return items;
  }

  /** Drops a file on the page. */
  async dropFile(content: string | Uint8Array, name = 'dropped.json'): Promise<void> {
    await this.page.evaluate(
      (file) => {
        const files = new DataTransfer();
        const bytes = Uint8Array.from(atob(file.letters), (letter) => letter.charCodeAt(0));
        files.items.add(new File([bytes], file.name));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
      },
      { letters: Buffer.from(content).toString('base64'), name },
    );
  }

  /** Goes to a time of the run, in ms: drags the track to its end until it is long enough. */
  async goTo(ms: number): Promise<void> {
    const track = this.slider('Time');
    for (;;) {
      const end = Number(await track.getAttribute('max'));
      await track.fill(String(Math.min(ms, end)));
      await this.settled();
      if (ms <= end) return;
    }
  }

  async now(): Promise<number> {
    return Number.parseFloat((await this.slider('Time').getAttribute('aria-valuetext')) ?? '');
  }

  /** Goes from highlight to highlight until `reached`. */
  async nextHighlightsUntil(reached: () => Promise<boolean>): Promise<void> {
    for (let i = 0; i < 60; i += 1) {
      if (await reached()) return;
      await this.button('Next highlight').click();
      await this.settled();
    }
    throw new Error('sixty highlights on, it still has not come about');
  }

  async untilOneLeads(): Promise<void> {
    await this.nextHighlightsUntil(async () => (await this.leaders().count()) === 1);
  }

  /** `S3` and 4, from `S3, leader, term 4, …`. */
  async nameAndTerm(server: Locator): Promise<{ name: string; term: number }> {
    const [name = '', , term = ''] = ((await server.getAttribute('aria-label')) ?? '').split(', ');
    return { name, term: Number(term.replace('term ', '')) };
  }

  /**
   * Replaces the text of a field by typing. In Firefox, React does not notice what Playwright's `fill` sets.
   */
  async write(field: Locator, text: string): Promise<void> {
    await field.selectText();
    await field.pressSequentially(text);
  }

  /** Sends a command by the `Request` button. */
  async request(command: string, to?: string): Promise<void> {
    await this.button('Request').click();
    await this.write(this.page.getByRole('textbox', { name: 'Command' }), command);
    if (to) await this.page.getByRole('dialog').getByRole('combobox').selectOption({ label: to });
    await this.button('Send').click();
    await this.settled();
  }

  /** Cuts the network by picking a group for each server: `{ A: ['S1', 'S2'], B: ['S3', …] }`. */
  async partition(groups: Record<string, readonly string[]>): Promise<void> {
    await this.button('Partition').click();
    while (
      (await this.page.getByRole('group', { name: 'S1' }).getByRole('radio').count()) <
      Object.keys(groups).length
    ) {
      await this.button('One group more').click();
    }
    for (const [letter, names] of Object.entries(groups)) {
      for (const name of names) {
        await this.page
          .getByRole('group', { name, exact: true })
          .getByRole('radio', { name: letter })
          .check({ force: true });
      }
    }
    await this.button('Cut').click();
    await this.settled();
  }
}
