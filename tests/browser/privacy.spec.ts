// What leaves the tab, what may run in it, and what the public never gets.
import type { Request } from '@playwright/test';
import { decoded, expect, onEachSite, test } from './fixtures.ts';
import { hitLinks, hits, options, results, searchField, title } from './person.ts';

onEachSite(() => {
  test('what is typed into the search field reaches no server', async ({ page, context }) => {
    const sent: Request[] = [];
    context.on('request', (request) => sent.push(request));
    await page.goto('');
    await searchField(page).pressSequentially('영수증');
    await expect(options(page).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(hits(page).first()).toBeVisible();
    await searchField(page).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' 확인');
    await expect(title(page)).toHaveText('‘영수증 확인’ 검색 결과');
    await hitLinks(page).last().click();
    await expect(page.getByRole('article').getByRole('paragraph').nth(1)).toBeVisible();
    expect(sent.length).toBeGreaterThan(8);
    for (const request of sent) {
      expect(request.method()).toBe('GET');
      expect(request.postData()).toBeNull();
      const headers = Object.values(await request.allHeaders());
      for (const text of [request.url(), ...headers]) expect(decoded(text)).not.toMatch(/영|확인|[?&]q=/);
    }
  });

  test('nothing of it stays on the device but the last searches, and of them none with a number in it', async ({ page, context }) => {
    await page.goto('');
    for (const words of ['영수증', '영수증 010-1234-5678', '영수증 agent@example.com']) {
      await searchField(page).fill(words);
      await page.keyboard.press('Enter');
      await expect(title(page)).toHaveText(`‘${words}’ 검색 결과`);
    }
    const kept = () => page.evaluate(() => ({ ...localStorage, ...sessionStorage }));
    expect(Object.values(await kept())).toEqual(['영수증']);
    expect(await context.cookies()).toEqual([]);
    await page.goto('');
    await searchField(page).click();
    await page.getByRole('button', { name: '최근 검색어 모두 지우기' }).click();
    expect(await kept()).toEqual({});
  });

  test('the policy for scripts is there, and holds', async ({ page, consoleMessages }) => {
    const response = await page.goto('');
    await expect(title(page)).toBeVisible();
    const [header, inPage] = [
      response?.headers()['content-security-policy'] ?? '',
      (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? '',
    ];
    for (const policy of [header, inPage]) {
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
    }
    consoleMessages.expect(/Content Security Policy/);
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = "inline";';
      document.head.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src="data:," onerror="window.ran = \'handler\'">';
      document.body.append(image);
      await new Promise((resolve) => image.querySelector('img')?.addEventListener('error', resolve));
      return Reflect.get(window, 'ran');
    });
    expect(ran).toBeUndefined();
  });

  test('words in the address are shown as words', async ({ page }) => {
    const words = '<img src=x onerror=alert(1)>영수증';
    page.on('dialog', () => expect('a dialog').toBe('never shown'));
    await page.goto(`search?q=${encodeURIComponent(words)}`);
    await expect(title(page)).toHaveText(`‘${words}’ 검색 결과`);
    await expect(results(page)).toBeVisible();
    await expect(page.locator('img[src=x]')).toHaveCount(0);
  });
});

test('agents find the taxi guide, and see that it is for them alone', async ({ page }) => {
  await page.goto(`search?q=${encodeURIComponent('자동결제 복구')}`);
  await expect(hitLinks(page).first()).toHaveText('자동결제 취소 복구 요청 응대');
  await expect(hits(page).first()).toContainText('상담원용');
});

test.describe('the public', () => {
  test.use({ site: 'public' });

  test('does not find the taxi guide', async ({ page }) => {
    for (const words of ['자동결제 복구', '안심콜', '블루파트너스', '실수로 취소한 자동결제 복구 요청', '손님 전화번호']) {
      await page.goto(`search?q=${encodeURIComponent(words)}`);
      await expect(hits(page).first().or(results(page).getByRole('heading', { name: /맞는 글이 없습니다/ }))).toBeVisible();
      await expect(results(page).locator('a[href*="taxi"]')).toHaveCount(0);
      await expect(results(page).getByText('상담원용')).toHaveCount(0);
    }
  });

  test('does not get it by its address either', async ({ page }) => {
    for (const at of ['guides/taxi-payment-recovery', 'category/taxi', 'category/taxi/payment']) {
      await page.goto(at);
      await expect(title(page)).toHaveText('찾는 페이지가 없습니다');
      await expect(page.getByRole('main')).not.toContainText(/택시|복구/);
    }
  });
});
