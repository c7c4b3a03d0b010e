// Getting around: addresses of every kind, back and forward, titles and focus, old addresses.
import { expect, onEachSite, test } from './fixtures.ts';
import {
  breadcrumbs, choice, expectAtTop, expectPlace, expectResults, hitLinks, hits, openResults, scrolled, searchField, suggestions, title, total,
} from './person.ts';
import { changed, FILES } from './network.ts';
import { address, manifest, SITES } from './sites.ts';

onEachSite((site) => {
  const base = address(site);

  test('every kind of page opens at its own address, with its own title', async ({ page }) => {
    const pages = [
      ['', '길잡이', '길잡이'],
      ['guides/smartstore-cancellation', '스마트스토어 결제 취소 요청 처리하기', '스마트스토어 결제 취소 요청 처리하기 · 길잡이'],
      ['faq/chatbot-card-reject', '자동결제 카드가 등록되지 않아요. 왜 그런가요?', '자동결제 카드가 등록되지 않아요. 왜 그런가요? · 길잡이'],
      ['category/chatbot', '챗봇 관리자센터', '챗봇 관리자센터 · 길잡이'],
      ['category/chatbot/bot-management/wallet', '월렛 안내', '월렛 안내 · 길잡이'],
      ['search?q=%EC%98%81%EC%88%98%EC%A6%9D', '‘영수증’ 검색 결과', '‘영수증’ 검색 결과 · 길잡이'],
      ['no/such/page', '찾는 페이지가 없습니다', '찾는 페이지가 없습니다 · 길잡이'],
    ];
    for (const [at, heading, name] of pages) {
      await page.goto(at);
      await expect(title(page)).toHaveText(heading);
      await expect(page).toHaveTitle(name);
      await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
      expect(page.url()).toBe(base + at);
    }
  });

  test('links lead through the site without loading it anew; titles and focus follow', async ({ page, requests }) => {
    const steps: [string, string][] = [
      ['챗봇 관리자센터', 'category/chatbot'],
      ['봇 관리하기', 'category/chatbot/bot-management'],
      ['자동결제 카드가 등록되지 않아요. 왜 그런가요?', 'faq/chatbot-card-reject'],
      ['자동결제 카드를 등록하려면 어떻게 하나요?', 'faq/chatbot-card-register'],
    ];
    await page.goto('');
    for (const [name, at] of steps) {
      await page.getByRole('main').getByRole('link', { name }).last().click();
      await expect(title(page)).toHaveText(name);
      await expect(title(page)).toBeFocused();
      await expect(page).toHaveTitle(`${name} · 길잡이`);
      expect(page.url()).toBe(base + at);
    }
    await expect(breadcrumbs(page).getByRole('link')).toHaveText(['처음', '챗봇 관리자센터', '봇 관리하기', '월렛 안내']);
    await breadcrumbs(page).getByRole('link', { name: '처음' }).click();
    await expect(page).toHaveTitle('길잡이');
    await expect(title(page)).toBeFocused();
    expect(page.url()).toBe(base);
    expect(requests.filter((request) => request === 'data/manifest.json')).toHaveLength(1);
  });

  test('whoever opens the site finds the focus where the browser put it', async ({ page }) => {
    await page.goto('faq/chatbot-card-reject');
    await expect(title(page)).toBeVisible();
    await expect(title(page)).not.toBeFocused();
  });

  test('back and forward lead through filters and pages', async ({ page }) => {
    await openResults(page, '결제');
    const all = await total(page);
    const first = await hitLinks(page).allTextContents();
    await page.getByRole('navigation', { name: '쪽 이동' }).getByRole('link', { name: '2쪽' }).click();
    await expectResults(page, base, 'search?q=결제&page=2');
    await expect(hits(page)).toHaveCount(Math.min(all - 10, 10));
    const second = await hitLinks(page).allTextContents();
    await choice(page, '종류', '가이드').click();
    await expectResults(page, base, 'search?q=결제&kind=guide');
    await page.goBack();
    await expectResults(page, base, 'search?q=결제&page=2');
    await expect(hitLinks(page)).toHaveText(second);
    await page.goBack();
    await expect(hitLinks(page)).toHaveText(first);
    await page.goForward();
    await expect(hitLinks(page)).toHaveText(second);
    await page.goForward();
    await expect(choice(page, '종류', '가이드')).toHaveAttribute('aria-current', 'true');
  });

  test('back leads to the place in the results where one left, forward to the article', async ({ page }) => {
    await openResults(page, '결제');
    const link = hitLinks(page).last();
    await link.scrollIntoViewIfNeeded();
    const left = await scrolled(page);
    expect(left).toBeGreaterThan(200);
    const name = (await link.textContent()) ?? '';
    await link.click();
    await expect(title(page)).toHaveText(name);
    await page.goBack();
    await expect(title(page)).toHaveText('‘결제’ 검색 결과');
    await expect.poll(() => scrolled(page)).toBe(left);
    await expect(searchField(page)).toHaveValue('결제');
    await expect(suggestions(page)).toBeHidden();
    await page.goForward();
    await expect(title(page)).toHaveText(name);
  });

  test('back leads to the place in an article where one left', async ({ page }) => {
    await page.goto('guides/cashwalk-payment-error');
    const link = page.getByRole('region', { name: '함께 보면 좋은 글' }).getByRole('link').last();
    await link.scrollIntoViewIfNeeded();
    const left = await scrolled(page);
    expect(left).toBeGreaterThan(200);
    await link.click();
    await expect(title(page)).not.toHaveText('캐시워크 결제 오류, 고객센터에 문의하기');
    await expect.poll(() => scrolled(page), 'a new page begins at its top').toBe(0);
    await page.goBack();
    await expect(title(page)).toHaveText('캐시워크 결제 오류, 고객센터에 문의하기');
    await expect.poll(() => scrolled(page)).toBe(left);
  });

  test('addresses that lead nowhere say so and offer a way on', async ({ page }) => {
    for (const at of ['no/such/page', 'guides/no-such-guide', 'faq/no-such-question', 'category/no/such', 'guides']) {
      await page.goto(at);
      await expect(title(page), at).toHaveText('찾는 페이지가 없습니다');
      await expect(searchField(page)).toBeEditable();
    }
    await page.getByRole('link', { name: '처음 화면으로' }).click();
    await expectPlace(page, base, '');
    await expect(title(page)).toHaveText('길잡이');
  });

  test('old addresses lead on to the new ones, and back does not return to them', async ({ page, context }) => {
    await changed(context, FILES.manifest, (bytes) => {
      const redirects = { 'old/address': 'guides/smartstore-cancellation', '옛날/주소': 'faq/chatbot-receipt' };
      return JSON.stringify({ ...JSON.parse(bytes.toString()), redirects });
    });
    await page.goto('');
    await page.goto('old/address?from=mail#step-2');
    await expect(title(page)).toHaveText('스마트스토어 결제 취소 요청 처리하기');
    await expectPlace(page, base, 'guides/smartstore-cancellation?from=mail#step-2');
    await expectAtTop(page, page.locator('#step-2'));
    await page.goBack();
    await expectPlace(page, base, '');
    await page.goto(encodeURI('옛날/주소'));
    await expect(title(page)).toHaveText('신용카드로 충전한 비용의 영수증은 어디서 확인하나요?');
    await expectPlace(page, base, 'faq/chatbot-receipt');
  });

  test('a category shows all that lies in it and below', async ({ page }) => {
    await page.goto('category/chatbot/bot-management');
    const below = manifest(site).entries.filter((entry) => entry.category?.startsWith('chatbot/bot-management'));
    for (const entry of below) {
      await expect(page.getByRole('main').getByRole('link', { name: entry.title })).toBeVisible();
    }
    const faqs = below.filter((entry) => entry.kind === 'faq');
    await expect(page.getByRole('heading', { level: 2, name: `자주 묻는 질문 ${faqs.length}` })).toBeVisible();
  });

  test('an address with a slash at its end is the same page', async ({ page }) => {
    await page.goto('faq/chatbot-receipt/');
    await expect(title(page)).toHaveText('신용카드로 충전한 비용의 영수증은 어디서 확인하나요?');
  });
});

test.describe('the public site', () => {
  test.use({ site: 'public' });

  test('is found under its path without the last slash as well', async ({ page }) => {
    await page.goto(address('public').slice(0, -1));
    await expect(title(page)).toHaveText('길잡이');
    expect(page.url()).toBe(address('public'));
  });

  test('asks for nothing outside of its path', async ({ page, requests }) => {
    await openResults(page, '영수증');
    await hitLinks(page).first().click();
    await expect(page.getByRole('article')).toBeVisible();
    await breadcrumbs(page).getByRole('link').last().click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    expect(requests.length).toBeGreaterThan(5);
    expect(requests.filter((request) => request.startsWith('http'))).toEqual([]);
    expect(SITES.public.base).toBe('/help/');
  });
});
