// The plain pages: they read without JavaScript and before the app is there, the app takes over without anything moving,
// and what follows an article of the public site leads on.
import type { Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onEachSite, test } from './fixtures.ts';
import { FILES, hold, missing, neverIdle } from './network.ts';
import { expectPlace, hits, place, searchField, title } from './person.ts';
import { address, manifest, pageOf, SITES, type SiteName } from './sites.ts';

const RECEIPT = '신용카드로 충전한 비용의 영수증은 어디서 확인하나요?';
const GUIDE = 'guides/academy-payment-cancel/';

/** The addresses of a site's plain pages. `others` are those whose main part only the app has. */
function pagesOf(site: SiteName): { others: string[]; all: string[] } {
  const { entries, categories } = manifest(site);
  const articles = entries.filter(({ kind }) => kind === 'guide' || kind === 'faq').map(pageOf);
  const others = entries.filter(({ kind }) => kind === 'flow' || kind === 'message').map(pageOf);
  const lists = ['', ...categories.map(({ path }) => `category/${path}`)];
  return { others, all: [...lists, ...articles, ...others] };
}
const { all } = pagesOf('public');

/** The address at which a static host has the page. */
const served = (page: string): string => (page ? `${page}/` : '');

test.use({ site: 'public', waitsForApp: false });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test.beforeEach(({ consoleMessages }) => {
    // What the app would have used is fetched in vain.
    consoleMessages.expect(/\(csp\)|was preloaded using link preload/);
  });

  test('every page reads whole, and every link leads to a page', async ({ page, request }) => {
    test.slow();
    const known = new Set<string>();
    for (const at of all) {
      await page.goto(served(at));
      await expect(title(page)).toBeVisible();
      const main = page.getByRole('main');
      expect((await main.innerText()).length, at).toBeGreaterThan(40);
      await expect(main.getByRole('button'), `${at} offers nothing that needs the app`).toHaveCount(0);
      for (const link of await page.locator('a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))) {
        if (link.startsWith(address('public'))) known.add(link.split('#')[0]);
      }
    }
    for (const link of known) {
      const path = link.replace(address('public'), '');
      expect(path === '' || existsSync(join(SITES.public.folder, path, 'index.html')), link).toBe(true);
      expect((await request.get(link)).status(), link).toBe(200);
    }
    expect(known.size).toBeGreaterThanOrEqual(all.length - 1);
  });

  test('an answer is all there, with the way up and on', async ({ page }) => {
    await page.goto('faq/chatbot-receipt/');
    await expect(page).toHaveTitle(`${RECEIPT} · 길잡이`);
    await expect(page.getByRole('article')).toContainText('이니시스');
    await expect(page.getByText('검색은 자바스크립트를 켜면 쓸 수 있어요.')).toBeVisible();
    await page.getByRole('region', { name: '함께 보면 좋은 글' }).getByRole('link').first().click();
    await expect(title(page)).not.toHaveText(RECEIPT);
    await page.getByRole('navigation', { name: '현재 위치' }).getByRole('link', { name: '월렛 안내' }).click();
    await page.getByRole('main').getByRole('link', { name: RECEIPT }).click();
    expect(page.url()).toBe(`${address('public')}faq/chatbot-receipt/`);
  });

  test('the contents list leads to its headings within the page', async ({ page, requests }) => {
    await page.goto(GUIDE);
    const pages = () => requests.filter((request) => request.startsWith('guides/'));
    const before = pages();
    const contents = page.getByRole('navigation', { name: '차례' });
    await contents.getByRole('link', { name: '강제취소' }).click();
    await expect(page.locator('#force-cancel')).toBeInViewport();
    expect(page.url()).toBe(`${address('public')}${GUIDE}#force-cancel`);
    expect(pages(), 'nothing is loaded for it').toEqual(before);
  });

  test('a flow reads as steps, from its first question to each answer', async ({ page }) => {
    await page.goto('flows/smartstore-cancellation/');
    const choice = page.getByRole('list', { name: '답 고르기' }).getByRole('link').first();
    const target = new URL(await choice.evaluate((link: HTMLAnchorElement) => link.href)).hash;
    await choice.click();
    await expect(page.locator(target)).toBeInViewport();
  });
});

/** Where every visible piece of text stands on the page, by its words. The desk stands around it, and only the app knows
 * whether somebody can be reached now: its line is kept free. */
const texts = (page: Page): Promise<Record<string, number[]>> =>
  page.evaluate(() => {
    const found: Record<string, number[]> = {};
    const range = document.createRange();
    const walker = document.createTreeWalker(document.querySelector('.app') as Element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = (node.textContent ?? '').trim();
      const parent = node.parentElement;
      if (!words || !parent?.checkVisibility() || parent.closest('option, .visually-hidden, .reach')) continue;
      if (!parent.closest('.app > :is(.site-header, main, .site-footer, .skip-link)')) continue;
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      found[words] ??= [];
      found[words].push(Math.round(box.left), Math.round(box.top + scrollY));
    }
    return found;
  });

/** Waits until the plain page is on screen: browsers paint nothing before the style sheets are there. */
async function painted(page: Page): Promise<void> {
  await expect(page.locator('footer')).toBeVisible();
  await page.waitForFunction(() => [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].every(({ sheet }) => sheet));
}

/** Adds up layout shifts from the start. */
const countShifts = (): void => {
  Object.assign(window, { shifts: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
      if (!entry.hadRecentInput) Object.assign(window, { shifts: Reflect.get(window, 'shifts') + entry.value });
    }
  }).observe({ type: 'layout-shift', buffered: true });
};

const app = '[data-app]';

// Every page of the public site as on a phone; where the contents list stands beside the text, and for agents at their
// desk, the pages that have one, and one of each kind; without the desk's columns one of each kind.
const isLong = (page: string): boolean => /^(guides|flows|messages)/.test(page);
const wide = (site: SiteName): string[] => ['', 'category/chatbot', 'faq/chatbot-receipt', ...pagesOf(site).all.filter(isLong)];
const kinds = ['', 'category/chatbot', 'faq/chatbot-receipt', 'guides/taxi-payment-recovery', 'flows/taxi-payment-recovery', 'messages/taxi-passenger-repayment'];

for (const [site, width, pages] of [
  ['public', 360, all],
  ['public', 1440, wide('public')],
  ['agent', 360, kinds],
  ['agent', 1100, kinds],
  ['agent', 1440, wide('agent')],
] as const) {
  const { others } = pagesOf(site);
  test.describe(`the ${site} site at ${width} px`, () => {
    test.use({ site, viewport: { width, height: 900 } });

    for (const at of pages) {
      test(`the app takes over ${at || 'the first page'} and nothing moves`, async ({ page, context }) => {
        await neverIdle(page);
        await page.addInitScript(countShifts);
        const wasm = await hold(context, FILES.appWasm);
        await page.goto(served(at), { waitUntil: 'commit' });
        await painted(page);
        const plain = await texts(page);
        wasm.release();
        await expect(page.locator(app)).toBeAttached();
        const live = await texts(page);
        expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toBeLessThan(0.02);
        if (others.includes(at)) {
          // The form of a message and the runner of a flow are the app's; the head and the first words stay.
          const heading = (await title(page).textContent()) ?? '';
          expect(live[heading].slice(0, 2)).toEqual(plain[heading].slice(0, 2));
        } else {
          expect(live).toEqual(plain);
        }
        // Within the app each page has one address.
        await expect.poll(() => place(page, address(site)).split('?')[0]).toBe(at);
      });
    }
  });
}

test.describe('while the app is on its way', () => {
  test('the text can be read, and what was typed into the search field is not lost', async ({ page, context }) => {
    const wasm = await hold(context, FILES.appWasm);
    await page.goto('faq/chatbot-receipt/', { waitUntil: 'commit' });
    await expect(page.getByRole('article')).toContainText('이니시스');
    await page.getByRole('searchbox', { name: '도움말 검색' }).fill('캐시워크');
    wasm.release();
    await expect(page.locator(app)).toBeAttached();
    await expect(searchField(page)).toHaveValue('캐시워크');
    await expect(searchField(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(hits(page).first()).toBeVisible();
  });

  onEachSite(() => {
    test('the map of a flow begins with the question in its middle', async ({ page, context }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      const wasm = await hold(context, FILES.appWasm);
      await page.goto('flows/chatbot-autopay-failed', { waitUntil: 'commit' });
      await painted(page);
      wasm.release();
      const map = page.locator('.flow-map-window');
      await expect(map.locator('.is-current')).toBeAttached();
      const aside = () =>
        map.evaluate((window) => {
          const [step, frame] = [window.querySelector('.is-current') as Element, window].map((element) => element.getBoundingClientRect());
          return Math.abs(step.left + step.width / 2 - frame.left - frame.width / 2);
        });
      await expect.poll(aside).toBeLessThan(20);
    });

    test('the form of a message begins with its defaults', async ({ page, context }) => {
      const wasm = await hold(context, FILES.appWasm);
      await page.goto('messages/cashwalk-inquiry-info', { waitUntil: 'commit' });
      await painted(page);
      wasm.release();
      await expect(page.locator(app)).toBeAttached();
      await expect(page.getByRole('region', { name: '문자 쓰기' }).getByRole('textbox').nth(2)).toHaveValue('없음');
    });
  });

  test('the place, the focus, the selection and the open contents list stay', async ({ page, context }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const documents = await hold(context, FILES.documents);
    await page.goto(`${GUIDE}#unlinked`, { waitUntil: 'commit' });
    await expect(page.locator('#unlinked')).toBeInViewport();
    await page.locator('.toc summary').click();
    await page.locator('#sms-payment').scrollIntoViewIfNeeded();
    await page.evaluate(() => {
      const text = document.querySelector('#sms-payment + p')?.firstChild as Text;
      getSelection()?.setBaseAndExtent(text, 2, text, 12);
      (document.querySelector('.prose a[href*="#"]') as HTMLElement).focus({ preventScroll: true });
    });
    const state = () =>
      page.evaluate(() => [scrollY, String(getSelection()), document.activeElement?.textContent, document.querySelector('.toc details')?.hasAttribute('open')]);
    const before = await state();
    documents.release();
    await expect(page.locator(app)).toBeAttached();
    expect(await state()).toEqual(before);
    expect(before[3]).toBe(true);
    expect(String(before[1])).toHaveLength(10);
  });

  test('the first page’s text is not shown at an address of another page', async ({ page, context }) => {
    const wasm = await hold(context, FILES.appWasm);
    const home = readFileSync(join(SITES.public.folder, 'index.html'));
    await context.route(/\/help\/no\/such$/, (route) => route.fulfill({ body: home, contentType: 'text/html; charset=utf-8' }));
    await page.goto('no/such', { waitUntil: 'commit' });
    await expect(page.locator('footer')).toBeAttached();
    await expect(title(page)).toBeHidden();
    wasm.release();
    await expect(title(page)).toHaveText('찾는 페이지가 없습니다');
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  });
});

test('result pages are nothing for search engines, articles are', async ({ page }) => {
  await page.goto('search?q=%EC%98%81%EC%88%98%EC%A6%9D');
  await expect(hits(page).first()).toBeVisible();
  const robots = page.locator('meta[name=robots]');
  await expect(robots).toHaveAttribute('content', 'noindex');
  await hits(page).first().getByRole('link').first().click();
  await expect(page.getByRole('article')).toBeVisible();
  await page.goto('faq/chatbot-receipt/');
  await expect(page.locator(app)).toBeAttached();
  await expect(robots).toHaveCount(0);
});

test('a slash or the file’s name at the end is the same page', async ({ page }) => {
  for (const at of ['faq/chatbot-receipt', 'faq/chatbot-receipt/', 'faq/chatbot-receipt/index.html']) {
    await page.goto(at);
    await expect(page.locator(app)).toBeAttached();
    await expect(title(page)).toHaveText(RECEIPT);
    await expectPlace(page, address('public'), 'faq/chatbot-receipt');
  }
});

test.describe('after the text', () => {
  test.use({ waitsForApp: true });

  test('an answer to “helpful?” stays on the device, can be changed, and leads on', async ({ page, requests }) => {
    await page.goto('faq/chatbot-receipt/');
    const helpful = page.getByRole('region', { name: '도움이 되었나요?' });
    const before = requests.filter((request) => !request.startsWith('data/') && !request.startsWith('worker-')).length;
    await helpful.getByRole('button', { name: '네', exact: true }).click();
    await expect(helpful.getByRole('status')).toContainText('이 답은 이 기기에만 남아요.');
    await expect(helpful.getByRole('link').first()).toBeVisible();
    await page.reload();
    await expect(helpful.getByRole('button', { name: '네', exact: true })).toHaveAttribute('aria-pressed', 'true');
    await helpful.getByRole('button', { name: '아니요' }).click();
    await expect(helpful.getByRole('button', { name: '네', exact: true })).toHaveAttribute('aria-pressed', 'false');
    await expect(helpful.getByRole('link', { name: '다른 말로 찾아보기' })).toBeVisible();
    await page.goto('faq/chatbot-card-reject/');
    await expect(helpful.getByRole('button', { name: '아니요' })).toHaveAttribute('aria-pressed', 'false');
    const asked = requests.filter((request) => request.includes('yes') || request.includes('helpful'));
    expect(asked).toEqual([]);
    expect(before).toBeGreaterThan(0);
  });

  test('the entries before and after are those of the category', async ({ page }) => {
    const { entries } = manifest('public');
    const own = entries.find(({ id }) => id === 'chatbot-card-register');
    const siblings = entries.filter(({ category }) => category === own?.category);
    const at = siblings.findIndex(({ id }) => id === own?.id);
    await page.goto('faq/chatbot-card-register/');
    const links = page.getByRole('navigation', { name: '같은 분류의 글' }).getByRole('link');
    await expect(links).toHaveText([new RegExp(`이전 글.*${siblings[at - 1].title.slice(0, 8)}`), new RegExp(`다음 글.*${siblings[at + 1].title.slice(0, 8)}`)]);
    await links.last().click();
    await expect(title(page)).toHaveText(siblings[at + 1].title);
  });

  test('the device’s own sheet shares the page; without one the address is copied', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'share', { configurable: true, value: undefined });
      Object.assign(window, { print: () => Object.assign(window, { printed: true }) });
    });
    await page.goto('faq/chatbot-receipt/');
    await page.getByRole('button', { name: '공유하기' }).click();
    await expect(page.getByRole('status').filter({ hasText: '주소를 복사했습니다.' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${address('public')}faq/chatbot-receipt`);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'share', { value: (data: unknown) => Promise.resolve(Object.assign(window, { shared: data })) });
    });
    await page.getByRole('button', { name: '공유하기' }).click();
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'shared'))).toMatchObject({ title: RECEIPT });
    await page.getByRole('button', { name: '인쇄하기' }).click();
    expect(await page.evaluate(() => Reflect.get(window, 'printed'))).toBe(true);
  });

  test('on paper there is the article and nothing to press', async ({ page }) => {
    await page.goto(GUIDE);
    await page.emulateMedia({ media: 'print' });
    await expect(title(page)).toBeVisible();
    await expect(page.getByRole('article')).toContainText('강제취소');
    await expect(page.getByRole('button')).toHaveCount(0);
    for (const name of ['banner', 'contentinfo', 'search', 'navigation'] as const) {
      await expect(page.getByRole(name)).toHaveCount(0);
    }
  });
});

test.describe('opening hours of a contact', () => {
  test.use({ site: 'agent', waitsForApp: true, timezoneId: 'America/New_York' });

  for (const [what, time, says] of [
    ['in the morning', '2026-11-23T10:00:00+09:00', '지금 문의할 수 있어요 · 내일 02:00까지'],
    ['past midnight', '2026-11-24T01:59:00+09:00', '지금 문의할 수 있어요 · 02:00까지'],
    ['before it opens', '2026-11-24T02:00:00+09:00', '지금은 운영 시간이 아니에요 · 오늘 07:00에 열어요'],
  ]) {
    test(`are told as open or closed in Korean time, wherever the device is: ${what}`, async ({ page }) => {
      await page.clock.setFixedTime(new Date(time));
      await page.goto('guides/taxi-payment-recovery');
      const contacts = page.getByRole('region', { name: '문의하기' });
      await expect(contacts).toContainText(says);
      await expect(contacts).toContainText('매일 07:00~다음 날 02:00 (한국 시각)');
    });
  }

  test('change while the page is open', async ({ page }) => {
    await page.clock.install({ time: new Date('2026-11-24T06:59:30+09:00') });
    await page.goto('guides/taxi-payment-recovery');
    const contacts = page.getByRole('region', { name: '문의하기' });
    await expect(contacts).toContainText('지금은 운영 시간이 아니에요');
    await page.clock.runFor(60_000);
    await expect(contacts).toContainText('지금 문의할 수 있어요');
  });
});

for (const [what, file, path] of [
  ['the manifest', FILES.manifest, 'faq/chatbot-receipt/'],
  ['the article', FILES.documents, 'faq/chatbot-receipt/'],
  ['what articles need', FILES.reading, 'faq/chatbot-receipt/'],
  ['what flows need', FILES.flows, 'flows/chatbot-autopay-failed/'],
] as const) {
  test(`where ${what} does not come, the page can be read and says what is missing`, async ({ page, context, consoleMessages }) => {
    consoleMessages.expect(/status of 404/);
    if (file === FILES.flows || file === FILES.reading) consoleMessages.expect(/CompileError/);
    const fault = await missing(context, file);
    await page.goto(path);
    await expect(page.getByRole('status').filter({ hasText: '글은 그대로 읽을 수 있어요.' })).toBeVisible();
    const text = await page.getByRole('article').innerText();
    expect(text.length).toBeGreaterThan(200);
    await expect(page.locator('[data-app]')).toHaveCount(0);
    await fault.mend();
    await page.getByRole('button', { name: '새로 고침' }).click();
    await expect(page.locator('[data-app]')).toBeVisible();
    await expect(page.getByText('글은 그대로 읽을 수 있어요.')).toHaveCount(0);
  });
}
