// Every page of both sites, narrow and wide, light and dark: the rules of axe, nothing wider than the window, and no
// Korean word broken in two.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, onEachSite, test } from './fixtures.ts';
import { KINDS } from './kinds.ts';
import { FILES, hold, neverIdle, replacedByPage } from './network.ts';
import { hits, options, results, searchField, title } from './person.ts';
import { manifest, pageOf } from './sites.ts';

/** The wide one first: what stands open there must fit into the narrow ones as well. */
const WIDTHS = [1440, 768, 360];
/** Between the two nothing is drawn that neither has: there the rules of axe find nothing new. */
const RULED = [1440, 360];
const SCHEMES = ['light', 'dark'] as const;

/** The rules that the page breaks, with the elements that do. In dark all is as in light but the colours. */
async function broken(page: Page, scheme: (typeof SCHEMES)[number]): Promise<string[]> {
  // The site has no frames, so that the rules can run in the page alone, in half the time.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const rules = { 'target-size': { enabled: true } };
  builder.options(scheme === 'light' ? { rules, resultTypes: ['violations'] } : { runOnly: ['color-contrast'] });
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

/** Looks at the page that is open in every width and scheme. */
async function look(page: Page): Promise<void> {
  // At the agents' site the desk belongs to every page of the app whose data came.
  const waits = await page.evaluate(() => document.querySelector('[data-app]') !== null && 'desk' in document.documentElement.dataset && document.querySelector('.failure') === null);
  if (waits) await expect(page.getByRole('navigation', { name: '상담 목록' })).toBeVisible();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of RULED.includes(width) ? SCHEMES : []) {
      await page.emulateMedia({ colorScheme });
      expect(await broken(page, colorScheme), `${width} px, ${colorScheme}`).toEqual([]);
    }
    // The desk puts its columns elsewhere a frame after the window changed.
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(beyond, `nothing is wider than ${width} px`).toBeLessThanOrEqual(0);
    expect(await page.evaluate(wordsInTwo), `words in two at ${width} px`).toEqual([]);
  }
}

test.use({ viewport: { width: WIDTHS[0], height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

onEachSite((site) => {
  for (const entry of manifest(site).entries) {
    test(`${pageOf(entry)} can be used by everyone`, async ({ page }) => {
      await neverIdle(page);
      await page.goto(pageOf(entry));
      await expect(page.getByRole('article').getByRole('paragraph').nth(1)).toBeVisible();
      await look(page);
    });
  }

  for (const { path, name } of manifest(site).categories) {
    test(`category/${path} can be used by everyone`, async ({ page }) => {
      await neverIdle(page);
      await page.goto(`category/${path}`);
      await expect(title(page)).toHaveText(name);
      await look(page);
    });
  }

  for (const [what, path] of [
    ['a question with values and a choice of them', 'smartstore-cancellation?p=reason'],
    ['the map of a long way', 'academy-payment-cancel?p=method.linked.linked-kind.card.remote'],
  ]) {
    test(`a flow can be used by everyone: ${what}`, async ({ page }) => {
      await page.goto(`flows/${path}`);
      await expect(page.locator('#flow-question')).toBeVisible();
      await look(page);
    });
  }

  test('the end of a flow can be used by everyone', async ({ page }) => {
    await page.goto('flows/chatbot-autopay-failed?p=speed.card.limit.fixed');
    await expect(page.getByRole('heading', { name: '함께 보면 좋은 글' })).toBeVisible();
    await look(page);
  });

  test('the first page can be used by everyone', async ({ page }) => {
    await page.goto('');
    await expect(title(page)).toBeVisible();
    await look(page);
  });

  test('the list below the search field can be used by everyone', async ({ page }) => {
    await page.goto('');
    await searchField(page).fill('결제');
    await expect(options(page).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await look(page);
  });

  test('the result page can be used by everyone', async ({ page }) => {
    await page.goto(`search?q=${encodeURIComponent('결제')}&category=chatbot%2Fbot-management`);
    await expect(hits(page).first()).toBeVisible();
    await look(page);
  });

  test('the result page without results can be used by everyone', async ({ page }) => {
    await page.goto(`search?q=${encodeURIComponent('쀍쮋')}`);
    await expect(results(page).getByRole('heading', { name: /맞는 글이 없습니다/ })).toBeVisible();
    await look(page);
  });

  test('the page for addresses that lead nowhere can be used by everyone', async ({ page }) => {
    await page.goto('no/such/page');
    await expect(title(page)).toHaveText('찾는 페이지가 없습니다');
    await look(page);
  });
});

onEachSite((site) => {
  test.use({ waitsForApp: false });

  for (const at of KINDS[site].filter((at) => !at.startsWith('search'))) {
    test(`the plain page of ${at || 'the site'} can be used by everyone`, async ({ page, context, consoleMessages }) => {
      // The app that is kept back would use what is asked for ahead.
      consoleMessages.allow(/was preloaded .* but not used/);
      await hold(context, FILES.appWasm);
      await page.goto(at && `${at}/`, { waitUntil: 'commit' });
      await expect(title(page)).toBeVisible();
      await look(page);
    });
  }
});

test('the search page before anything is asked can be used by everyone', async ({ page }) => {
  await page.goto('search');
  await expect(title(page)).toHaveText('무엇을 찾으세요?');
  await look(page);
});

test('a failed search can be used by everyone', async ({ page, context }) => {
  await replacedByPage(context, FILES.index);
  await page.goto(`search?q=${encodeURIComponent('결제')}`);
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await look(page);
});

test('a site whose data does not come can be used by everyone', async ({ page, context }) => {
  await replacedByPage(context, FILES.manifest);
  await page.goto('search');
  await expect(title(page)).toHaveText('새 버전이 나왔습니다');
  await look(page);
});

// What a screen reader is told, in the order in which it reads.
test('a step of a flow is a tree of question, values, answers and the way so far', async ({ page }) => {
  await page.goto('flows/taxi-payment-recovery?p=ride-ended');
  await expect(page.locator('#flow-question')).toBeVisible();
  await expect(page.locator('.flow')).toMatchAriaSnapshot(`
    - region "질문 2 운행이 끝난 지 24시간이 지났습니까?":
      - status
      - heading "질문 2 운행이 끝난 지 24시간이 지났습니까?" [level=2]
      - paragraph: /운행완료 시각을 확인합니다/
      - group "확인할 값":
        - text: 운행완료 시각
        - textbox "운행완료 시각"
        - 'button "운행완료 시각: 지금"'
        - status
      - list "답 고르기":
        - listitem:
          - button "24시간 이내"
        - listitem:
          - button "24시간 경과"
      - status
      - paragraph:
        - link "이전 질문"
    - region "지금까지의 답":
      - heading "지금까지의 답" [level=2]
      - list:
        - listitem:
          - paragraph: 승객과 함께 있습니까?
          - paragraph: 내렸거나 곁에 없습니다
          - 'link "바꾸기: 승객과 함께 있습니까?"'
    - region "흐름도"
  `);
});

test('the composer is a tree of fields, button, length and preview', async ({ page }) => {
  await page.goto('messages/taxi-passenger-repayment');
  const composer = page.getByRole('main').getByRole('region', { name: '문자 쓰기' });
  await expect(composer).toMatchAriaSnapshot(`
    - region "문자 쓰기":
      - heading "채울 내용" [level=2]
      - button "새 고객"
      - text: 승객이 택시를 호출한 시각
      - 'button "승객이 택시를 호출한 시각: 지금"'
      - textbox "승객이 택시를 호출한 시각"
      - button "문자 복사"
      - paragraph: /LMS 지금까지 \\d+바이트, 다 채우면 최대 \\d+바이트/
      - status
      - region "받는 사람에게 보이는 모습":
        - heading "받는 사람에게 보이는 모습" [level=2]
        - paragraph: 제목 카카오 T 자동결제 재진행 안내
        - button "제목 복사"
        - paragraph: /승객이 택시를 호출한 시각 \\(비어 있음\\)/
  `);
});
