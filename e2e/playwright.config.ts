import { existsSync, readFileSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { freePort } from '../scripts/free-port.ts';

// Every run has its own port, so that it cannot use the server of another run, or of `npm start`.
// The workers read this file again and find the port in the environment.
process.env.E2E_PORT ??= String(await freePort());
const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`;

const note = '.reports/chromium-path';
const chromium = existsSync(note) ? readFileSync(note, 'utf8') : '/usr/bin/chromium';
const firefox = '/usr/bin/firefox-esr';

export default defineConfig({
  testDir: '.',
  // For wide.config.ts only.
  testIgnore: 'e2e/wide/**',
  outputDir: '../.reports/e2e',
  fullyParallel: true,
  workers: 2,
  // How long a page may take on a busy machine. Only a failure waits that long.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: '../.reports/e2e.json' }]],
  use: {
    baseURL,
    // A trace takes a sixth of the time. After a failure: --trace on.
    trace: 'off',
    // Each test is a first visit, and its routes see every request. `offline.spec.ts` allows them.
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'chromium', use: { browserName: 'chromium', launchOptions: { executablePath: chromium } } },
    // FIREFOX=1 adds Debian's Firefox, if it is installed.
    ...(process.env.FIREFOX && existsSync(firefox)
      ? [
          {
            name: 'firefox',
            use: {
              browserName: 'firefox' as const,
              channel: 'moz-firefox',
              launchOptions: {
                executablePath: firefox,
                firefoxUserPrefs: {
                  'ui.prefersReducedMotion': 1,
                  // A mouse: its window without a screen has no pointer at all.
                  'ui.primaryPointerCapabilities': 6,
                  'ui.allPointerCapabilities': 6,
                },
              },
            },
          },
        ]
      : []),
  ],
  webServer: {
    command: `vite preview --host 127.0.0.1 --port ${process.env.E2E_PORT} --strictPort`,
    cwd: '..',
    url: baseURL,
    reuseExistingServer: false,
  },
});
