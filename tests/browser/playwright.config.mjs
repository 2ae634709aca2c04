// Browser tests on the built dist/, served under a sub-path: nothing may depend on being at the root.
// ATLAS_DIST: another built folder; ATLAS_PORT: another port; CHROMIUM: another browser; CHROMIUM_HEADLESS: its build without a
// window, if there is one, which takes half the time.
import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PORT = Number(process.env.ATLAS_PORT || 41787);
export const BASE = '/some/folder/';

export const LAUNCH = {
  executablePath: process.env.CHROMIUM_HEADLESS || process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  use: {
    baseURL: `http://127.0.0.1:${PORT}${BASE}`,
    viewport: { width: 1366, height: 900 },
    locale: 'zh-CN',
    // What a service worker answers, no test can spoil. offline.mjs lets it in.
    serviceWorkers: 'block',
    launchOptions: LAUNCH,
  },
  webServer: {
    command: `node .ci/serve.mjs --root "${process.env.ATLAS_DIST || 'dist'}" --base ${BASE}`,
    cwd: root,
    env: { PORT: String(PORT) },
    url: `http://127.0.0.1:${PORT}${BASE}`,
    reuseExistingServer: !process.env.CI && !process.env.ATLAS_DIST,
  },
});
