// Filling messages in and copying them: by keyboard, exactly, and with nothing left behind.
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Locator, Page, Request } from '@playwright/test';
import { decoded, expect, test } from './fixtures.ts';
import { FILES, changed, hold } from './network.ts';
import { hits, title } from './person.ts';

/** The text of a message as its editor wrote it. */
function source(id: string): string {
  const file = readFileSync(new URL(`../../content/messages/${id}.md`, import.meta.url), 'utf8');
  const text = /^~~~sms\n([\s\S]*?)\n~~~$/m.exec(file)?.[1];
  if (!text) throw new Error(`${id} has no text`);
  return text;
}

/** The text with values in place of its placeholders. */
const filled = (id: string, values: Record<string, string>): string =>
  source(id).replace(/#\{(\w+)\}/g, (_, name: string) => values[name] ?? `no value for ${name}`);

/** Each message: what is typed into its fields, in their order, and how it stands in the text. */
const MESSAGES: Record<string, { typed: string[]; values: Record<string, string>; said: RegExp }> = {
  'taxi-passenger-repayment': {
    typed: ['datetime 2026-11-20T08:40'],
    values: { called_at: '11월 20일 08:40' },
    said: /^복사했습니다: \d+바이트 LMS$/,
  },
  'smartstore-cancel-complete': {
    typed: ['포근한집', '2026112012345671', 'datetime 2026-11-20T10:05'],
    values: { store: '포근한집', order: '2026112012345671', canceled_at: '11/20 10:05', note: '감사합니다.' },
    said: /^복사했습니다: 82바이트 SMS$/,
  },
  'chatbot-reconnect-guide': {
    typed: ['주문 도우미', '33,000원'],
    values: { bot: '주문 도우미', amount: '33,000원' },
    said: /^복사했습니다: \d+바이트 LMS$/,
  },
  'cashwalk-inquiry-info': {
    typed: ['datetime 2026-11-20T21:15', '9900', 'E–102'],
    values: { error_at: '11월 20일 21:15', amount: '9,900원', error_code: 'E-102' },
    said: /^복사했습니다: \d+바이트 LMS$/,
  },
  'academy-card-info-request': {
    typed: ['맑은샘영어학원', '김하늘', 'date 2026-11-10', '320000', '0212345678'],
    values: {
      academy: '맑은샘영어학원',
      student: '김하늘',
      approved_on: '11월 10일',
      amount: '320,000원',
      phone: '02-1234-5678',
    },
    said: /^복사했습니다: \d+바이트 LMS$/,
  },
};

const composer = (page: Page): Locator => page.getByRole('region', { name: '문자 쓰기' });
const fields = (page: Page): Locator => composer(page).locator('.composer-field').locator('input, select, textarea');
const copyButton = (page: Page): Locator => composer(page).getByRole('button', { name: '문자 복사' });
const bubble = (page: Page): Locator => composer(page).getByRole('region', { name: '받는 사람에게 보이는 모습' });
const said = (page: Page, words: string | RegExp): Locator => page.getByRole('status').filter({ hasText: words });

const allowClipboard = (context: BrowserContext): Promise<void> =>
  context.grantPermissions(['clipboard-read', 'clipboard-write']);
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`messages/${id}`);
  await expect(copyButton(page)).toBeVisible();
}

/** Types a value with keys alone into the control that has the focus. Chromium's own controls for dates take the digits
 * of each part in turn, in the order of the browser's own language, which no test can choose. */
async function type(page: Page, value: string): Promise<void> {
  const [kind, moment] = value.split(' ');
  const parts = /^(\d+)-(\d+)-(\d+)(?:T(\d+):(\d+))?$/.exec(moment ?? '');
  if (!parts || !['date', 'datetime'].includes(kind)) return page.keyboard.type(value);
  const [, year, month, day, hour, minute] = parts;
  const control = page.locator(':focus');
  const hours = hour && String(Number(hour) % 12 || 12).padStart(2, '0');
  const half = Number(hour) < 12 ? 'a' : 'p';
  const korean = hour ? [year, month, day, half, hours, minute] : [year, month, day];
  const american = hour ? [month, day, year, hours, minute, half] : [month, day, year];
  for (const keys of [american, korean]) {
    await control.evaluate((input: HTMLInputElement) => {
      input.value = '';
      input.blur();
      input.focus();
    });
    for (const key of keys) await page.keyboard.type(key ?? '');
    if ((await control.inputValue()) === moment) return;
  }
  expect(await control.inputValue(), 'the date that was typed').toBe(moment);
}

for (const [id, { typed, values, said: expected }] of Object.entries(MESSAGES)) {
  test(`${id} is filled in and copied by keyboard, exactly as it was written`, async ({ page, context }) => {
    await allowClipboard(context);
    await open(page, id);
    await fields(page).first().focus();
    for (const [at, value] of typed.entries()) {
      await expect(fields(page).nth(at), 'the next empty field is one Tab away').toBeFocused();
      await type(page, value);
      if (at + 1 < typed.length) {
        await page.keyboard.press('Tab');
        // The button for now stands before an empty date, as the label does.
        if (await page.locator('.composer-now:focus').count()) await page.keyboard.press('Tab');
      }
    }
    await page.keyboard.press('Control+Enter');
    await expect(said(page, expected)).toBeVisible();
    expect(await clipboard(page)).toBe(filled(id, values));
    await expect(bubble(page).locator('.bubble')).toHaveText(filled(id, values), { useInnerText: false });
  });
}

test('Enter in a field and the button copy as well', async ({ page, context }) => {
  await allowClipboard(context);
  await open(page, 'chatbot-reconnect-guide');
  await fields(page).nth(0).fill('주문 도우미');
  await fields(page).nth(1).fill('33,000원');
  await page.keyboard.press('Enter');
  await expect(said(page, '복사했습니다')).toBeVisible();
  await fields(page).nth(0).fill('길찾기');
  await copyButton(page).click();
  await expect.poll(() => clipboard(page)).toContain('챗봇 [길찾기]의');
});

test('while a field is empty, copying says what is missing and goes there', async ({ page, context }) => {
  await allowClipboard(context);
  await open(page, 'smartstore-cancel-complete');
  await page.evaluate(() => navigator.clipboard.writeText('before'));
  await fields(page).nth(0).fill('포근한집');
  await page.keyboard.press('Control+Enter');
  await expect(said(page, '주문번호, 취소를 마친 시각을 채워 주세요.')).toBeVisible();
  const order = composer(page).getByRole('textbox', { name: '주문번호' });
  await expect(order).toBeFocused();
  await expect(order).toHaveAccessibleDescription(/주문번호를 채워 주세요\./);
  await expect(order).toHaveAttribute('aria-invalid', 'true');
  await expect(bubble(page)).toContainText('주문번호 (비어 있음)');
  expect(await clipboard(page)).toBe('before');
});

test('an emoji in a name is not sent and not lost', async ({ page, context }) => {
  await allowClipboard(context);
  await open(page, 'academy-card-info-request');
  await page.evaluate(() => navigator.clipboard.writeText('김하늘😀'));
  const student = composer(page).getByRole('textbox', { name: '학생 이름' });
  await student.focus();
  await page.keyboard.press('Control+V');
  await expect(student).toHaveValue('김하늘😀');
  await expect(student).toHaveAccessibleDescription(/문자로 보낼 수 없는 글자가 있습니다: `😀`/);
  await fields(page).nth(0).fill('맑은샘');
  await fields(page).nth(2).fill('2026-11-10');
  await fields(page).nth(3).fill('1000');
  await fields(page).nth(4).fill('0212345678');
  await copyButton(page).click();
  await expect(student).toBeFocused();
  await expect(student).toHaveValue('김하늘😀');
  expect(await clipboard(page)).toBe('김하늘😀');
});

test('a value that looks like a placeholder is a value', async ({ page, context }) => {
  await allowClipboard(context);
  await open(page, 'chatbot-reconnect-guide');
  await fields(page).nth(0).fill('#{amount} {{x}} $1');
  await fields(page).nth(1).fill('33,000원');
  await copyButton(page).click();
  await expect(said(page, '복사했습니다')).toBeVisible();
  expect(await clipboard(page)).toBe(filled('chatbot-reconnect-guide', { bot: '#{amount} {{x}} $1', amount: '33,000원' }));
});

test('what cannot be sent but has a twin is replaced, and told', async ({ page }) => {
  await open(page, 'chatbot-reconnect-guide');
  await fields(page).nth(0).fill('주문–도우미');
  await expect(bubble(page)).toContainText('주문-도우미');
  await expect(fields(page).nth(0)).toHaveValue('주문–도우미');
  await expect(fields(page).nth(0)).toHaveAccessibleDescription(/`–` 대신 `-`로 바꿨습니다/);
});

for (const [name, refuse] of [
  ['refuses', () => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }],
  ['has no clipboard', () => Object.defineProperty(navigator, 'clipboard', { value: undefined })],
] as const) {
  test(`where the browser ${name} the text is selected, with a word on what to press`, async ({ page }) => {
    await page.addInitScript(refuse);
    await open(page, 'chatbot-reconnect-guide');
    await fields(page).nth(0).fill('주문 도우미');
    await fields(page).nth(1).fill('33,000원');
    await page.keyboard.press('Control+Enter');
    await expect(said(page, 'Ctrl+C(맥은 Cmd+C)를 눌러 주세요.')).toBeVisible();
    const byHand = composer(page).getByRole('textbox', { name: '복사할 글' });
    await expect(byHand).toBeFocused();
    const selected = await byHand.evaluate((lines: HTMLTextAreaElement) => lines.value.slice(lines.selectionStart, lines.selectionEnd));
    expect(selected).toBe(filled('chatbot-reconnect-guide', { bot: '주문 도우미', amount: '33,000원' }));
  });
}

test('now is one press, and the next field comes by itself', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-22T14:30:00+09:00'));
  await open(page, 'cashwalk-inquiry-info');
  await composer(page).getByRole('button', { name: '오류가 난 시각: 지금' }).press('Enter');
  await expect(bubble(page)).toContainText('11월 22일 14:30');
  await expect(composer(page).getByRole('textbox', { name: '결제하려던 금액' })).toBeFocused();
  await open(page, 'academy-card-info-request');
  await composer(page).getByRole('button', { name: '원승인일자: 오늘' }).click();
  await expect(bubble(page)).toContainText('11월 22일');
});

test('amounts and numbers are grouped as they are typed, with the caret where it was', async ({ page }) => {
  await open(page, 'academy-card-info-request');
  const [amount, phone] = [fields(page).nth(3), fields(page).nth(4)];
  await amount.focus();
  await page.keyboard.type('1234567');
  await expect(amount).toHaveValue('1,234,567');
  for (let at = 0; at < 4; at += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('9');
  await expect(amount).toHaveValue('12,349,567');
  expect(await amount.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(6);
  await amount.fill('');
  await amount.focus();
  await page.keyboard.type('3만원');
  await expect(amount).toHaveValue('3만원');
  await page.keyboard.press('Tab');
  await expect(amount).toHaveAccessibleDescription(/숫자로 써 주세요/);
  await phone.focus();
  await page.keyboard.type('01012345678');
  await expect(phone).toHaveValue('010-1234-5678');
});

test('the meter says when an SMS becomes an LMS, and how to get back', async ({ page }) => {
  await open(page, 'smartstore-cancel-complete');
  const meter = composer(page).locator('.meter');
  await expect(meter).toContainText(/^지금까지 \d+바이트, 다 채우면 최대 \d+바이트/);
  await fields(page).nth(0).fill('포근한집');
  await fields(page).nth(1).fill('2026112012345671');
  await fields(page).nth(2).fill('2026-11-20T10:05');
  await expect(meter).toContainText('82바이트 SMS, 8바이트 남음');
  await fields(page).nth(3).fill('함께 주문하신 다른 상품은 그대로 보내 드립니다.');
  await expect(meter).toContainText(/\d+바이트 LMS, \d+바이트 남음/);
  await expect(meter).toContainText(/확인할 사항이나 더 알릴 내용을 \d+바이트 줄이면 SMS로 보낼 수 있습니다\./);
  await expect(meter.getByRole('status')).toHaveText('LMS로 바뀌었습니다.');
  await expect(bubble(page)).toContainText('SMS는 여기까지');
});

test('a new customer empties every field at once, and it can be undone', async ({ page }) => {
  await open(page, 'academy-card-info-request');
  const values = ['맑은샘', '김하늘', '2026-11-10', '1,000', '02-1234-5678'];
  for (const [at, value] of values.entries()) await fields(page).nth(at).fill(value);
  await composer(page).getByRole('button', { name: '새 고객' }).click();
  for (const [at] of values.entries()) await expect(fields(page).nth(at)).toHaveValue('');
  await expect(fields(page).first()).toBeFocused();
  expect(JSON.stringify(await page.evaluate(() => ({ ...sessionStorage })))).not.toMatch(/맑은샘|김하늘|2026-11-10|1,000|1234/);
  await composer(page).getByRole('button', { name: '되돌리기' }).click();
  for (const [at, value] of values.entries()) await expect(fields(page).nth(at)).toHaveValue(value);
});

test('a default comes back for the next customer', async ({ page }) => {
  await open(page, 'cashwalk-inquiry-info');
  await expect(fields(page).nth(2)).toHaveValue('없음');
  await fields(page).nth(2).fill('');
  await expect(bubble(page)).toContainText('오류 코드 (비어 있음)');
  await composer(page).getByRole('button', { name: '새 고객' }).click();
  await expect(fields(page).nth(2)).toHaveValue('없음');
});

test('a reload loses nothing and says whose values these may be', async ({ page }) => {
  await open(page, 'chatbot-reconnect-guide');
  await fields(page).nth(0).fill('주문 도우미');
  await page.reload();
  await expect(fields(page).nth(0)).toHaveValue('주문 도우미');
  await expect(composer(page)).toContainText('고객이 바뀌었으면 ‘새 고객’을 눌러 주세요.');
});

test('two tabs know nothing of each other', async ({ page, context }) => {
  await open(page, 'chatbot-reconnect-guide');
  await fields(page).nth(0).fill('첫째 고객');
  const other = await context.newPage();
  await open(other, 'chatbot-reconnect-guide');
  await expect(fields(other).nth(0)).toHaveValue('');
  await fields(other).nth(0).fill('둘째 고객');
  await page.reload();
  await expect(fields(page).nth(0)).toHaveValue('첫째 고객');
});

test('nothing that was typed is in an address, in lasting storage or in a request', async ({ page, context }) => {
  await allowClipboard(context);
  const sent: Request[] = [];
  context.on('request', (request) => sent.push(request));
  await open(page, 'academy-card-info-request');
  const secrets = ['비밀학원', '비밀이름', '7654321', '01099998888'];
  await fields(page).nth(0).fill(secrets[0]);
  await fields(page).nth(1).fill(secrets[1]);
  await fields(page).nth(2).fill('1999-12-31');
  await fields(page).nth(3).fill(secrets[2]);
  await fields(page).nth(4).fill(secrets[3]);
  await page.keyboard.press('Enter');
  await expect(said(page, '복사했습니다')).toBeVisible();
  await page.getByRole('banner').getByRole('link', { name: '길잡이' }).click();
  await expect(title(page)).not.toHaveText('수강료 취소를 위한 카드 정보 확인 요청');
  const leaks = /비밀|765.?4321|1999-12-31|010.?9999.?8888|12월 31일/;
  const addresses = await page.evaluate(() => [location.href, JSON.stringify(history.state)]);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  const cookies = JSON.stringify(await context.cookies());
  for (const text of [...addresses, kept, cookies]) expect(decoded(text ?? '')).not.toMatch(leaks);
  expect(sent.length).toBeGreaterThan(3);
  for (const request of sent) {
    expect(request.method()).toBe('GET');
    for (const text of [request.url(), ...Object.values(await request.allHeaders())]) expect(decoded(text)).not.toMatch(leaks);
  }
  // The list of cases knows which pages were open, and nothing that was typed there.
  expect(await page.evaluate(() => Object.keys(sessionStorage).sort())).toEqual(['giljabi-cases', 'giljabi-messages']);
  expect(await page.evaluate(() => sessionStorage.getItem('giljabi-cases'))).not.toMatch(leaks);
  // Another session is another storage: a page opened on its own has nothing of it.
  const later = await context.newPage();
  await open(later, 'academy-card-info-request');
  await expect(fields(later).nth(0)).toHaveValue('');
  expect(await later.evaluate(() => sessionStorage.getItem('giljabi-messages'))).toBeNull();
});

test('half a date is no date, and says so', async ({ page }) => {
  await open(page, 'taxi-passenger-repayment');
  await fields(page).first().focus();
  await page.keyboard.type('2026');
  await copyButton(page).click();
  await expect(fields(page).first()).toBeFocused();
  await expect(fields(page).first()).toHaveAccessibleDescription(/빠진 데 없이, 달력에 있는 날로 써 주세요\./);
});

test('a message without fields is copied from the results, one with fields is opened', async ({ page, context }) => {
  await allowClipboard(context);
  await page.goto(`search?q=${encodeURIComponent('결제 취소 완료 알림')}&kind=message`);
  const hit = hits(page).filter({ has: page.getByRole('link', { name: '결제 취소 완료 알림' }) });
  const button = hit.getByRole('button', { name: '문자 복사: 결제 취소 완료 알림' });
  const plain = await changed(context, FILES.documents, (bytes) => {
    const file = JSON.parse(bytes.toString());
    return JSON.stringify({ ...file, message: { ...file.message, fields: [], template: [{ text: '취소가\n끝났습니다. ' }] } });
  });
  await button.click();
  await expect(said(page, '복사했습니다: 19바이트 SMS')).toBeVisible();
  expect(await clipboard(page)).toBe('취소가\n끝났습니다. ');
  await plain.mend();
  await page.reload();
  await button.click();
  await expect(title(page)).toHaveText('결제 취소 완료 알림');
  await expect(said(page, '채울 칸이 있어 문자 쓰기 화면을 열었습니다.')).toBeVisible();
});

test('advertising at night is told', async ({ page, context }) => {
  await page.clock.setFixedTime(new Date('2026-11-22T22:30:00+09:00'));
  await changed(context, FILES.documents, (bytes) => {
    const file = JSON.parse(bytes.toString());
    return JSON.stringify({ ...file, message: { ...file.message, advertising: {} } });
  });
  await open(page, 'chatbot-reconnect-guide');
  await expect(composer(page).getByRole('status').filter({ hasText: '밤 9시부터 아침 8시까지는' })).toBeVisible();
  await fields(page).nth(0).fill('주문 도우미');
  await fields(page).nth(1).fill('33,000원');
  await copyButton(page).click();
  await expect(composer(page).locator('.composer-problems')).toBeFocused();
  await expect(composer(page).locator('.composer-problems')).toContainText('광고 문자는 `(광고)`로 시작해야 합니다.');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('the text goes to the app for messages, and the button to copy is at hand', async ({ page }) => {
    await open(page, 'chatbot-reconnect-guide');
    await expect(copyButton(page)).toBeInViewport();
    await fields(page).nth(0).fill('주문 도우미');
    await fields(page).nth(1).fill('33,000원');
    const link = composer(page).getByRole('link', { name: '문자 앱으로 보내기' });
    const href = (await link.getAttribute('href')) ?? '';
    expect(decodeURIComponent(href.replace('sms:?&body=', ''))).toBe(
      filled('chatbot-reconnect-guide', { bot: '주문 도우미', amount: '33,000원' }),
    );
  });
});

test('with a mouse there is no app for messages to send to', async ({ page }) => {
  await open(page, 'chatbot-reconnect-guide');
  await expect(composer(page).getByRole('link', { name: '문자 앱으로 보내기' })).toBeHidden();
});

for (const state of ['empty', 'wrong', 'long', 'beside an article'] as const) {
  test(`the composer can be used by everyone when it is ${state}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    if (state === 'beside an article') {
      await page.goto('guides/smartstore-cancellation');
      await page.getByRole('article').getByRole('link', { name: '결제 취소 완료 알림', exact: true }).first().click();
      await expect(copyButton(page)).toBeVisible();
    } else {
      await open(page, 'smartstore-cancel-complete');
    }
    if (state === 'wrong') await copyButton(page).click();
    if (state === 'long') {
      await fields(page).nth(0).fill('포근한집😀');
      await fields(page).nth(1).fill('2026112012345671');
      await fields(page).nth(2).fill('2026-11-20T10:05');
      await fields(page).nth(3).fill('함께 주문하신 다른 상품은 그대로 보내 드립니다.');
    }
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const builder = new AxeBuilder({ page }).setLegacyMode().options({ rules: { 'target-size': { enabled: true } } });
        const { violations } = await builder.analyze();
        const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
        expect(found, `${width} px, ${colorScheme}`).toEqual([]);
      }
      const room = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(room[0], `nothing is wider than ${width} px`).toBeLessThanOrEqual(room[1]);
    }
  });
}

test('in a flow the answers fill the message in, and the copy is noted', async ({ page, context }) => {
  await allowClipboard(context);
  await page.goto('flows/taxi-payment-recovery#third');
  const answer = page.getByLabel('승객이 택시를 호출한 시각', { exact: true }).and(page.locator(':not(.composer *)'));
  await answer.fill('2026-11-20T08:40');
  await page.locator('.flow-step').getByRole('button', { name: /승객에게 자동결제 재진행 요청/ }).click();
  await expect(fields(page).first()).toHaveValue('2026-11-20T08:40');
  await expect(fields(page).first()).toHaveAccessibleDescription('단계별 안내에서 가져온 값입니다.');
  await fields(page).first().press('Control+Enter');
  await expect(said(page, '복사했습니다')).toBeVisible();
  const text = filled('taxi-passenger-repayment', { called_at: '11월 20일 08:40' });
  expect(await clipboard(page)).toBe(text);
  await expect(page.getByRole('textbox', { name: '상담 메모' })).toHaveValue(/승객에게 자동결제 재진행 요청/);
  // The next customer's answers come in where the last one's were emptied.
  await composer(page).getByRole('button', { name: '새 고객' }).click();
  await expect(fields(page).first()).toHaveValue('');
  await answer.fill('2026-11-21T22:05');
  await expect(fields(page).first()).toHaveValue('2026-11-21T22:05');
});

test('what is typed into a message is no more asked for in the flow, and stands in the notes', async ({ page, context }) => {
  await allowClipboard(context);
  await page.setViewportSize({ width: 900, height: 900 });
  await page.goto('flows/taxi-payment-recovery#third');
  await page.locator('.flow-step').getByRole('button', { name: /승객에게 자동결제 재진행 요청/ }).click();
  await fields(page).first().fill('2026-11-20T08:40');
  await fields(page).first().press('Control+Enter');
  await expect(said(page, '복사했습니다')).toBeVisible();
  await expect(page.locator('[id="flow-field-called_at"]')).toHaveValue('2026-11-20T08:40');
  await expect(page.getByRole('textbox', { name: '상담 메모' })).toHaveValue(/승객이 택시를 호출한 시각: 2026-11-20 08:40/);
});

test('a link to a message in a step opens it there, filled', async ({ page, context }) => {
  await allowClipboard(context);
  await page.setViewportSize({ width: 900, height: 900 });
  await page.goto('flows/taxi-payment-recovery#third');
  await page.getByLabel('승객이 택시를 호출한 시각', { exact: true }).fill('2026-11-20T08:40');
  await page.locator('.flow-step :is(.flow-checks, .prose)').getByRole('link', { name: /문자|재진행/ }).first().click();
  await expect(fields(page).first()).toHaveValue('2026-11-20T08:40');
  expect(page.url()).toContain('/flows/taxi-payment-recovery');
  await fields(page).first().press('Control+Enter');
  await expect(said(page, '복사했습니다')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '상담 메모' })).toHaveValue(/승객에게 자동결제 재진행 요청/);
});

test('on the message’s own page the values are those of the case’s flow, and the copy is noted there', async ({ page, context }) => {
  await allowClipboard(context);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('flows/taxi-payment-recovery#third');
  await page.getByLabel('승객이 택시를 호출한 시각', { exact: true }).and(page.locator(':not(.composer *)')).fill('2026-11-20T08:40');
  await page.getByRole('complementary', { name: '상담 도구' }).getByRole('textbox', { name: '내 메모' }).waitFor();
  await page.goto('messages/taxi-passenger-repayment');
  const own = page.getByRole('main').locator('.composer input').first();
  await expect(own).toHaveValue('2026-11-20T08:40');
  await own.press('Control+Enter');
  await expect(said(page, '복사했습니다')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '상담 메모' })).toHaveValue(/승객에게 자동결제 재진행 요청/);
});

test('whoever goes on before a message has come is not led back to it', async ({ page, context }) => {
  const documents = await hold(context, FILES.documents);
  await page.goto(`search?q=${encodeURIComponent('취소 완료 문자')}&kind=message`);
  await page.getByRole('main').getByRole('button', { name: '문자 복사' }).first().click();
  await page.getByRole('banner').getByRole('link', { name: '길잡이' }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText('길잡이');
  documents.release();
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText('길잡이');
  expect(page.url()).not.toContain('/messages/');
});

test('beside an article a message opens without leaving it', async ({ page, context }) => {
  await allowClipboard(context);
  await page.goto('guides/smartstore-cancellation');
  const link = page.getByRole('article').getByRole('link', { name: '결제 취소 완료 알림', exact: true }).first();
  await link.click();
  // At the desk, which is there at this width, the first empty field has the keyboard.
  const panel = page.getByRole('region', { name: '결제 취소 완료 알림' });
  await expect(fields(page).first()).toBeFocused();
  await expect(title(page)).toBeAttached();
  await fields(page).nth(0).fill('포근한집');
  await fields(page).nth(1).fill('2026112012345671');
  await fields(page).nth(2).fill('2026-11-20T10:05');
  await page.keyboard.press('Control+Enter');
  await expect(said(page, '복사했습니다: 82바이트 SMS')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(link).toBeFocused();
  expect(page.url()).toMatch(/guides\/smartstore-cancellation$/);
});
