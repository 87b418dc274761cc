import { expect } from '@playwright/test';
import { Tank } from './tank.ts';
import { test } from './test.ts';

const LED = { cluster: { initial: { S1: { term: 1, role: 'leader' } } } } as const;

test('a client’s request is appended, replicated, committed and applied', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 50);
  await tank.request('SET x 5');
  await expect(tank.log('S1').getByRole('listitem')).toHaveAccessibleName(
    /^index 1, term 1, SET x 5, uncommitted/,
  );
  await expect(tank.log('S2').getByRole('listitem')).toHaveCount(0);
  await tank.goTo(90);
  await expect(tank.log('S2').getByRole('listitem')).toHaveAccessibleName(
    /^index 1, term 1, SET x 5, uncommitted/,
  );
  await tank.goTo(300);
  for (const name of ['S1', 'S2', 'S3', 'S4', 'S5']) {
    await expect(tank.log(name).getByRole('listitem')).toHaveAccessibleName(
      /^index 1, term 1, SET x 5, committed/,
    );
  }
  await expect(page.getByText('x = 5').first()).toBeVisible();
});

test('a follower redirects its client to the leader', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 50);
  await tank.choose(tank.server('S3'), 'Send request');
  await tank.write(page.getByRole('textbox', { name: 'Command' }), 'SET x 5');
  await tank.button('Send').click();
  await tank.settled();
  await expect(tank.events()).toContainText('S1');
  await expect(page.getByRole('button', { name: /^Client: SET x 5, .*S1/ })).toBeVisible();
  await expect(tank.log('S3').getByRole('listitem')).toHaveCount(0);
});

test('an unknown command is refused with a reason, and the text is kept', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 50);
  await tank.button('Request').click();
  const command = page.getByRole('textbox', { name: 'Command' });
  await tank.write(command, 'DELETE x');
  await tank.button('Send').click();
  await expect(page.getByRole('alert')).toContainText(/SET key value/);
  await expect(command).toHaveValue('DELETE x');
});

test('one message is dropped, and the next heartbeat carries its entries', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 50);
  await tank.request('SET x 5');
  await tank.goTo(80);
  await tank.choose(tank.messages(/^AppendEntries from S1 to S4/), 'Drop');
  await expect(tank.messages(/^AppendEntries from S1 to S4/)).toHaveCount(0);
  await expect(tank.events()).toContainText(/drop/i);
  await tank.goTo(140);
  await expect(tank.log('S2').getByRole('listitem')).toHaveCount(1);
  await expect(tank.log('S4').getByRole('listitem')).toHaveCount(0);
  await tank.goTo(200);
  await expect(tank.log('S4').getByRole('listitem')).toHaveCount(1);
});

test('a message can be dropped, duplicated, delivered at once or delayed', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(LED, 80);
  const way = /^AppendEntries from S1 to S2/;
  expect(await tank.menuOf(tank.messages(way))).toEqual([
    'Drop',
    'Duplicate',
    'Deliver now',
    'Delay',
    'Hold',
    'Several like it',
  ]);
  await tank.choose(tank.messages(way), 'Duplicate');
  await expect(tank.messages(way)).toHaveCount(2);
  await tank.choose(tank.messages(way).first(), 'Deliver now');
  await expect(tank.messages(way)).toHaveCount(1);
  await expect(
    tank.messages(/^AppendEntries reply from S2 to S1|^AppendEntriesReply from S2 to S1/),
  ).toHaveCount(1);
  await tank.choose(tank.messages(/^AppendEntries from S1 to S3/), 'Delay');
  await tank.goTo(91);
  await expect(tank.messages(/^AppendEntries from S1 to S3/)).toHaveCount(1);
});

/** Requests to S1, one every 40 ms. */
const requests = (length: number) =>
  Array.from(
    { length },
    (_, i) => ({ at: 100 + 40 * i, do: 'request', server: 'S1', command: `SET x ${i}` }) as const,
  );

test('a log that ends before the visible part says so, and does not look empty', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(
    {
      cluster: { servers: 3, initial: { S1: { term: 1, role: 'leader' } } },
      actions: [...requests(30), { at: 200, do: 'crash', server: 'S3' }],
    },
    1500,
  );
  const logs = page.getByRole('region', { name: 'Logs' });
  await expect(logs.getByText(/^← ends at index [1-4]$/)).toHaveCount(1);
  await logs.getByRole('group', { name: 'All logs' }).focus();
  await page.keyboard.press('Home');
  await expect(logs.getByText(/ends at index/)).toHaveCount(0);
});

test('the logs follow their end, however the reader jumps in time', async ({ page }) => {
  const tank = new Tank(page);
  await tank.openRun(
    { cluster: { servers: 3, initial: { S1: { term: 1, role: 'leader' } } }, actions: requests(200) },
    8500,
  );
  // The next jump comes after the logs have scrolled to their end, and before the scroll event.
  await page.getByRole('slider', { name: 'Time', exact: true }).evaluate(async (track) => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    for (const at of [2000, 5000, 1500, 3000, 6000, 8400]) {
      set?.call(track, String(at));
      track.dispatchEvent(new Event('input', { bubbles: true }));
      document.body.getBoundingClientRect();
      await new Promise((laidOut) => requestAnimationFrame(() => setTimeout(laidOut)));
    }
  });
  await tank.settled();
  await expect(tank.log('S1').getByRole('listitem', { name: /^index 200,/ })).toBeInViewport();
});
