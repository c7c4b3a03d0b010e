// Searching as one types, from the first page: the field and the list below it.
import { expect, onEachSite, test } from './fixtures.ts';
import { expectPlace, hits, options, results, searchField, suggestions, title } from './person.ts';
import { address } from './sites.ts';

onEachSite((site) => {
  const base = address(site);

  test('results appear while one types', async ({ page }) => {
    await page.goto('');
    await expect(searchField(page)).toHaveAttribute('aria-expanded', 'false');
    await searchField(page).pressSequentially('영수');
    await expect(options(page).first()).toContainText('영수');
    await expect(searchField(page)).toHaveAttribute('aria-expanded', 'true');
    await searchField(page).pressSequentially('증 확인');
    await expect(options(page).filter({ hasText: '영수증은 어디서 확인하나요?' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: /^\d+건을 찾았습니다/ })).toBeAttached();
    expect(page.url()).toBe(base);
  });

  test('the list shows where each result lies and what matched in it', async ({ page }) => {
    await page.goto('');
    await searchField(page).fill('영수증');
    const receipt = options(page).filter({ hasText: '영수증은 어디서 확인하나요?' });
    await expect(receipt).toContainText('챗봇 관리자센터 › 봇 관리하기 › 월렛 안내');
    await expect(receipt.locator('mark').first()).toHaveText('영수증');
  });

  test('the arrows choose a result, and Enter opens it', async ({ page }) => {
    await page.goto('');
    await searchField(page).fill('결제 내역');
    await expect(options(page).nth(2)).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(options(page).nth(0)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    const second = options(page).nth(1);
    await expect(second).toHaveAttribute('aria-selected', 'true');
    await expect(options(page).and(page.locator('[aria-selected=true]'))).toHaveCount(1);
    await expect(searchField(page)).toBeFocused();
    await expect(searchField(page)).toHaveAttribute('aria-activedescendant', (await second.getAttribute('id')) ?? '');
    const target = new URL((await second.getAttribute('href')) ?? '', base).href;
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(target);
    await expect(title(page)).toBeFocused();
    await expect(suggestions(page)).toBeHidden();
  });

  test('past the last result the arrows lead to all of them, and on to the field', async ({ page }) => {
    await page.goto('');
    await searchField(page).fill('결제');
    await expect(options(page).last()).toHaveText(/^결과 \d+건 모두 보기$/);
    await page.keyboard.press('ArrowUp');
    await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(searchField(page)).not.toHaveAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${base}search?q=${encodeURIComponent('결제')}`);
    await expect(hits(page).first()).toBeVisible();
  });

  test('Enter without a choice leads to the result page', async ({ page }) => {
    await page.goto('');
    await searchField(page).fill('  영수증 ');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${base}search?q=${encodeURIComponent('영수증')}`);
    await expect(title(page)).toHaveText('‘영수증’ 검색 결과');
    await expect(hits(page).first()).toBeVisible();
    await expect(suggestions(page)).toBeHidden();
    await expect(searchField(page)).toHaveValue(/^\s*영수증\s*$/);
  });

  test('Escape closes the list and keeps the words; once more empties the field', async ({ page }) => {
    await page.goto('');
    await searchField(page).fill('결제');
    await expect(suggestions(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(suggestions(page)).toBeHidden();
    await expect(searchField(page)).toHaveValue('결제');
    await expect(searchField(page)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(suggestions(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(searchField(page)).toHaveValue('');
    await expect(searchField(page)).toBeFocused();
  });

  test('leaving the field closes the list', async ({ page }) => {
    await page.goto('');
    await searchField(page).fill('결제');
    await expect(suggestions(page)).toBeVisible();
    await title(page).click();
    await expect(suggestions(page)).toBeHidden();
  });

  test('a click with Ctrl opens a result in another tab and leaves this one as it is', async ({ page, context }) => {
    await page.goto('');
    await searchField(page).fill('영수증');
    const receipt = options(page).filter({ hasText: '영수증은 어디서 확인하나요?' });
    const opened = context.waitForEvent('page');
    await receipt.click({ modifiers: ['ControlOrMeta'] });
    const tab = await opened;
    await expect(title(tab)).toHaveText('신용카드로 충전한 비용의 영수증은 어디서 확인하나요?');
    expect(page.url()).toBe(base);
    await expect(searchField(page)).toHaveValue('영수증');
  });

  test('a click opens a result without loading the site anew', async ({ page, requests }) => {
    await page.goto('');
    await searchField(page).fill('영수증');
    await options(page).filter({ hasText: '영수증은 어디서 확인하나요?' }).click();
    await expect(title(page)).toHaveText('신용카드로 충전한 비용의 영수증은 어디서 확인하나요?');
    expect(requests.filter((request) => request === 'data/manifest.json')).toHaveLength(1);
  });

  test('the button empties the field and lets one go on typing', async ({ page }) => {
    await page.goto('');
    await searchField(page).fill('결제');
    await page.getByRole('button', { name: '검색어 지우기' }).click();
    await expect(searchField(page)).toHaveValue('');
    await expect(searchField(page)).toBeFocused();
    await expect(suggestions(page)).toBeHidden();
  });

  test('a word that was taken for another can be insisted on in the list', async ({ page }) => {
    await page.goto('');
    await searchField(page).fill('결재취소');
    await page.getByRole('search').getByRole('link', { name: '‘결재취소’로만 찾기' }).click();
    await expectPlace(page, base, 'search?q=결재취소&exact=1');
  });

  test('Ctrl+Enter opens what the arrows have reached in another tab', async ({ page, context }) => {
    await page.goto('');
    await searchField(page).fill('영수증');
    await expect(options(page).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    const opened = context.waitForEvent('page');
    await page.keyboard.press('Control+Enter');
    const other = await opened;
    await expect(title(other)).toContainText('영수증');
    await expectPlace(page, base, '');
  });

  test('words that stand nowhere are answered honestly', async ({ page }) => {
    await page.goto('');
    await searchField(page).fill('쀍쮋');
    await expect(page.getByRole('search').getByText('찾은 글이 없습니다.').last()).toBeVisible();
    await expect(suggestions(page)).toBeHidden();
    await page.keyboard.press('Enter');
    await expect(results(page).getByRole('heading', { name: '‘쀍쮋’에 맞는 글이 없습니다' })).toBeVisible();
    await expect(results(page).getByRole('link').first()).toBeVisible();
  });

  test('everything can be reached with the keyboard alone', async ({ page }) => {
    await page.goto('');
    await expect(title(page)).toBeVisible();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: '본문으로 건너뛰기' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    expect(page.url()).toBe(base);
    await page.keyboard.press('Tab');
    await expect(searchField(page)).toBeFocused();
    await page.keyboard.type('영수증');
    await expect(options(page).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(hits(page).first()).toBeVisible();
    await expect(title(page)).toBeFocused();
  });

  test('an answer to older words never takes the place of one to newer words', async ({ page }) => {
    // The worker answers in the order of the questions; here its answers arrive in the opposite order.
    await page.addInitScript(() => {
      const held: (() => void)[] = [];
      const Real = window.Worker;
      Object.assign(window, {
        heldAnswers: held,
        Worker: class extends Real {
          override set onmessage(listener: ((event: MessageEvent) => void) | null) {
            super.onmessage =
              listener &&
              ((event: MessageEvent) => {
                if (String(event.data).includes('"found"')) held.push(() => listener.call(this, event));
                else listener.call(this, event);
              });
          }
        },
      });
    });
    await page.goto('');
    await searchField(page).fill('캐시워크');
    await page.waitForFunction(() => Reflect.get(window, 'heldAnswers').length === 1);
    await searchField(page).fill('영수증');
    await page.waitForFunction(() => Reflect.get(window, 'heldAnswers').length === 2);
    await page.evaluate(() => {
      for (const answer of Reflect.get(window, 'heldAnswers').reverse()) answer();
    });
    await expect(options(page).filter({ hasText: '영수증은 어디서 확인하나요?' })).toBeVisible();
    await expect(options(page).first()).toContainText('영수증');
  });
});
