// The agent's desk: a whole call by keyboard alone, cases that never mix, and windows over the page.
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Locator, Page, Request } from '@playwright/test';
import { decoded, expect, test } from './fixtures.ts';
import { builtFlow, expectStep, field, notes, question, setClock } from './flows.ts';
import { FILES, missing } from './network.ts';
import { options, searchField, title } from './person.ts';

const TAXI = 'taxi-payment-recovery';
const SMS = 'taxi-passenger-repayment';

const cases = (page: Page): Locator => page.getByRole('navigation', { name: '상담 목록' });
const caseButton = (page: Page, name: string | RegExp): Locator => cases(page).getByRole('button', { name });
const current = (page: Page): Locator => cases(page).locator('[aria-current="true"]');
const tools = (page: Page): Locator => page.getByRole('complementary', { name: '상담 도구' });
const ownNotes = (page: Page): Locator => page.getByRole('textbox', { name: '내 메모' });
const palette = (page: Page): Locator => page.getByRole('dialog', { name: '찾기와 명령' });
const sheet = (page: Page): Locator => page.getByRole('dialog', { name: '단축키' });
const said = (page: Page, words: string | RegExp): Locator => page.locator('.announcer').filter({ hasText: words });
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const kept = (page: Page): Promise<Record<string, string>> => page.evaluate(() => ({ ...sessionStorage }));

/** Opens a page, and waits for the desk around it. */
async function open(page: Page, at: string): Promise<void> {
  await page.goto(at);
  await expect(cases(page)).toBeVisible();
  if ((page.viewportSize()?.width ?? 0) >= 1280) await expect(tools(page)).toBeVisible();
}

test.use({ viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });

test('a whole call is done by keyboard alone, in forty keys at most', async ({ page }) => {
  const flow = builtFlow('agent', TAXI);
  let keys = 0;
  // A key that is held while another is pressed counts as well.
  const press = async (key: string): Promise<void> => {
    keys += key.split('+').length;
    await page.keyboard.press(key);
  };
  await setClock(page, '2026-11-20 12:00');
  await open(page, '');
  await press('/');
  await expect(searchField(page)).toBeFocused();
  await page.keyboard.type('ㅈㄷㄱㅈ');
  await expect(options(page).first()).toContainText('자동결제 취소 복구 요청 응대');
  await press('ArrowDown');
  await press('Enter');
  await expect(title(page)).toBeFocused();
  await expect(question(page)).toBeVisible();
  await press('c');
  await expect(said(page, '1/2 복사했습니다')).toBeVisible();
  expect(await clipboard(page)).toMatch(/^기사님, 갑작스러운 일이라/);
  await press('c');
  await expect(said(page, '2/2 복사했습니다')).toBeVisible();
  expect(await clipboard(page)).toBe('실례지만 지금 승객분이 옆에 계신가요?');
  await press('2');
  await expectStep(page, flow, 'ride-ended');
  await press('Tab');
  await expect(field(page, 'ended_at')).toBeFocused();
  // How many keys a date takes is the browser's own affair.
  await field(page, 'ended_at').fill('2026-11-18T23:30');
  await press('Enter');
  await press('Enter');
  await expectStep(page, flow, 'first-past');
  await press('2');
  await expectStep(page, flow, 'second');
  await press('2');
  await expectStep(page, flow, 'third');
  await press('Alt+s');
  const called = page.locator(`#message-${SMS}-field-0`);
  await expect(called).toBeFocused();
  await called.fill('2026-11-18T22:50');
  await press('Control+Enter');
  await expect(said(page, /복사했습니다: \d+바이트 LMS/)).toBeVisible();
  expect(await clipboard(page)).toContain('11월 18일 22:50');
  await press('Escape');
  await expect(page.locator(`#flow-message-${SMS}`)).toBeFocused();
  await press('1');
  await expectStep(page, flow, 'passenger-reply');
  await press('1');
  await expectStep(page, flow, 'waiting');
  await press('Alt+m');
  await expect(ownNotes(page)).toBeFocused();
  await page.keyboard.type('다시 전화하기로 함');
  await press('Alt+c');
  await expect(said(page, '메모를 복사했습니다.')).toBeVisible();
  expect(await clipboard(page)).toBe(`다시 전화하기로 함\n\n${await notes(page).inputValue()}`);
  expect(await clipboard(page)).toMatch(/\[승객이 택시를 호출한 시각: [^\n]* \/ 문자 복사: 승객에게 자동결제 재진행 요청\]/);
  await press('Alt+n');
  await expect(current(page)).toHaveAccessibleName('상담 2');
  await expect(searchField(page)).toBeFocused();
  await expect(ownNotes(page)).toHaveValue('');
  expect(keys, 'keys pressed, without what was typed').toBeLessThanOrEqual(40);
});

test('two cases on the same flow do not mix, whichever way one goes between them', async ({ page }) => {
  const flow = builtFlow('agent', TAXI);
  await setClock(page, '2026-11-20 12:00');
  await open(page, `flows/${TAXI}?p=ride-ended`);
  await field(page, 'ended_at').fill('2026-11-20T10:00');
  await ownNotes(page).fill('첫째 손님');
  await page.keyboard.press('Alt+n');
  await expect(searchField(page)).toBeFocused();
  expect(Object.keys(await kept(page)).filter((key) => key.includes('case2')), 'nothing of the last case').toEqual([]);
  await page.goto(`flows/${TAXI}`);
  await expect(question(page)).toContainText('승객과 함께');
  await expect(current(page)).toHaveAccessibleName(/^상담 2: 자동결제/);
  await page.getByRole('main').getByText('내렸거나 곁에 없습니다').click();
  await expectStep(page, flow, 'ride-ended');
  await expect(field(page, 'ended_at')).toHaveValue('');
  await field(page, 'ended_at').fill('2026-11-19T09:00');
  await ownNotes(page).fill('둘째 손님');
  await page.locator('#site-main').focus();
  await page.keyboard.press('2');
  await expectStep(page, flow, 'first-past');
  // By key, in the middle of typing.
  await ownNotes(page).focus();
  await page.keyboard.press('Alt+1');
  await expect(current(page)).toHaveAccessibleName(/^상담 1: /);
  await expect(question(page)).toContainText('24시간이 지났습니까');
  await expect(question(page)).toBeFocused();
  await expect(field(page, 'ended_at')).toHaveValue('2026-11-20T10:00');
  await expect(ownNotes(page)).toHaveValue('첫째 손님');
  await expect(notes(page)).toHaveValue(/진행 중: 운행이 끝난 지/);
  await expect(notes(page)).not.toHaveValue(/1차/);
  // Back in the browser leads back into the other case, not to its question in this one.
  await page.goBack();
  await expect(current(page)).toHaveAccessibleName(/^상담 2: /);
  await expectStep(page, flow, 'first-past');
  await expect(ownNotes(page)).toHaveValue('둘째 손님');
  await page.goForward();
  await expect(current(page)).toHaveAccessibleName(/^상담 1: /);
  await expect(field(page, 'ended_at')).toHaveValue('2026-11-20T10:00');
  // By press, and after a reload.
  await caseButton(page, /^상담 2: /).click();
  await expect(question(page)).toContainText('1차: 도움 불가');
  await page.reload();
  await expect(current(page)).toHaveAccessibleName(/^상담 2: /);
  await expect(ownNotes(page)).toHaveValue('둘째 손님');
  await expect(question(page)).toContainText('1차: 도움 불가');
  await caseButton(page, /^상담 1: /).click();
  await expect(field(page, 'ended_at')).toHaveValue('2026-11-20T10:00');
});

test('what is filled into a message belongs to its case', async ({ page }) => {
  await open(page, 'messages/chatbot-reconnect-guide');
  const name = page.locator('#message-chatbot-reconnect-guide-field-0');
  await name.fill('주문 도우미');
  await page.keyboard.press('Alt+n');
  await page.goto('messages/chatbot-reconnect-guide');
  await expect(name).toHaveValue('');
  await name.fill('예약 도우미');
  await page.keyboard.press('Alt+1');
  await expect(name).toHaveValue('주문 도우미');
  await page.keyboard.press('Alt+2');
  await expect(name).toHaveValue('예약 도우미');
});

test('a closed case leaves nothing in the tab, and comes back when it was a mistake', async ({ page }) => {
  await open(page, `flows/${TAXI}?p=ride-ended`);
  await field(page, 'ended_at').fill('2026-11-19T09:00');
  await ownNotes(page).fill('손님메모하나');
  await page.keyboard.press('Alt+w');
  await expect(current(page)).toHaveAccessibleName('상담 1');
  await expect(searchField(page)).toBeFocused();
  await expect(ownNotes(page)).toHaveValue('');
  expect(JSON.stringify(await kept(page))).not.toMatch(/2026-11-19|손님메모/);
  await cases(page).getByRole('button', { name: '되돌리기' }).click();
  await expect(current(page)).toHaveAccessibleName(/^상담 1: 자동결제/);
  await expect(field(page, 'ended_at')).toHaveValue('2026-11-19T09:00');
  await expect(ownNotes(page)).toHaveValue('손님메모하나');
  await expect(cases(page).getByRole('button', { name: '되돌리기' })).toHaveCount(0);
  await page.keyboard.press('Alt+w');
  await expect(current(page)).toHaveAccessibleName('상담 1');
  await page.keyboard.press('Alt+z');
  await expect(ownNotes(page)).toHaveValue('손님메모하나');
});

test('a case takes the name that it is given', async ({ page }) => {
  await open(page, `flows/${TAXI}`);
  await cases(page).getByRole('button', { name: '상담 이름 바꾸기' }).click();
  await expect(page.getByLabel('상담 이름')).toBeFocused();
  await page.keyboard.type('김 기사님');
  await page.keyboard.press('Enter');
  await expect(current(page)).toHaveAccessibleName('상담 1: 김 기사님');
  await expect(current(page)).toBeFocused();
  await page.reload();
  await expect(current(page)).toHaveAccessibleName('상담 1: 김 기사님');
  expect(JSON.stringify(await page.evaluate(() => ({ ...localStorage })))).not.toContain('김 기사님');
});

test('there are nine cases, and the tenth is refused with a reason', async ({ page }) => {
  await open(page, '');
  for (let number = 1; number <= 9; number += 1) {
    await ownNotes(page).fill(`손님 ${number}`);
    await page.keyboard.press('Alt+n');
    if (number < 9) await expect(current(page)).toHaveAccessibleName(`상담 ${number + 1}`);
  }
  await expect(said(page, '상담은 9건까지')).toBeVisible();
  await expect(ownNotes(page)).toHaveValue('손님 9');
  await page.keyboard.press('Alt+4');
  await expect(ownNotes(page)).toHaveValue('손님 4');
});

test('the palette finds pages and does things, by keyboard', async ({ page }) => {
  await open(page, `flows/${TAXI}`);
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('Control+k');
  const box = palette(page).getByRole('combobox');
  await expect(box).toBeFocused();
  await expect(palette(page).getByRole('option').first()).toHaveText(/^말할 내용 복사: ‘기사님/);
  await expect(palette(page).getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect.poll(() => clipboard(page)).toMatch(/^기사님, 갑작스러운/);
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.type('ㅇㅅㅈ');
  await expect(palette(page).getByRole('option', { name: /영수증은 어디서/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(box).toHaveAttribute('aria-activedescendant', 'palette-option-1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(title(page)).toContainText('영수증');
  await expect(title(page)).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.type('어둡게');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.type('새 상담');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(current(page)).toHaveAccessibleName('상담 2');
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.type('상담 가기');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(current(page)).toHaveAccessibleName(/^상담 1: /);
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.type('문자 복사: 승객');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(page.locator(`#message-${SMS}-field-0`), 'what is missing is asked for').toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(page.locator(`#message-${SMS}-field-0`), 'the keyboard comes back').toBeFocused();
});

test('a palette that is opened again at once stays open', async ({ page }) => {
  await open(page, `flows/${TAXI}`);
  await expect(question(page)).toBeVisible();
  // The browser tells of a closed window a moment later.
  await page.evaluate(() => {
    const { close } = HTMLDialogElement.prototype;
    HTMLDialogElement.prototype.close = function () {
      close.call(this);
      setTimeout(() => this.dispatchEvent(new Event('close')), 300);
    };
  });
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('어둡게');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.evaluate(() => new Promise((resolve) => document.querySelector('dialog[open]')?.addEventListener('close', resolve)));
  await expect(palette(page).getByRole('combobox')).toBeFocused();
});

test('the sheet lists the keys, and single keys can be switched off there', async ({ page }) => {
  await open(page, `flows/${TAXI}`);
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('?');
  for (const key of ['새 상담', '메모 복사', '문자 쓰기', '검색창으로 가기', '찾기와 명령']) {
    await expect(sheet(page).getByRole('definition').filter({ hasText: key }).first()).toBeVisible();
  }
  await page.keyboard.press('2');
  await expect(question(page), 'keys do nothing behind it').toContainText('승객과 함께');
  await sheet(page).getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
  await page.keyboard.press('?');
  await page.keyboard.press('c');
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
  await expect(sheet(page)).toBeHidden();
});

test('pinned entries and those opened last stand beside every page, on this device', async ({ page, context }) => {
  await open(page, 'guides/taxi-payment-recovery');
  await page.getByRole('main').getByRole('button', { name: /^고정: / }).click();
  await expect(page.getByRole('main').getByRole('button', { name: /^고정: / })).toHaveAttribute('aria-pressed', 'true');
  await open(page, 'faq/chatbot-receipt');
  const other = await context.newPage();
  await open(other, '');
  const contents = other.getByRole('navigation', { name: '바로 가기' });
  await expect(contents.getByRole('link', { name: /실수로 취소한 자동결제 복구 요청/ })).toBeVisible();
  await expect(contents.getByRole('link', { name: /영수증은 어디서/ })).toBeVisible();
  expect(Object.values(await other.evaluate(() => ({ ...localStorage }))).sort()).toEqual([
    'faq/chatbot-receipt\nguides/taxi-payment-recovery',
    'guides/taxi-payment-recovery',
  ]);
  // What one tab pins the other knows, and does not undo.
  await page.getByRole('main').getByRole('button', { name: /^고정: / }).click();
  await expect(contents.getByRole('heading', { name: '고정한 글' }).locator('+ ul').getByRole('link')).toHaveCount(2);
  await open(other, 'guides/taxi-payment-recovery');
  await other.getByRole('main').getByRole('button', { name: /^고정: / }).click();
  await expect(page.getByRole('navigation', { name: '바로 가기' }).getByRole('heading', { name: '고정한 글' }).locator('+ ul').getByRole('link')).toHaveText([/영수증/]);
});

test('the palette pins what is open, and takes the pin away', async ({ page }) => {
  await open(page, 'faq/chatbot-receipt');
  const contents = page.getByRole('navigation', { name: '바로 가기' });
  for (const [typed, pressed] of [['고정:', 'true'], ['고정 풀기', 'false']]) {
    await page.keyboard.press('Control+k');
    await expect(palette(page).getByRole('combobox')).toBeFocused();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main').getByRole('button', { name: /^고정: / })).toHaveAttribute('aria-pressed', pressed);
    // As long as it is open, the key that opens it does nothing.
    await expect(palette(page)).toBeHidden();
  }
  await expect(contents.getByRole('heading', { name: '고정한 글' })).toBeVisible();
});

test('what was found stays beside what was opened of it', async ({ page }) => {
  await open(page, `search?q=${encodeURIComponent('영수증')}`);
  await page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link', { name: /영수증은 어디서/ }).click();
  await expect(title(page)).toContainText('영수증');
  const contents = page.getByRole('navigation', { name: '바로 가기' });
  await expect(contents.getByRole('link', { name: /영수증은 어디서/ })).toHaveAttribute('aria-current', 'page');
  await expect(contents.getByRole('link', { name: '검색 결과 모두 보기' })).toBeVisible();
});

test('what is needed in a call is one press away from a step of a flow', async ({ page }) => {
  await open(page, 'guides/taxi-payment-recovery');
  await page.getByRole('main').getByRole('button', { name: /^고정: / }).click();
  await searchField(page).fill('영수증');
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.goto(`flows/${TAXI}?p=ride-ended.first-within`);
  await expect(question(page)).toBeVisible();
  const contents = page.getByRole('navigation', { name: '바로 가기' });
  // Each of these does what it says at once: nothing has to be opened before.
  for (const [what, place] of [
    ['copy the words to say', page.getByRole('article').locator('.say').getByRole('button', { name: '복사' })],
    ['copy the facts to send', page.getByRole('article').locator('.copy-text').getByRole('button', { name: '복사' })],
    ['tick what was done', page.getByRole('article').getByRole('checkbox').first()],
    ['change an answer', page.getByRole('link', { name: /^바꾸기: 승객과/ })],
    ['go back', page.getByRole('link', { name: '이전 질문' })],
    ['begin anew', page.getByRole('article').getByRole('button', { name: '처음부터 다시' }).first()],
    ['copy the notes', tools(page).getByRole('button', { name: '메모 복사' })],
    ['write a note', ownNotes(page)],
    ['begin another case', cases(page).getByRole('button', { name: '새 상담' })],
    ['open a pinned entry', contents.getByRole('link', { name: /실수로 취소한/ })],
    ['write the message', tools(page).getByRole('button', { name: /승객에게 자동결제 재진행 요청/ })],
    ['write another message', tools(page).getByRole('button', { name: /취소 완료 알림/ })],
    ['open the palette', cases(page).getByRole('button', { name: '찾기와 명령 열기' })],
    ['open the sheet of keys', cases(page).getByRole('button', { name: '단축키 보기' })],
  ] as const) {
    await expect(place, what).toBeVisible();
    await expect(place, what).toBeEnabled();
  }
  await contents.getByRole('link', { name: /실수로 취소한/ }).click();
  await expect(title(page)).toContainText('실수로 취소한');
});

test('Alt+S writes the message of the screen, whatever was written before', async ({ page }) => {
  await open(page, `flows/${TAXI}?p=ride-ended.first-within.second.third`);
  await expect(question(page)).toBeVisible();
  await tools(page).getByRole('button', { name: /취소 완료 알림/ }).click();
  await expect(page.locator('#message-smartstore-cancel-complete')).toBeVisible();
  await page.keyboard.press('Alt+s');
  await expect(page.locator(`#message-${SMS}-field-0`)).toBeFocused();
  await page.goto('messages/chatbot-reconnect-guide');
  await expect(tools(page)).toBeVisible();
  await expect(page.getByRole('main').locator('.composer-copy')).toBeVisible();
  await page.keyboard.press('Alt+s');
  await expect(page.getByRole('main').locator('#message-chatbot-reconnect-guide-field-0')).toBeFocused();
});

test('closing another case leaves the keyboard at the cases', async ({ page }) => {
  await open(page, '');
  await ownNotes(page).fill('첫 손님');
  await page.keyboard.press('Alt+n');
  await expect(current(page)).toHaveAccessibleName('상담 2');
  await cases(page).getByRole('button', { name: '상담 1 닫기' }).press('Enter');
  await expect(cases(page).getByRole('listitem')).toHaveCount(1);
  await expect(current(page)).toBeFocused();
});

test('a desk that does not come says so, and comes when it is asked for again', async ({ page, context, consoleMessages }) => {
  consoleMessages.expect(/404|CompileError|Failed/);
  const fault = await missing(context, /split_desk\.wasm$/);
  await page.goto('faq/chatbot-receipt');
  const told = page.getByRole('status').filter({ hasText: '상담 목록과 메모를 불러오지 못했습니다.' });
  await expect(told).toBeVisible();
  await expect(page.getByRole('article')).toContainText('이니시스');
  await fault.mend();
  await told.getByRole('button', { name: '다시 시도' }).click();
  await expect(cases(page)).toBeVisible();
  await expect(told).toHaveCount(0);
});

test('a flow that does not come is asked for once, and again when somebody wants to', async ({ page, context, requests, consoleMessages }) => {
  consoleMessages.expect(/404/);
  const fault = await missing(context, FILES.documents);
  await open(page, 'category/taxi');
  await page.getByRole('main').locator(`a[href$="flows/${TAXI}"]`).click();
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toBeVisible();
  await page.waitForLoadState('networkidle');
  const asked = () => requests.filter((request) => request.includes('data/documents/')).length;
  expect(asked()).toBe(1);
  await expect(tools(page).getByRole('button', { name: '메모 복사' })).toBeEnabled();
  await fault.mend();
  await alert.getByRole('button', { name: '다시 시도' }).click();
  await expect(question(page)).toBeVisible();
  expect(asked()).toBe(2);
});

test('nothing of a case leaves the tab', async ({ page, context }) => {
  const sent: Request[] = [];
  context.on('request', (request) => sent.push(request));
  await open(page, `flows/${TAXI}?p=ride-ended`);
  await field(page, 'ended_at').fill('2026-11-19T09:00');
  await ownNotes(page).fill('비밀메모');
  await cases(page).getByRole('button', { name: '상담 이름 바꾸기' }).click();
  await expect(page.getByLabel('상담 이름')).toBeFocused();
  await page.keyboard.type('비밀이름');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+n');
  await expect(current(page)).toHaveAccessibleName('상담 2');
  await page.keyboard.press('Alt+1');
  await expect(ownNotes(page)).toHaveValue('비밀메모');
  const outside = await page.evaluate(() => [location.href, document.title, JSON.stringify(history.state), JSON.stringify({ ...localStorage })]);
  for (const request of sent) outside.push(request.url(), ...Object.values(await request.allHeaders()), request.postData() ?? '');
  for (const text of outside) expect(decoded(text ?? '')).not.toMatch(/비밀|2026-11-19/);
  const other = await context.newPage();
  await open(other, '');
  await expect(ownNotes(other)).toHaveValue('');
  await expect(current(other)).toHaveAccessibleName('상담 1');
});

test.describe('where there is no room beside the page', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the panel lies over it and gives the keyboard back', async ({ page }) => {
    await open(page, `flows/${TAXI}`);
    const button = cases(page).getByRole('button', { name: '상담 도구' });
    await button.press('Enter');
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await expect(tools(page).getByRole('heading', { name: '상담 도구' })).toBeFocused();
    await ownNotes(page).fill('다시 전화');
    await expect(tools(page).getByRole('navigation', { name: '바로 가기' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(tools(page)).toBeHidden();
    await expect(button).toBeFocused();
    await page.getByRole('article').getByRole('button', { name: '메모 복사' }).first().click();
    await expect.poll(() => clipboard(page)).toMatch(/^다시 전화\n\n\[자동결제/);
    // Whoever goes on with the keyboard to what is below is not hidden behind it.
    await button.press('Enter');
    await expect(tools(page)).toBeVisible();
    await page.getByRole('article').getByRole('button', { name: '메모 복사' }).first().focus();
    await expect(tools(page)).toBeHidden();
  });
});

/** The rules that the page breaks, with the elements that do. */
async function broken(page: Page): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ rules: { 'target-size': { enabled: true } } });
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}

for (const state of ['at work', 'with the palette', 'with the sheet'] as const) {
  test(`the desk can be used by everyone: ${state}`, async ({ page }) => {
    // The rules of axe run four times.
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, `flows/${TAXI}?p=ride-ended.first-past.second.third`);
    await expect(question(page)).toBeVisible();
    await page.keyboard.press('Alt+s');
    await expect(page.locator(`#message-${SMS}-field-0`)).toBeFocused();
    await ownNotes(page).fill('다시 전화하기로 함');
    await page.keyboard.press('Alt+n');
    await expect(current(page)).toHaveAccessibleName('상담 2');
    await page.keyboard.press('Alt+1');
    await expect(question(page)).toBeFocused();
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      if (state === 'at work' && width === 360) await cases(page).getByRole('button', { name: '상담 도구' }).click();
      if (state === 'with the palette' && width === 1440) await page.keyboard.press('Control+k');
      if (state === 'with the sheet' && width === 1440) await page.keyboard.press('?');
      if (state !== 'at work') await expect(page.getByRole('dialog')).toBeVisible();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await broken(page), `${width} px, ${colorScheme}`).toEqual([]);
      }
      const room = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(room[0], `nothing is wider than ${width} px`).toBeLessThanOrEqual(room[1]);
    }
  });
}

for (const width of [360, 1280, 1440]) {
  test(`nothing jumps while the desk arrives, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(() => {
      Object.assign(window, { shifts: 0, moved: [] });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node | null }[] })[]) {
          Object.assign(window, { shifts: Reflect.get(window, 'shifts') + entry.value });
          Reflect.get(window, 'moved').push(`${entry.value}: ${entry.sources.map(({ node }) => (node as Element)?.className ?? node?.nodeName)}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const at of ['', 'guides/academy-payment-cancel', `flows/${TAXI}`, `messages/${SMS}`, `search?q=${encodeURIComponent('영수증')}`]) {
      await open(page, at);
      await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('main').getByRole('status').filter({ hasText: '불러오는 중' })).toHaveCount(0);
      if (at.startsWith('flows')) await expect(question(page)).toBeVisible();
      const [shifts, moved] = await page.evaluate(() => [Reflect.get(window, 'shifts'), Reflect.get(window, 'moved').join('\n')]);
      expect(shifts, `${at}: ${moved}`).toBeLessThan(0.02);
    }
  });
}

test.describe('the public', () => {
  test.use({ site: 'public' });

  test('never gets the desk', async ({ page, requests }) => {
    await page.goto('flows/smartstore-cancellation');
    await expect(question(page)).toBeVisible();
    await page.keyboard.press('Alt+n');
    await page.keyboard.press('Control+k');
    await expect(searchField(page)).toBeFocused();
    await expect(cases(page)).toHaveCount(0);
    expect(requests.some((request) => request.includes('split_on_demand'))).toBe(true);
    expect(requests.filter((request) => request.includes('desk.wasm'))).toEqual([]);
  });
});
