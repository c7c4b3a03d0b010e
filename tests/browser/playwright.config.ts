// How the browser tests run. `cargo xtask test` builds the sites, finds the browser and starts this; by hand, after a
// build, it is `CHROMIUM=/usr/bin/chromium npx playwright test` in this folder.
import { defineConfig } from '@playwright/test';
import { LAUNCH } from './launch.ts';
import { SITES } from './sites.ts';

const served = Object.values(SITES);

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A test that passes at the second try hides a race that people meet as well.
  retries: 0,
  // A busy machine is no defect: what a person would see is waited for, and only a failure takes this long.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // Half of the time a test waits: with two workers for two cores one of them was idle.
  workers: 3,
  reporter: 'list',
  use: {
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    // A test that failed is run once more by hand, with `--trace on`: to record all of them costs time in every run.
    trace: 'off',
    launchOptions: LAUNCH,
  },
  webServer: {
    command: ['node', 'server.mjs', ...served.flatMap(({ port, base, folder }) => [port, base, `"${folder}"`])].join(' '),
    url: `http://127.0.0.1:${served[0].port}${served[0].base}`,
    reuseExistingServer: false,
  },
});
