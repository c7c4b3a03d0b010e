// Reading: guides and FAQs, their headings, scripts to copy and links.
import { readFileSync } from 'node:fs';
import { expect, onEachSite, test } from './fixtures.ts';
import { expectAtTop, expectPlace, hits, openResults, options, scrolled, searchField, section, title } from './person.ts';
import { address } from './sites.ts';

onEachSite((site) => {
  const base = address(site);

  test('an address with a heading opens the article there', async ({ page }) => {
    await page.goto('guides/academy-payment-cancel#force-cancel');
    const heading = section(page, '강제취소');
    await expectAtTop(page, heading);
    await expect(title(page)).toHaveText('결제된 수강료 취소하기');
  });

  test('a hit opens at its heading', async ({ page }) => {
    await openResults(page, '키인 취소 현대카드');
    const hit = hits(page).filter({ hasText: '결제된 수강료 취소하기' });
    await expect(hit).toContainText('키인 취소');
    const target = (await hit.getByRole('link').getAttribute('href')) ?? '';
    expect(target).toMatch(/^guides\/academy-payment-cancel#/);
    await hit.getByRole('link').click();
    await expectPlace(page, base, target);
    await expectAtTop(page, page.locator(`[id="${target.split('#')[1]}"]`));
    await expect(page).toHaveTitle('결제된 수강료 취소하기 · 길잡이');
  });

  test('a hit opens at its heading again after one was there before', async ({ page }) => {
    await page.goto('guides/academy-payment-cancel');
    await expect(section(page, '강제취소')).toBeVisible();
    for (const words of ['강제취소', '키인 취소']) {
      await searchField(page).fill(words);
      const option = options(page).and(page.locator('[href^="guides/academy-payment-cancel#"]')).filter({ hasText: '취소' }).first();
      await expect(options(page).last()).toBeVisible();
      const target = (await option.getAttribute('href')) ?? '';
      await option.click();
      await expectPlace(page, base, target);
      await expectAtTop(page, page.locator(`[id="${target.split('#')[1]}"]`));
    }
  });

  test('the contents list leads to each heading', async ({ page }) => {
    await page.goto('guides/academy-payment-cancel');
    const contents = page.getByRole('navigation', { name: '차례' });
    // Beside the desk's columns there is no room for it to stand open.
    if (site === 'agent') await contents.getByText('차례').click();
    await contents.getByRole('link', { name: '미연동 결제 건' }).click();
    await expectPlace(page, base, 'guides/academy-payment-cancel#unlinked');
    await expectAtTop(page, section(page, '미연동 결제 건'));
    // Where the list does not stay in view, one goes up to it; that is where back leads.
    const next = contents.getByRole('link', { name: '결제 건 취소하기' });
    await next.scrollIntoViewIfNeeded();
    const left = await scrolled(page);
    await next.click();
    await expectAtTop(page, section(page, '결제 건 취소하기'));
    await page.goBack();
    await expectPlace(page, base, 'guides/academy-payment-cancel#unlinked');
    await expect.poll(() => scrolled(page)).toBe(left);
  });

  test('a link to a heading is beside it', async ({ page }) => {
    await page.goto('guides/academy-payment-cancel');
    const link = page.getByRole('link', { name: '‘강제취소’ 바로가기 주소' });
    await expect(link).toHaveAttribute('href', 'guides/academy-payment-cancel#force-cancel');
    await link.click();
    await expectPlace(page, base, 'guides/academy-payment-cancel#force-cancel');
  });

  test('a footnote leads down and back up', async ({ page }) => {
    await page.goto('guides/academy-payment-cancel');
    const article = page.getByRole('article');
    await article.locator('sup').getByRole('link').first().click();
    const note = article.getByRole('listitem').filter({ hasText: '필요한 정보는 다섯 가지예요.' });
    await expect(note).toBeInViewport();
    await note.getByRole('link').first().click();
    await expect(article.locator('sup').getByRole('link').first()).toBeInViewport();
    await expect(title(page)).toHaveText('결제된 수강료 취소하기');
  });

  test('figures are drawn and described', async ({ page }) => {
    await page.goto('guides/academy-payment-cancel');
    const figures = page.getByRole('article').getByRole('img', { name: /그린 그림/ });
    await expect(figures).toHaveCount(2);
    for (const figure of await figures.all()) {
      await figure.scrollIntoViewIfNeeded();
      await expect.poll(() => figure.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBeTruthy();
    }
  });

  test('callouts, tables and keys say what they are', async ({ page }) => {
    await page.goto('guides/academy-payment-cancel');
    const article = page.getByRole('article');
    await expect(article.getByRole('columnheader', { name: '취소 방법' })).toBeVisible();
    await expect(article.getByText('현대카드와 하나카드는 이 방법으로 취소할 수 없어요.')).toBeVisible();
    await expect(article.locator('kbd', { hasText: '강제취소' }).first()).toBeVisible();
  });

  test('related articles are one step away', async ({ page }) => {
    await page.goto('faq/chatbot-reconnect');
    await page.getByRole('region', { name: '함께 보면 좋은 글' }).getByRole('link', { name: /충전 방식/ }).click();
    await expectPlace(page, base, 'faq/chatbot-charge-methods');
    await expect(title(page)).toBeFocused();
  });
});

test.describe('scripts of the agents’ guide', () => {
  const source = readFileSync(new URL('../../content/guides/taxi/taxi-payment-recovery.md', import.meta.url), 'utf8');
  const scripts = [...source.matchAll(/^~~~(?:say|copy)\n([\s\S]*?)\n~~~$/gm)].map(([, text]) => text);

  test('are copied exactly as the editor wrote them', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('guides/taxi-payment-recovery');
    const buttons = page.getByRole('article').getByRole('button', { name: '복사' });
    await expect(buttons).toHaveCount(scripts.length);
    expect(scripts.length).toBeGreaterThan(5);
    for (const [at, script] of scripts.entries()) {
      await buttons.nth(at).click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(script);
    }
    await expect(page.getByRole('status').filter({ hasText: '복사했습니다.' })).toBeVisible();
  });

  test('are copied with the keyboard as well', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('guides/taxi-payment-recovery');
    await page.getByRole('article').getByRole('button', { name: '복사' }).last().press('Enter');
    await expect(page.getByRole('status').filter({ hasText: '복사했습니다.' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(scripts.at(-1));
  });

  for (const [name, refuse] of [
    ['refuses', () => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }],
    ['has no clipboard', () => Object.defineProperty(navigator, 'clipboard', { value: undefined })],
  ] as const) {
    test(`are selected when the browser ${name}, with a word on what to press`, async ({ page }) => {
      await page.addInitScript(refuse);
      await page.goto('guides/taxi-payment-recovery');
      await page.getByRole('article').getByRole('button', { name: '복사' }).last().click();
      await expect(page.getByRole('status').filter({ hasText: 'Ctrl+C(맥은 Cmd+C)를 눌러 주세요.' })).toBeVisible();
      expect((await page.evaluate(() => String(getSelection()))).trim()).toBe(scripts.at(-1));
    });
  }
});
