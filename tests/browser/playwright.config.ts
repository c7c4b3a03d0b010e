// How the browser tests run. `cargo xtask test` builds the sites, finds the browser and starts this; by hand, after a
// build, it is `CHROMIUM=/usr/bin/chromium npx playwright test` in this folder.
import { defineConfig } from '@playwright/test';
import { SITES } from './sites.ts';

const executablePath = process.env.CHROMIUM;
if (!executablePath) throw new Error('CHROMIUM does not name a browser; run `cargo xtask test`, which finds one');

const served = Object.values(SITES);

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A test that passes at the second try hides a race that people meet as well.
  retries: 0,
  // Half of the time a test waits: with two workers for two cores one of them was idle.
  workers: 3,
  reporter: 'list',
  use: {
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    // A test that failed is run once more by hand, with `--trace on`: to record all of them costs time in every run.
    trace: 'off',
    launchOptions: {
      executablePath,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: ['node', 'server.mjs', ...served.flatMap(({ port, base, folder }) => [port, base, `"${folder}"`])].join(' '),
    url: `http://127.0.0.1:${served[0].port}${served[0].base}`,
    reuseExistingServer: false,
  },
});
