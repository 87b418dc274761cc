import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';

// A port of its own for each run, so that runs side by side, or an `npm start` left open, are not mistaken for it.
// The workers read this file again and find the choice in the environment.
process.env.E2E_PORT ??= await new Promise<string>((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => resolve(String(typeof address === 'object' ? address?.port : 4173)));
  });
});
const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`;

const note = '.reports/chromium-path';
const chromium = existsSync(note) ? readFileSync(note, 'utf8') : '/usr/bin/chromium';
const firefox = '/usr/bin/firefox-esr';

export default defineConfig({
  testDir: '.',
  // They are for wide.config.ts.
  testIgnore: 'e2e/wide/**',
  outputDir: '../.reports/e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: '../.reports/e2e.json' }]],
  use: {
    baseURL, // Without a film of it, which takes a fifth of the time.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
  projects: [
    { name: 'chromium', use: { browserName: 'chromium', launchOptions: { executablePath: chromium } } },
    // FIREFOX=1 adds Debian's Firefox where there is one.
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
