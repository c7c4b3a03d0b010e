// Slow networks: what is asked for when, and that nobody has to wait for what they do not need.
import { expect, onEachSite, test } from './fixtures.ts';
import { FILES, hold, neverIdle } from './network.ts';
import { expectAtTop, hits, options, searchField, section, suggestions, title } from './person.ts';
import { documentOf, manifest } from './sites.ts';

const RECEIPT = '신용카드로 충전한 비용의 영수증은 어디서 확인하나요?';

onEachSite((site) => {
  test('while the index is on its way the field says so, the site can be used, and the newest words are answered', async ({ page, context }) => {
    const index = await hold(context, FILES.index);
    await page.goto('');
    await searchField(page).fill('캐시워크');
    await expect(page.getByRole('search').getByText('검색을 준비하고 있습니다…')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('main').getByRole('link', { name: '챗봇 관리자센터' }).click();
    await expect(title(page)).toHaveText('챗봇 관리자센터');
    await page.getByRole('main').getByRole('link', { name: RECEIPT }).click();
    await expect(page.getByRole('article')).toContainText('이니시스');
    await searchField(page).fill('자동결제 카드');
    await searchField(page).fill('영수증');
    await expect(page.getByRole('search').getByText('검색을 준비하고 있습니다…')).toBeVisible();
    index.release();
    await expect(options(page).filter({ hasText: RECEIPT })).toBeVisible();
    await expect(options(page).first()).toContainText('영수증');
    await expect(suggestions(page)).not.toContainText('캐시워크');
  });

  test('titles are suggested before the engine is there, in choseong and in the wrong layout too, and its answers take their place', async ({
    page,
    context,
  }) => {
    const worker = await hold(context, FILES.workerWasm);
    await page.goto('');
    for (const typed of ['영수증', 'dudtnwmd', 'ㅇㅅㅈ']) {
      await searchField(page).fill(typed);
      await expect(options(page).filter({ hasText: RECEIPT })).toBeVisible();
    }
    await expect(options(page).last()).toHaveText('본문까지 모두 찾기');
    await page.keyboard.press('ArrowDown');
    await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
    await searchField(page).fill('카드');
    const reached = options(page).filter({ hasText: '휴면 카드' }).first();
    await expect(reached).toBeVisible();
    while ((await reached.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
    const href = await reached.getAttribute('href');
    expect(href).toMatch(/card-dormant/);
    worker.release();
    await expect(page.getByRole('search').getByText('검색을 준비하고 있습니다…')).toBeHidden();
    // The engine's answer stands in another order: what the arrows had reached is still what Enter opens.
    await expect(options(page).and(page.locator('[aria-selected=true]'))).toHaveAttribute('href', /card-dormant/);
    await page.keyboard.press('Enter');
    await expect(title(page)).toContainText('휴면');
  });

  test('a result page that was opened by its address waits for the index and then shows the results', async ({ page, context }) => {
    const index = await hold(context, FILES.index);
    await page.goto(`search?q=${encodeURIComponent('영수증')}`);
    await expect(title(page)).toHaveText('‘영수증’ 검색 결과');
    await expect(page.getByRole('main').getByRole('status').filter({ hasText: '불러오는 중입니다' })).toBeVisible();
    index.release();
    await expect(hits(page).filter({ hasText: RECEIPT })).toBeVisible();
  });

  test('files are asked for when they are needed, and once', async ({ page, requests }) => {
    const { entries, index } = manifest(site);
    const file = (id: string): string[] => entries.filter((entry) => entry.id === id).map((entry) => `data/${documentOf(entry)}`);
    const documents = (): string[] => requests.filter((request) => request.startsWith('data/documents/'));
    await page.goto('');
    await expect(title(page)).toBeVisible();
    expect(documents()).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: '챗봇 관리자센터' }).click();
    await page.getByRole('main').getByRole('link', { name: RECEIPT }).click();
    await expect(page.getByRole('article')).toContainText('이니시스');
    expect(documents()).toEqual(file('chatbot-receipt'));
    await page.getByRole('region', { name: '함께 보면 좋은 글' }).getByRole('link').first().click();
    await expect(title(page)).not.toHaveText(RECEIPT);
    await expect(page.locator('.prose')).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('article')).toContainText('이니시스');
    expect(documents()).toEqual([...file('chatbot-receipt'), ...file('chatbot-payment-history')]);
    await searchField(page).fill('영수증');
    await expect(options(page).first()).toBeVisible();
    expect(requests.filter((request) => request === `data/${index.path}`)).toHaveLength(1);
    expect(requests.filter((request) => request === 'data/manifest.json')).toHaveLength(1);
  });

  test('what a link leads to is fetched once pointer or keyboard rest on it, and shown by the press', async ({ page, requests }) => {
    const documents = (): string[] => requests.filter((request) => request.startsWith('data/documents/'));
    await page.goto('category/chatbot');
    const link = page.getByRole('main').getByRole('link', { name: RECEIPT });
    await link.hover();
    await expect.poll(documents).toHaveLength(1);
    const next = page.getByRole('main').locator('a[href$="faq/chatbot-reconnect"]');
    await next.focus();
    await expect.poll(documents).toHaveLength(2);
    await link.click();
    await expect(page.getByRole('article')).toContainText('이니시스');
    expect(documents()).toHaveLength(2);
  });

  test('the index is asked for in a quiet moment, or at the first focus of the search field', async ({ page, requests }) => {
    await neverIdle(page);
    await page.goto('faq/chatbot-receipt');
    await expect(page.getByRole('article')).toContainText('이니시스');
    expect(requests.filter((request) => request.startsWith('worker-') || request.startsWith('data/index-'))).toEqual([]);
    await searchField(page).focus();
    await expect.poll(() => requests.filter((request) => request.startsWith('data/index-')).length).toBe(1);
  });

  test('what flows and messages need comes with the first of them, for agents with the desk', async ({ page, requests, context }) => {
    const asked = (): string[] => requests.filter((request) => FILES.flows.test(`/${request}`));
    const index = await hold(context, FILES.index);
    await page.goto('faq/chatbot-receipt');
    await expect(page.getByRole('article')).toContainText('이니시스');
    // The desk is made of the same parts.
    if (site === 'public') expect(asked()).toEqual([]);
    index.release();
    await searchField(page).fill('영수증');
    await expect(options(page).first()).toBeVisible();
    await expect(page.getByRole('search').getByText('검색을 준비하고 있습니다…')).toBeHidden();
    if (site === 'agent') await expect.poll(asked).toHaveLength(1);
    else expect(asked()).toEqual([]);
    await page.goto('flows/chatbot-autopay-failed');
    await expect(page.locator('#flow-question')).toBeVisible();
    expect(asked()).toHaveLength(site === 'agent' ? 2 : 1);
  });

  test('in a quiet moment the index comes by itself', async ({ page, context }) => {
    const asked = context.waitForEvent('request', (request) => FILES.index.test(request.url()));
    await page.goto('');
    await asked;
    await expect(searchField(page)).not.toBeFocused();
  });
});

test('a heading in the address is found although the article comes late', async ({ page, context }) => {
  const documents = await hold(context, FILES.documents);
  await page.goto('');
  // A link from somewhere else in the app to a heading.
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'guides/academy-payment-cancel#force-cancel', textContent: '강제취소' });
    document.querySelector('main')?.prepend(link);
  });
  await page.getByRole('link', { name: '강제취소' }).click();
  await expect(title(page)).toHaveText('결제된 수강료 취소하기');
  await expect(page.getByRole('status').filter({ hasText: '불러오는 중입니다' })).toBeVisible();
  documents.release();
  await expectAtTop(page, section(page, '강제취소'));
});

test('whoever leaves before an article has come is not held up by it', async ({ page, context }) => {
  const documents = await hold(context, FILES.documents);
  await page.goto('category/chatbot');
  await page.getByRole('main').getByRole('link', { name: RECEIPT }).click();
  await expect(title(page)).toHaveText(RECEIPT);
  await page.getByRole('navigation', { name: '현재 위치' }).getByRole('link', { name: '월렛 안내' }).click();
  await expect(title(page)).toHaveText('월렛 안내');
  documents.release();
  await page.getByRole('main').getByRole('link', { name: RECEIPT }).click();
  await expect(page.getByRole('article')).toContainText('이니시스');
});

test('nothing moves while a page arrives', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifts: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) Object.assign(window, { shifts: Reflect.get(window, 'shifts') + entry.value });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const at of ['', 'guides/academy-payment-cancel', `search?q=${encodeURIComponent('영수증')}`]) {
    await page.goto(at);
    await expect(at.startsWith('search') ? hits(page).first() : page.getByRole('main').getByRole('link').first()).toBeVisible();
    if (at.startsWith('guides')) await expect(section(page, '강제취소')).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(window, 'shifts')), at).toBeLessThan(0.02);
  }
});
