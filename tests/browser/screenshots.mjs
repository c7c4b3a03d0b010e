// Draws the README's pictures from built sites, so that they show what there is. `cargo xtask screenshots` builds the
// sites and starts this:
//
//     node screenshots.mjs --agent FOLDER --public FOLDER --chromium FILE --out FOLDER
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';

const { values: given } = parseArgs({
  options: Object.fromEntries(['agent', 'public', 'chromium', 'out'].map((name) => [name, { type: 'string' }])),
});
for (const name of ['agent', 'public', 'chromium', 'out']) {
  if (!given[name]) throw new Error(`--${name} is missing; \`cargo xtask screenshots\` knows them all`);
}

const SITES = { agent: 'http://127.0.0.1:4186/', public: 'http://127.0.0.1:4187/' };
/** A moment within opening hours, the same in every run. */
const NOW = new Date('2026-11-23T10:00:00+09:00');
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 760 };

const field = (page) => page.getByRole('combobox', { name: '도움말 검색' });

/** Each picture: its file, its site and window, and what somebody does until it looks so. */
const PICTURES = [
  {
    name: 'home',
    site: 'public',
    window: { width: 1200, height: 800 },
    path: '',
    act: (page) => page.getByRole('main').getByRole('link').first().waitFor(),
  },
  {
    name: 'search',
    site: 'agent',
    window: DESK,
    path: '',
    act: async (page) => {
      await field(page).fill('ㄱㅈㅊㅅ');
      // The engine's own answer: the best answer's text can be read in it.
      await page.getByRole('option').nth(3).waitFor();
      await page.getByText('검색을 준비하고 있습니다…').waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'flow',
    site: 'agent',
    window: DESK,
    path: 'flows/taxi-payment-recovery',
    act: async (page) => {
      const question = page.locator('#flow-question');
      await page.getByRole('button', { name: '내렸거나 곁에 없습니다' }).click();
      await question.getByText('24시간').waitFor();
      await page.locator('[id="flow-field-ended_at"]').fill('2026-11-23T06:48');
      await page.getByRole('list', { name: '답 고르기' }).getByRole('button', { name: '24시간 이내' }).click();
      await question.getByText('1차').waitFor();
    },
  },
  {
    name: 'composer',
    site: 'agent',
    window: DESK,
    path: 'messages/taxi-passenger-repayment',
    act: async (page) => {
      const fields = page.getByRole('main').locator('.composer input');
      await fields.first().waitFor();
      await fields.first().fill('2026-11-23T06:10');
    },
  },
  {
    name: 'phone',
    site: 'public',
    window: PHONE,
    path: 'faq/chatbot-reconnect/',
    act: (page) => page.getByRole('article').getByRole('paragraph').nth(1).waitFor(),
  },
];

const server = spawn(
  process.execPath,
  ['server.mjs', new URL(SITES.agent).port, '/', given.agent, new URL(SITES.public).port, '/', given.public],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
/** Waits until the server answers; it says nothing when it is ready. */
async function answers(address) {
  for (;;) {
    if (server.exitCode !== null) throw new Error('the server ended');
    const response = await fetch(address).catch(() => null);
    if (response?.ok) return;
  }
}

await mkdir(given.out, { recursive: true });
await Promise.all(Object.values(SITES).map(answers));
const browser = await chromium.launch({ executablePath: given.chromium, args: ['--disable-gpu', '--lang=ko-KR'], env: { ...process.env, LANGUAGE: 'ko' } });
try {
  for (const { name, site, window, path, act } of PICTURES) {
    const context = await browser.newContext({
      viewport: window, locale: 'ko-KR', timezoneId: 'Asia/Seoul', reducedMotion: 'reduce', colorScheme: 'light',
    });
    const page = await context.newPage();
    await page.clock.setFixedTime(NOW);
    await page.goto(SITES[site] + path);
    // A plain page gives way to the app.
    await page.locator('[data-app]').waitFor();
    await act(page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(given.out, `${name}.png`), animations: 'disabled', caret: 'hide' });
    console.log(`${name}.png`);
    await context.close();
  }
} finally {
  await browser.close();
  server.kill();
}
