import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Relative addresses: the same files work at a domain's root and under any sub-path.
  base: './',
  // No page but one: an address that is not there says so instead of answering with the page.
  appType: 'mpa',
  plugins: [react({ compiler: true })],
  build: { target: 'es2022' },
  test: {
    // A component test asks for a DOM itself: // @vitest-environment happy-dom
    include: ['src/**/*.test.{ts,tsx}'],
    reporters: ['default', ['json', { outputFile: '.reports/unit.json' }]],
    coverage: {
      provider: 'v8',
      include: ['src/{base,raft,sim,scenario}/**'],
      reportsDirectory: '.reports/coverage',
    },
  },
});
