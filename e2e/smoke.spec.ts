import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';

/** All errors while a page loads, as readable lines. */
function troubles(page: Page): string[] {
  const lines: string[] = [];
  page.on('console', (message) => {
    // Playwright’s own word, see playwright.config.ts.
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    if (message.type() === 'error' || message.type() === 'warning') lines.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => lines.push(`thrown: ${error.message}`));
  page.on('requestfailed', (request) => lines.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) lines.push(`${response.status()}: ${response.url()}`);
  });
  return lines;
}

test('the page loads without an error', async ({ page }) => {
  const lines = troubles(page);
  await page.goto('/');
  await expect(page).toHaveTitle(/Raftarium/);
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(lines).toEqual([]);
});

test('the same files work under a sub-path, and nothing is fetched from outside it', async ({
  page,
  baseURL,
}) => {
  const home = `${baseURL}/some/path/`;
  const lines = troubles(page);
  // The page itself makes `blob:` and `data:` addresses.
  page.on('request', (request) => {
    if (request.url().startsWith('http') && !request.url().startsWith(home))
      lines.push(`outside: ${request.url()}`);
  });
  await page.route(`${home}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice('/some/path/'.length);
    const file = join('dist', path || 'index.html');
    await route.fulfill(existsSync(file) ? { path: file } : { status: 404 });
  });
  await page.goto(home);
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(lines).toEqual([]);
});
