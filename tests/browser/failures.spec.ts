// What people see when something does not come, and that the way on works once it is mended.
import { expect, onEachSite, test } from './fixtures.ts';
import { changed, FILES, hold, missing, neverIdle, offline, replacedByPage, unreachable, type Fault } from './network.ts';
import { breadcrumbs, expectPlace, hits, options, searchField, title } from './person.ts';
import { address } from './sites.ts';
import type { BrowserContext } from '@playwright/test';

const NOT_FOUND = /status of 404/;
const BROKEN_OFF = /ERR_CONNECTION_FAILED/;
const NEW_VERSION = '새 버전이 나왔습니다. 새로 고침 하면 검색할 수 있습니다.';
const NO_ENGINE = '검색을 준비하지 못했습니다. 잠시 뒤에 다시 시도해 주세요.';
const RECEIPT = '신용카드로 충전한 비용의 영수증은 어디서 확인하나요?';

/** A way in which a file does not come: how, what the page says, and what the browser logs. */
interface Trouble {
  what: string;
  cause: (context: BrowserContext) => Promise<Fault>;
  says: string;
  logs?: RegExp[];
}

const damage = (change: (bytes: Buffer) => Buffer) => (context: BrowserContext) => changed(context, FILES.index, change);

const ENGINE: Trouble[] = [
  { what: 'the index is missing', cause: (context) => missing(context, FILES.index), says: NEW_VERSION },
  { what: 'the index is a page', cause: (context) => replacedByPage(context, FILES.index), says: NEW_VERSION },
  { what: 'the index is noise', cause: damage((bytes) => Buffer.alloc(bytes.length, 'giljabi')), says: NEW_VERSION },
  { what: 'the index is empty', cause: damage(() => Buffer.alloc(0)), says: NEW_VERSION },
  { what: 'half of the index came', cause: damage((bytes) => bytes.subarray(0, bytes.length / 2)), says: NEW_VERSION },
  { what: 'the last byte of the index is missing', cause: damage((bytes) => bytes.subarray(0, -1)), says: NEW_VERSION },
  {
    what: 'a byte in the middle of the index is another one',
    cause: damage((bytes) => {
      const changed = Buffer.from(bytes);
      changed[Math.floor(bytes.length / 2)] ^= 0xff;
      return changed;
    }),
    says: NEW_VERSION,
  },
  { what: 'the index breaks off', cause: (context) => unreachable(context, FILES.index), says: NO_ENGINE, logs: [BROKEN_OFF] },
  { what: 'the worker is missing', cause: (context) => missing(context, FILES.workerScript), says: NO_ENGINE, logs: [/ERR_FAILED/] },
  { what: 'the worker is a page', cause: (context) => replacedByPage(context, FILES.workerScript), says: NO_ENGINE, logs: [/./] },
  { what: 'the worker’s wasm is missing', cause: (context) => missing(context, FILES.workerWasm), says: NO_ENGINE, logs: [/./] },
  { what: 'the worker’s wasm breaks off', cause: (context) => unreachable(context, FILES.workerWasm), says: NO_ENGINE, logs: [BROKEN_OFF, /Failed to fetch/] },
];

for (const { what, cause, says, logs = [] } of ENGINE) {
  test(`${what}: the result page says so, and trying again helps once it is mended`, async ({ page, context, consoleMessages }) => {
    for (const message of logs) consoleMessages.expect(message);
    const fault = await cause(context);
    await page.goto(`search?q=${encodeURIComponent('영수증')}`);
    const alert = page.getByRole('main').getByRole('alert');
    await expect(alert).toContainText(says);
    await expect(alert).toContainText('그동안 분류에서 찾아보세요.');
    await expect(page.getByRole('main').getByRole('link', { name: '챗봇 관리자센터' })).toBeVisible();
    await alert.getByRole('button', { name: '다시 시도' }).click();
    await expect(alert, 'still broken').toContainText(says);
    await fault.mend();
    await alert.getByRole('button', { name: '다시 시도' }).click();
    await expect(hits(page).filter({ hasText: RECEIPT })).toBeVisible();
    await expect(alert).toBeHidden();
  });
}

onEachSite((site) => {
  const base = address(site);

  test('without an index the search field says so, the rest works, and trying again shows the results', async ({ page, context }) => {
    const fault = await replacedByPage(context, FILES.index);
    await page.goto('');
    await searchField(page).fill('영수증');
    const alert = page.getByRole('search').getByRole('alert');
    await expect(alert).toContainText(NEW_VERSION);
    await page.keyboard.press('Escape');
    await page.getByRole('main').getByRole('link', { name: '챗봇 관리자센터' }).click();
    await expect(title(page)).toHaveText('챗봇 관리자센터');
    await page.getByRole('main').getByRole('link', { name: RECEIPT }).click();
    await expect(page.getByRole('article')).toContainText('이니시스');
    await searchField(page).fill('영수증 확인');
    await fault.mend();
    await alert.getByRole('button', { name: '다시 시도' }).click();
    await expect(options(page).filter({ hasText: RECEIPT })).toBeVisible();
  });

  test('after a new version went out, loading the page anew brings the search back', async ({ page, context }) => {
    const fault = await replacedByPage(context, FILES.index);
    await page.goto(`search?q=${encodeURIComponent('영수증')}`);
    await expect(page.getByRole('main').getByRole('alert')).toContainText(NEW_VERSION);
    await fault.mend();
    await page.getByRole('button', { name: '새로 고침' }).click();
    await expect(hits(page).filter({ hasText: RECEIPT })).toBeVisible();
    await expectPlace(page, base, 'search?q=영수증');
  });

  test('offline the page says so, and goes on once the network is back', async ({ page, consoleMessages }) => {
    consoleMessages.expect(/ERR_INTERNET_DISCONNECTED/);
    await neverIdle(page);
    await page.goto('category/chatbot');
    const link = page.getByRole('main').getByRole('link', { name: RECEIPT });
    await expect(link).toBeVisible();
    // Its files are on their way, and would be missed.
    if (site === 'agent') await expect(page.getByRole('navigation', { name: '상담 목록' })).toBeVisible();
    const fault = await offline(page);
    await link.click();
    await expect(title(page)).toHaveText(RECEIPT);
    const alert = page.getByRole('main').getByRole('alert');
    await expect(alert).toContainText('인터넷에 연결되어 있지 않습니다');
    await expect(breadcrumbs(page)).toBeVisible();
    await fault.mend();
    await alert.getByRole('button', { name: '다시 시도' }).click();
    await expect(page.getByRole('article')).toContainText('이니시스');
  });
});

const MANIFEST: Trouble[] = [
  { what: 'missing', cause: (context) => missing(context, FILES.manifest), says: '새 버전이 나왔습니다', logs: [NOT_FOUND] },
  { what: 'a page', cause: (context) => replacedByPage(context, FILES.manifest), says: '새 버전이 나왔습니다' },
  { what: 'of another version', cause: (context) => changed(context, FILES.manifest, () => '{"format": 99, "new": {}}'), says: '새 버전이 나왔습니다' },
  { what: 'cut off', cause: (context) => changed(context, FILES.manifest, (bytes) => bytes.subarray(0, 500)), says: '새 버전이 나왔습니다' },
  { what: 'out of reach', cause: (context) => unreachable(context, FILES.manifest), says: '내용을 불러오지 못했습니다', logs: [BROKEN_OFF] },
];
for (const { what, cause, says, logs = [] } of MANIFEST) {
  test(`the manifest is ${what}: the page says so, and trying again helps once it is mended`, async ({ page, context, consoleMessages }) => {
    for (const message of logs) consoleMessages.expect(message);
    const fault = await cause(context);
    // Results have no plain page to stay in the app's place (`reader.spec.ts` has those that have one).
    await page.goto(`search?q=${encodeURIComponent('영수증')}`);
    await expect(title(page)).toHaveText(says);
    await fault.mend();
    await page.getByRole('alert').getByRole('button', { name: '다시 시도' }).click();
    await expect(hits(page).filter({ hasText: RECEIPT })).toBeVisible();
  });
}

test('an article that is gone says so, and trying again helps once it is back', async ({ page, context, consoleMessages }) => {
  consoleMessages.expect(NOT_FOUND);
  const fault = await missing(context, FILES.documents);
  await page.goto('category/chatbot');
  await page.getByRole('main').getByRole('link', { name: RECEIPT }).click();
  await expect(title(page)).toHaveText(RECEIPT);
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('새 버전이 나왔습니다');
  await fault.mend();
  await alert.getByRole('button', { name: '다시 시도' }).click();
  await expect(page.getByRole('article')).toContainText('이니시스');
});

test('what articles need is gone: the page says so, and trying again helps once it is back', async ({ page, context, consoleMessages }) => {
  consoleMessages.expect(NOT_FOUND);
  consoleMessages.expect(/CompileError/);
  const index = await hold(context, FILES.index);
  const fault = await missing(context, FILES.reading);
  await page.goto('');
  await page.getByRole('main').getByRole('link', { name: '챗봇 관리자센터' }).click();
  await expect(title(page)).toHaveText('새 버전이 나왔습니다');
  await fault.mend();
  await page.getByRole('alert').getByRole('button', { name: '다시 시도' }).click();
  await expect(title(page)).toHaveText('챗봇 관리자센터');
  index.release();
});

test('what flows need is gone: the page says so, and trying again helps once it is back', async ({ page, context, consoleMessages }) => {
  consoleMessages.expect(NOT_FOUND);
  consoleMessages.expect(/CompileError/);
  // The agents' app would try again by itself when search is ready.
  await neverIdle(page);
  const fault = await missing(context, FILES.flows);
  await page.goto('category/chatbot');
  await page.getByRole('main').locator('a[href$="flows/chatbot-autopay-failed"]').click();
  await expect(title(page)).toHaveText('새 버전이 나왔습니다');
  await fault.mend();
  await page.getByRole('alert').getByRole('button', { name: '다시 시도' }).click();
  await expect(page.locator('#flow-question')).toBeVisible();
});

test('what messages need does not come: copying from a result says so and works once it is back', async ({ page, context, consoleMessages }) => {
  consoleMessages.expect(BROKEN_OFF);
  consoleMessages.expect(/Failed to fetch/);
  const fault = await unreachable(context, FILES.flows);
  await page.goto(`search?q=${encodeURIComponent('취소 완료 문자')}&kind=message`);
  const copy = hits(page).first().getByRole('button', { name: '문자 복사' });
  await copy.click();
  await expect(page.getByRole('status').filter({ hasText: '새 버전이 나왔습니다' })).toBeVisible();
  await fault.mend();
  await copy.click();
  // The results have such buttons as well, one for each.
  await expect(page).toHaveURL(/\/messages\//);
  await expect(page.getByRole('main').getByRole('button', { name: '문자 복사', exact: true })).toBeVisible();
});

test('offline the search says so', async ({ page }) => {
  // Nobody asks for the worker before the field is focused.
  await neverIdle(page);
  await page.goto('');
  await expect(title(page)).toBeVisible();
  const fault = await offline(page);
  await searchField(page).fill('영수증');
  const alert = page.getByRole('search').getByRole('alert');
  await expect(alert).toContainText('인터넷에 연결되어 있지 않아 검색을 준비하지 못했습니다.');
  await fault.mend();
  await alert.getByRole('button', { name: '다시 시도' }).click();
  await expect(options(page).filter({ hasText: RECEIPT })).toBeVisible();
});

test('a worker that stays silent is not waited for for ever', async ({ page, context }) => {
  await page.clock.install();
  await context.route(FILES.workerScript, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.goto(`search?q=${encodeURIComponent('영수증')}`);
  await expect(title(page)).toHaveText('‘영수증’ 검색 결과');
  await page.clock.fastForward('00:20');
  const notice = page.getByRole('main').getByRole('status').filter({ hasText: '검색을 준비하는 데 시간이 걸리고 있습니다.' });
  await expect(notice).toBeVisible();
  await context.unroute(FILES.workerScript);
  await notice.getByRole('button', { name: '다시 시도' }).click();
  await expect(hits(page).filter({ hasText: RECEIPT })).toBeVisible();
});

test('the app itself does not come: the page says what to do', async ({ page, context, consoleMessages }) => {
  consoleMessages.expect(NOT_FOUND);
  consoleMessages.expect(/./);
  await missing(context, FILES.appWasm);
  await page.goto('search', { waitUntil: 'commit' });
  await expect(page.getByText('계속 열리지 않으면 이 화면을 새로 고침 해 주세요.')).toBeVisible({ timeout: 15_000 });
});

test('without storage everything works but remembering', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  await page.goto('');
  await page.getByRole('combobox', { name: '화면 밝기' }).selectOption({ label: '어둡게' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await searchField(page).fill('영수증');
  await expect(options(page).first()).toBeVisible();
});
