// The result page: how much there is, what it can be narrowed to, its order and its pages, all of it in the address.
import { expect, onEachSite, test } from './fixtures.ts';
import { choice, expectPlace, expectResults, filters, hitLinks, hits, numberIn, openResults, results, searchField, title, total } from './person.ts';
import { address, manifest } from './sites.ts';

onEachSite((site) => {
  const base = address(site);

  test('a hit shows its kind, the path of its category, the question and an excerpt, with what matched', async ({ page }) => {
    await openResults(page, '영수증');
    await expect(title(page)).toHaveText('‘영수증’ 검색 결과');
    await expect(page).toHaveTitle('‘영수증’ 검색 결과 · 길잡이');
    expect(await total(page)).toBe(await hits(page).count());
    const receipt = hits(page).filter({ hasText: '영수증은 어디서 확인하나요?' });
    await expect(receipt).toContainText('질문');
    await expect(receipt).toContainText('챗봇 관리자센터 › 봇 관리하기 › 월렛 안내');
    await expect(receipt.getByRole('link')).toHaveText('신용카드로 충전한 비용의 영수증은 어디서 확인하나요?');
    await expect(receipt.getByRole('link').locator('mark')).toHaveText('영수증');
    await expect(hits(page).getByRole('paragraph').locator('mark').filter({ hasText: '영수증' }).first()).toBeVisible();
  });

  test('ten hits are on a page, and the pages together hold each hit once', async ({ page }) => {
    await openResults(page, '결제');
    const all = await total(page);
    expect(all).toBeGreaterThan(10);
    await expect(hits(page)).toHaveCount(10);
    const pager = page.getByRole('navigation', { name: '쪽 이동' });
    await expect(pager.getByRole('link', { name: '1쪽' })).toHaveAttribute('aria-current', 'page');
    const first = await hitLinks(page).allTextContents();
    await pager.getByRole('link', { name: '2쪽' }).click();
    await expectResults(page, base, 'search?q=결제&page=2');
    await expect(hits(page)).toHaveCount(Math.min(10, all - 10));
    await expect(results(page)).toBeFocused();
    await expect(pager.getByRole('link', { name: '2쪽' })).toHaveAttribute('aria-current', 'page');
    const second = await hitLinks(page).allTextContents();
    expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
    await pager.getByRole('link', { name: '이전' }).click();
    await expectResults(page, base, 'search?q=결제');
    await expect(hitLinks(page)).toHaveText(first);
    await pager.getByRole('link', { name: '다음' }).click();
    await expect(hitLinks(page)).toHaveText(second);
  });

  test('the kind narrows the results to as many as it says', async ({ page }) => {
    await openResults(page, '결제');
    const all = await total(page);
    const faqs = await numberIn(choice(page, '종류', '자주 묻는 질문'));
    const guides = await numberIn(choice(page, '종류', '가이드'));
    const flows = await numberIn(choice(page, '종류', '단계별 안내'));
    const messages = await numberIn(choice(page, '종류', '문자 메시지'));
    expect(faqs + guides + flows + messages).toBe(all);
    expect(guides).toBeGreaterThan(0);
    await choice(page, '종류', '가이드').click();
    await expectResults(page, base, 'search?q=결제&kind=guide');
    await expect(results(page).getByText(`모두 ${guides}건`)).toBeVisible();
    await expect(choice(page, '종류', '가이드')).toHaveAttribute('aria-current', 'true');
    await expect(hits(page)).toHaveCount(guides);
    for (const link of await hitLinks(page).all()) await expect(link).toHaveAttribute('href', /^guides\//);
    await choice(page, '종류', '자주 묻는 질문').click();
    await expect(results(page).getByText(`모두 ${faqs}건`)).toBeVisible();
    for (const link of await hitLinks(page).all()) await expect(link).toHaveAttribute('href', /^faq\//);
    await choice(page, '종류', '전체').click();
    await expectResults(page, base, 'search?q=결제');
    await expect(results(page).getByText(`모두 ${all}건`)).toBeVisible();
  });

  test('the category narrows the results, level by level', async ({ page }) => {
    await openResults(page, '결제');
    const chatbot = await numberIn(choice(page, '분류', '챗봇 관리자센터'));
    await choice(page, '분류', '챗봇 관리자센터').click();
    await expectResults(page, base, 'search?q=결제&category=chatbot');
    await expect(results(page).getByText(`모두 ${chatbot}건`)).toBeVisible();
    for (const hit of await hits(page).all()) await expect(hit).toContainText('챗봇 관리자센터 › ');
    const management = await numberIn(choice(page, '분류', '봇 관리하기'));
    await choice(page, '분류', '봇 관리하기').click();
    await expectResults(page, base, 'search?q=결제&category=chatbot/bot-management');
    await expect(results(page).getByText(`모두 ${management}건`)).toBeVisible();
    for (const hit of await hits(page).all()) await expect(hit).toContainText('챗봇 관리자센터 › 봇 관리하기');
    await filters(page).getByRole('list', { name: '분류' }).getByRole('link', { name: '전체' }).click();
    await expectResults(page, base, 'search?q=결제');
  });

  test('a word that was taken for another is told, and can be insisted on', async ({ page }) => {
    await openResults(page, '결재취소');
    const notice = results(page).getByText('‘결제취소’ 검색 결과를 보여 드립니다.');
    await expect(notice).toBeVisible();
    await expect(hits(page).first()).toContainText('‘결재취소’ → 결제취소');
    await results(page).getByRole('link', { name: '‘결재취소’로만 찾기' }).click();
    await expectResults(page, base, 'search?q=결재취소&exact=1');
    await expect(results(page).getByRole('heading', { name: /맞는 글이 없습니다/ })).toBeVisible();
    await results(page).getByRole('link', { name: '비슷한 말도 함께 찾기' }).click();
    await expectResults(page, base, 'search?q=결재취소');
    await expect(notice).toBeVisible();
  });

  test('words that had to be left out are told', async ({ page }) => {
    await openResults(page, '자동결제 카드 우주선');
    await expect(results(page).getByText('‘우주선’ 없이 찾은 결과입니다.')).toBeVisible();
  });

  test('the platform narrows the results to as many as it says', async ({ page }) => {
    await openResults(page, '메시지');
    const android = choice(page, '기기', '안드로이드');
    const count = await numberIn(android);
    await android.click();
    await expectResults(page, base, 'search?q=메시지&platform=android');
    expect(await total(page)).toBe(count);
    await choice(page, '기기', '전체').click();
    await expectResults(page, base, 'search?q=메시지');
    expect(await total(page)).toBeGreaterThan(count);
  });

  test('the order can be by date, the newest first, and stays with the filters', async ({ page }) => {
    await openResults(page, '결제', '&kind=faq');
    const count = await total(page);
    const order = page.getByRole('list', { name: '정렬' });
    await expect(order.getByRole('link', { name: '관련도순' })).toHaveAttribute('aria-current', 'true');
    await order.getByRole('link', { name: '최신순' }).click();
    await expectResults(page, base, 'search?q=결제&kind=faq&sort=date');
    await expect(order.getByRole('link', { name: '최신순' })).toHaveAttribute('aria-current', 'true');
    await expect(results(page).getByText(`모두 ${count}건`)).toBeVisible();
    const dates = await hits(page).locator('time').evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));
    expect(dates).toHaveLength(10);
    expect(dates).toEqual([...dates].sort().reverse());
    await choice(page, '종류', '전체').click();
    await expectResults(page, base, 'search?q=결제&sort=date');
  });

  test('the address holds everything, so that a reload and another person see the same', async ({ page, context }) => {
    const state = `search?q=${encodeURIComponent('결제')}&kind=faq&category=chatbot&sort=date`;
    await page.goto(state);
    await expect(hits(page).first()).toBeVisible();
    const shown = await page.getByRole('main').innerText();
    await page.reload();
    await expect(hits(page).first()).toBeVisible();
    expect(await page.getByRole('main').innerText()).toBe(shown);
    const other = await context.newPage();
    await other.goto(state);
    await expect(hits(other).first()).toBeVisible();
    expect(await other.getByRole('main').innerText()).toBe(shown);
    await expect(searchField(other)).toHaveValue('결제');
    await expect(choice(other, '종류', '자주 묻는 질문')).toHaveAttribute('aria-current', 'true');
    await expect(choice(other, '분류', '챗봇 관리자센터')).toHaveAttribute('aria-current', 'true');
  });

  test('an address that makes no sense shows what it can', async ({ page }) => {
    await page.goto(`search?q=${encodeURIComponent('영수증')}&kind=nonsense&sort=sideways&page=-3&other=%E0%A4%A`);
    await expect(hits(page).first()).toBeVisible();
    await expect(title(page)).toHaveText('‘영수증’ 검색 결과');
    await page.goto(`search?q=${encodeURIComponent('영수증')}&page=999`);
    await expect(hits(page)).toHaveCount(0);
    await page.getByRole('navigation', { name: '쪽 이동' }).getByRole('link', { name: '이전' }).click();
    await expect(hits(page).first()).toBeVisible();
  });

  test('typing changes the results in place: one step back leads to where one came from', async ({ page }) => {
    await page.goto('');
    await searchField(page).fill('결제');
    await page.keyboard.press('Enter');
    await expect(hits(page).first()).toBeVisible();
    await searchField(page).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('유상캐시 충전');
    await expect(title(page)).toHaveText('‘유상캐시 충전’ 검색 결과');
    await expect(hits(page).first()).toContainText('유상캐시');
    await expect(searchField(page)).toBeFocused();
    await expect(searchField(page)).toHaveValue('유상캐시 충전');
    await expectResults(page, base, 'search?q=유상캐시 충전');
    await page.goBack();
    await expectPlace(page, base, '');
    await page.goForward();
    await expectResults(page, base, 'search?q=유상캐시 충전');
    await expect(searchField(page)).toHaveValue('유상캐시 충전');
  });

  test('typing faster than the page follows loses nothing', async ({ page }) => {
    await openResults(page, '결제');
    // Several keys before the page gets to do anything, as on a slow phone.
    const typed = await searchField(page).evaluate((field: HTMLInputElement) => {
      for (const text of ['결제 ', '결제 카', '결제 카드', '결제 카드 등', '결제 카드 등록']) {
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
      }
      return field.value;
    });
    expect(typed).toBe('결제 카드 등록');
    await expect(title(page)).toHaveText('‘결제 카드 등록’ 검색 결과');
    await expect(searchField(page)).toHaveValue('결제 카드 등록');
    await expectResults(page, base, 'search?q=결제 카드 등록');
  });

  test('nothing found: the page says so and offers a way on', async ({ page }) => {
    await page.goto(`search?q=${encodeURIComponent('쀍쮋')}`);
    await expect(results(page).getByRole('heading', { name: '‘쀍쮋’에 맞는 글이 없습니다' })).toBeVisible();
    const first = manifest(site).categories.filter((category) => !category.path.includes('/'))[0];
    await results(page).getByRole('link', { name: first.name }).click();
    await expect(title(page)).toHaveText(first.name);
  });

  test('nothing found: the nearest categories come first', async ({ page }) => {
    await page.goto(`search?q=${encodeURIComponent('수강료우주선')}&exact=1`);
    await expect(results(page).getByRole('heading', { name: /에 맞는 글이 없습니다/ })).toBeVisible();
    const popular = results(page).getByRole('region', { name: '자주 찾는 글' }).getByRole('link');
    await expect(popular.first()).toContainText(site === 'agent' ? '자동결제' : '카드');
    await expect(popular).toHaveCount(site === 'agent' ? 6 : 5);
    const near = results(page).getByRole('list', { name: '가까운 분류' }).getByRole('link');
    await expect(near.first()).toHaveText(/수강료 결제$/);
    await near.first().click();
    await expectPlace(page, base, 'category/academy/payments');
  });

  test('filters that leave nothing can be dropped at once', async ({ page }) => {
    await page.goto(`search?q=${encodeURIComponent('영수증')}&category=cashwalk`);
    await results(page).getByRole('link', { name: '조건 없이 다시 찾기' }).click();
    await expectResults(page, base, 'search?q=영수증');
    await expect(hits(page).first()).toBeVisible();
  });

  test('an empty search asks what one looks for', async ({ page }) => {
    await page.goto('search');
    await expect(title(page)).toHaveText('무엇을 찾으세요?');
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  });
});

test.describe('on the agents’ site', () => {
  test.use({ site: 'agent' });

  test('results can be narrowed to what is for agents', async ({ page }) => {
    await openResults(page, '자동결제');
    const agents = choice(page, '읽는 사람', '상담원');
    const count = await numberIn(agents);
    expect(count).toBeGreaterThan(0);
    await agents.click();
    await expect(hits(page)).toHaveCount(Math.min(count, 10));
    for (const hit of await hits(page).all()) await expect(hit).toContainText('상담원용');
  });
});

test.describe('on the public site', () => {
  test.use({ site: 'public' });

  test('nobody is told that there are others to write for', async ({ page }) => {
    await openResults(page, '자동결제');
    await expect(filters(page).getByRole('heading', { name: '읽는 사람' })).toHaveCount(0);
  });
});
