// Every page of both sites, narrow and wide, light and dark: the rules of axe, nothing wider than the window, and no
// Korean word broken in two.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, onEachSite, test } from './fixtures.ts';
import { replacedByPage, FILES } from './network.ts';
import { hits, options, results, searchField, title } from './person.ts';
import { manifest, pageOf } from './sites.ts';

const WIDTHS = [360, 1440];
const SCHEMES = ['light', 'dark'] as const;

/** The rules that the page breaks, with the elements that do. In dark all is as in light but the colours. */
async function broken(page: Page, scheme: (typeof SCHEMES)[number]): Promise<string[]> {
  // The site has no frames, so that the rules can run in the page alone, in half the time.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  if (scheme === 'dark') builder.withRules('color-contrast');
  else builder.options({ rules: { 'target-size': { enabled: true } } });
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}

/** The short Korean words of the page that stand on two lines. */
const wordsInTwo = (): string[] => {
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const word of (node.textContent ?? '').matchAll(/(?<!\S)[가-힣]{2,8}(?!\S)/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top)));
      if (lines.size > 1) found.push(word[0]);
    }
  }
  return found;
};

/** Looks at the page in every width and scheme. `show` brings it to the state that is looked at. */
async function look(page: Page, show: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await show();
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      expect(await broken(page, colorScheme), `${width} px, ${colorScheme}`).toEqual([]);
    }
    const room = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    expect(room[0], `nothing is wider than ${width} px`).toBeLessThanOrEqual(room[1]);
    expect(await page.evaluate(wordsInTwo), `words in two at ${width} px`).toEqual([]);
  }
}

onEachSite((site) => {
  for (const entry of manifest(site).entries) {
    test(`${pageOf(entry)} can be used by everyone`, async ({ page }) => {
      await look(page, async () => {
        await page.goto(pageOf(entry));
        await expect(page.getByRole('article').getByRole('paragraph').nth(1)).toBeVisible();
      });
    });
  }

  for (const { path, name } of manifest(site).categories) {
    test(`category/${path} can be used by everyone`, async ({ page }) => {
      await look(page, async () => {
        await page.goto(`category/${path}`);
        await expect(title(page)).toHaveText(name);
      });
    });
  }

  test('the first page can be used by everyone', async ({ page }) => {
    await look(page, async () => {
      await page.goto('');
      await expect(title(page)).toBeVisible();
    });
  });

  test('the list below the search field can be used by everyone', async ({ page }) => {
    await look(page, async () => {
      await page.goto('');
      await searchField(page).fill('결제');
      await expect(options(page).first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
    });
  });

  test('the result page can be used by everyone', async ({ page }) => {
    await look(page, async () => {
      await page.goto(`search?q=${encodeURIComponent('결제')}&category=chatbot%2Fbot-management`);
      await expect(hits(page).first()).toBeVisible();
    });
  });

  test('the result page without results can be used by everyone', async ({ page }) => {
    await look(page, async () => {
      await page.goto(`search?q=${encodeURIComponent('쀍쮋')}`);
      await expect(results(page).getByRole('heading', { name: /맞는 글이 없습니다/ })).toBeVisible();
    });
  });

  test('the page for addresses that lead nowhere can be used by everyone', async ({ page }) => {
    await look(page, async () => {
      await page.goto('no/such/page');
      await expect(title(page)).toHaveText('찾는 페이지가 없습니다');
    });
  });
});

test('the search page before anything is asked can be used by everyone', async ({ page }) => {
  await look(page, async () => {
    await page.goto('search');
    await expect(title(page)).toHaveText('무엇을 찾으세요?');
  });
});

test('a failed search can be used by everyone', async ({ page, context }) => {
  await replacedByPage(context, FILES.index);
  await look(page, async () => {
    await page.goto(`search?q=${encodeURIComponent('결제')}`);
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  });
});

test('a site whose data does not come can be used by everyone', async ({ page, context }) => {
  await replacedByPage(context, FILES.manifest);
  await look(page, async () => {
    await page.goto('');
    await expect(title(page)).toHaveText('새 버전이 나왔습니다');
  });
});
