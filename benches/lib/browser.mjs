// Everything that is measured in Chromium: queries with a warm engine, keys with a warm app, and the first search on a
// cold cache. Each measurement has a context of its own, so that nothing is cached from the one before.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { probe } from './probe.mjs';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
/** No page of ours needs longer, on the slow line neither. */
const PATIENCE = 120_000;

/** Starts Chromium by the Playwright in `modules`, a folder of npm packages. */
export async function launch(modules, executablePath) {
  const { chromium } = createRequire(join(modules, 'package.json'))('playwright-core');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Does `work` in a page of a new context; an error of the page's own is told with it. */
export async function withPage(browser, work) {
  const context = await browser.newContext({ locale: 'ko-KR', timezoneId: 'Asia/Seoul' });
  context.setDefaultTimeout(PATIENCE);
  try {
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('requestfailed', (request) => problems.push(`${request.url()}: ${request.failure()?.errorText}`));
    return await work(page, context).catch((error) => {
      throw new Error(`${error.message}\n${problems.join('\n')}`, { cause: error });
    });
  } finally {
    await context.close();
  }
}

/** Asks all queries of an engine, without drawing anything. */
export function askAll(browser, origin, engine, site, queries, rounds) {
  return withPage(browser, async (page) => {
    await page.goto(`${origin}/bench/measure.html`);
    await page.waitForFunction(() => 'measure' in globalThis);
    return page.evaluate((job) => globalThis.measure(job), { engine, site, queries, rounds });
  });
}

/** From navigation to the first list, on a line and with a cold cache: milliseconds since navigation began. */
export function firstSearch(browser, origin, typed) {
  return withPage(browser, async (page) => {
    await page.addInitScript(probe, typed);
    await page.goto(`${origin}/`, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.probe?.times.full !== undefined && window.probe.times.suggestions !== undefined);
    return page.evaluate(() => window.probe.times);
  });
}

/**
 * Types queries letter by letter into a warm page: the milliseconds from each key to the painted list of the engine's
 * answer, and the number of keys after which none came within a second.
 */
export function typeAll(browser, origin, queries) {
  return withPage(browser, async (page) => {
    await page.addInitScript(probe);
    await page.goto(`${origin}/`);
    const field = page.locator('input[role=combobox]').first();
    await field.click();
    const milliseconds = [];
    let without = 0;
    const key = async (letter) => {
      await page.keyboard.insertText(letter);
      return page
        .waitForFunction(() => window.probe.key?.milliseconds ?? false, undefined, { timeout: 1000 })
        .then((handle) => handle.jsonValue())
        .catch((error) => {
          if (error.name === 'TimeoutError') return null;
          throw error;
        });
    };
    // The engine may still be on its way: the first query is typed until it answers.
    const deadline = performance.now() + PATIENCE;
    for (let answered = null; answered === null; ) {
      if (performance.now() > deadline) throw new Error('the page never answered');
      await field.fill('');
      answered = await key(queries[0][0]);
    }
    for (const query of queries) {
      await field.fill('');
      for (const letter of query) {
        if (letter === ' ') {
          // It changes nothing to answer.
          await page.keyboard.insertText(letter);
          continue;
        }
        const time = await key(letter);
        if (time === null) without += 1;
        else milliseconds.push(time);
      }
    }
    return { milliseconds, without };
  });
}
