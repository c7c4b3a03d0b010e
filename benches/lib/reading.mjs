// What a reader meets on every page of a built site: when the text can be read on the slow line with nothing cached,
// how far the page moves while it arrives, and how long the browser's thread is ever held once the app runs.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/* global window, document, location, PerformanceObserver, requestAnimationFrame, MessageChannel, performance */

/** Widths of the two kinds of device, with their heights. */
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1440, height: 900 };

/** The addresses of every page of a site: the first one, categories, entries, and results. */
export async function pagesOf(site) {
  const manifest = JSON.parse(await readFile(join(site, 'data/manifest.json'), 'utf8'));
  const folder = { guide: 'guides', faq: 'faq', flow: 'flows', message: 'messages' };
  return [
    { kind: 'home', path: '' },
    ...manifest.categories.map(({ path }) => ({ kind: 'category', path: `category/${path}/` })),
    ...manifest.entries.map(({ kind, id }) => ({ kind, path: `${folder[kind]}/${id}/` })),
    { kind: 'results', path: `search/?q=${encodeURIComponent('결제 취소')}` },
  ];
}

/** Watches a page from before its first byte: `window.reading` holds what it saw. */
function watch() {
  window.reading = { readable: null, shift: 0, shifts: [], started: null, longest: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      window.reading.shift += entry.value;
      const nodes = entry.sources.map(({ node }) => (node?.className || node?.nodeName || '?').toString());
      window.reading.shifts.push(`${entry.value.toFixed(4)} ${nodes.join(', ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      // What begins before the app is there is its start.
      if (window.reading.started !== null && startTime > window.reading.started) window.reading.longest = Math.max(window.reading.longest, duration);
    }
  }).observe({ type: 'longtask', buffered: true });
  // The page can be read when its heading and a first piece of text stand in the frame that is on the screen.
  const readable = () => {
    const heading = document.querySelector('main h1');
    const text = document.querySelector('main :is(.prose p, .flow-choice, .bubble, .entry, .card, .hit, .lead)');
    return heading?.checkVisibility({ visibilityProperty: true }) && text?.checkVisibility({ visibilityProperty: true });
  };
  // The app is there when what it alone can show is: the runner's answers are buttons, the composer has its preview.
  const started = () => {
    if (document.querySelector('[data-app]') === null || !readable()) return false;
    const own = /\/flows\//.test(location.pathname) ? 'button.flow-choice' : /\/messages\//.test(location.pathname) ? '.bubble' : 'main h1';
    return document.querySelector(own)?.checkVisibility({ visibilityProperty: true });
  };
  const look = () => {
    const { port1, port2 } = new MessageChannel();
    const [reads, runs] = [window.reading.readable === null && readable(), window.reading.started === null && started()];
    port1.onmessage = () => {
      if (reads) window.reading.readable ??= performance.now();
      if (runs) window.reading.started ??= performance.now();
    };
    if (reads || runs) port2.postMessage(null);
    if (window.reading.readable === null || window.reading.started === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * Opens every page of `site` from `origin`, each in a new context of a size: `[{ kind, path, readable, shift, shifts }]`,
 * milliseconds from navigation and the sum of layout shifts until nothing is on its way any more.
 */
export async function readAll(withPage, browser, origin, pages, size) {
  const found = [];
  for (const { kind, path } of pages) {
    const seen = await withPage(browser, async (page) => {
      await page.setViewportSize(size);
      await page.addInitScript(watch);
      await page.goto(`${origin}/${path}`, { waitUntil: 'load' });
      await page.waitForFunction(() => window.reading.readable !== null && window.reading.started !== null);
      await page.waitForLoadState('networkidle');
      return page.evaluate(() => window.reading);
    });
    found.push({ kind, path, ...seen });
  }
  return found;
}

/**
 * Uses a site as people do, on an unhurried line: types into the search field, opens the results, an article, a flow
 * and a message, and goes back. Returns the milliseconds that the thread was held at the longest, 50 being the least
 * that browsers tell, 0 where it never was.
 */
export function longestTask(withPage, browser, origin, size) {
  return withPage(browser, async (page) => {
    await page.setViewportSize(size);
    await page.addInitScript(watch);
    await page.goto(`${origin}/`);
    await page.waitForFunction(() => window.reading.started !== null);
    await page.waitForLoadState('networkidle');
    const field = page.locator('input[role=combobox]').first();
    await field.click();
    await page.keyboard.type('rufwp cnlth', { delay: 60 });
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.hit').first().waitFor();
    for (const kind of ['guides', 'flows', 'messages']) {
      await page.locator(`.hit a[href^="${kind}/"]`).first().click();
      await page.locator('main h1').waitFor();
      await page.locator('main :is(.prose p, .flow-choice, .composer-copy)').first().waitFor();
      if (kind === 'flows') await page.keyboard.press('1');
      await page.waitForLoadState('networkidle');
      await page.goBack();
      if (kind === 'flows') await page.goBack();
      await page.locator('.hit').first().waitFor();
    }
    return page.evaluate(() => window.reading.longest);
  });
}
