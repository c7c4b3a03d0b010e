// Pages in states that nobody designs for first: titles and words without end, a window of 320 pixels, colours that the
// system forces, no motion, paper, and one thumb. Text of twice its size is in `large-text.spec.ts`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { expect, onEachSite, test } from './fixtures.ts';
import { choices, question } from './flows.ts';
import { FILES, changed } from './network.ts';
import { expectNothingWider, KINDS, open } from './kinds.ts';
import { options, searchField, title } from './person.ts';
import { SITES, type SiteName } from './sites.ts';

/** Gives every entry a title of many words and every summary one word without a place to break. */
const overlong = (context: BrowserContext) =>
  changed(context, FILES.manifest, (bytes) => {
    const data = JSON.parse(bytes.toString());
    for (const entry of data.entries) {
      entry.title = `${'아주 긴 제목이 끝나지 않고 이어집니다 '.repeat(6)}${entry.title}`;
      entry.summary = 'https://example.com/'.concat('아주긴낱말'.repeat(30));
    }
    for (const category of data.categories) category.name += ' 이름이 아주 길고 띄어쓰지않은낱말'.concat('가나다라'.repeat(12));
    return JSON.stringify(data);
  });

onEachSite((site) => {
  test('titles and words without end stay within every page', async ({ page, context }) => {
    await overlong(context);
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const at of KINDS[site]) {
        await open(page, at);
        await expectNothingWider(page, `${width} px, ${at}`);
      }
    }
  });

  test('a window of 320 by 256 pixels, as at 400 %, shows everything without scrolling sideways', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    for (const at of KINDS[site]) {
      await open(page, at);
      await expectNothingWider(page, at);
      // No bar stays in the way of the text.
      const stuck = await page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter((element) => ['sticky', 'fixed'].includes(getComputedStyle(element).position) && element.clientHeight > 100)
          .filter((element) => getComputedStyle(element).visibility === 'visible')
          .map((element) => element.className),
      );
      expect(stuck, at).toEqual([]);
    }
  });

  test('where the system forces colours, what is chosen is still told apart', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await open(page, '');
    await searchField(page).fill('결제');
    await expect(options(page).last()).toHaveText(/모두 보기$/);
    await page.keyboard.press('ArrowDown');
    const chosen = options(page).and(page.locator('[aria-selected=true]'));
    await expect(chosen).toHaveCount(1);
    const outline = (element: Element): string => getComputedStyle(element).outlineStyle;
    expect(await chosen.evaluate(outline)).toBe('solid');
    expect(await options(page).and(page.locator('[aria-selected=false]')).first().evaluate(outline)).toBe('none');
    const button = page.getByRole('button', { name: '검색', exact: true });
    expect(await button.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('solid');
    await page.goto('flows/chatbot-autopay-failed');
    await expect(choices(page).first()).toBeVisible();
    expect(await choices(page).first().evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('solid');
  });

  test('where motion is not wanted nothing moves', async ({ page, context }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    // While an article is on its way its shape is there, and still.
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await context.route(FILES.documents, async (route) => {
      await released;
      await route.continue();
    });
    await open(page, '');
    await page.getByRole('main').getByRole('link').filter({ hasNot: page.locator('.card-name') }).first().click();
    const running = (): string[] => document.getAnimations().filter(({ playState }) => playState === 'running').map((animation) => String(animation));
    if (site === 'agent') await expect(page.locator('.skeleton').first()).toBeVisible();
    expect(await page.evaluate(running)).toEqual([]);
    release();
    await expect(title(page)).toBeVisible();
    const durations = await page.evaluate(() =>
      [...document.querySelectorAll('body *')].map((element) => getComputedStyle(element).transitionDuration).filter((time) => !/^(0s(, )?)+$/.test(time)),
    );
    expect(durations).toEqual([]);
  });

  test('paper shows a step and a message in black on white, and nothing to press', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page, '');
    await page.getByRole('combobox', { name: '화면 밝기' }).selectOption({ label: '어둡게' });
    for (const at of ['flows/chatbot-autopay-failed', 'messages/chatbot-reconnect-guide']) {
      await open(page, at);
      await page.emulateMedia({ media: 'print' });
      await expect(at.startsWith('flows') ? question(page) : title(page)).toBeVisible();
      await expect(page.getByRole('banner')).toBeHidden();
      await expect(page.getByRole('button')).toHaveCount(0);
      const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
      expect(scheme, at).toBe('light');
      await page.emulateMedia({ media: 'screen' });
    }
  });
});

test.describe('one thumb on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, site: 'public' });

  test('answers are as wide as the screen and far enough apart', async ({ page }) => {
    await open(page, 'flows/chatbot-autopay-failed');
    const boxes = await Promise.all((await choices(page).all()).map((choice) => choice.boundingBox()));
    for (const box of boxes) {
      expect(box?.width).toBeGreaterThan(300);
      expect(box?.height).toBeGreaterThanOrEqual(44);
    }
    for (const [at, box] of boxes.slice(1).entries()) {
      expect((box?.y ?? 0) - ((boxes[at]?.y ?? 0) + (boxes[at]?.height ?? 0))).toBeGreaterThanOrEqual(4);
    }
  });

  test('every target on every page is at least 24 pixels high, links within sentences aside', async ({ page }) => {
    for (const at of KINDS.public) {
      await open(page, at);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('a, button, select, summary, input')]
          .filter((target) => target.checkVisibility() && !target.closest('p, label, li:not(:has(> a:only-child)), td, .visually-hidden, .skip-link, svg'))
          .filter((target) => target.getBoundingClientRect().height < 24 && target.getBoundingClientRect().height > 1)
          .map((target) => target.outerHTML.slice(0, 120)),
      );
      expect(small, at).toEqual([]);
    }
  });
});

test('the styleguide is no part of what is published', async ({ page }) => {
  await page.goto('styleguide');
  await expect(title(page)).toHaveText('찾는 페이지가 없습니다');
});

test('no file of a site holds the styleguide', () => {
  for (const name of Object.keys(SITES) as SiteName[]) {
    const { folder } = SITES[name];
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && /\.(wasm|js|html)$/.test(file.name));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expect(readFileSync(join(file.parentPath, file.name), 'latin1')).not.toContain('tyleguide-search');
  }
});
