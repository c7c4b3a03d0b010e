// Flows: walked to every outcome by keyboard alone, resumed, changed, shared; and what of it stays in the tab.
import type { Request } from '@playwright/test';
import { decoded, expect, onEachSite, test } from './fixtures.ts';
import {
  answers, builtFlow, choices, expectStep, field, flowIds, notes, question, scenarios, setClock, tabTo, walk,
} from './flows.ts';
import { expectPlace, title } from './person.ts';
import { address, SITE_NAMES } from './sites.ts';

const TAXI = 'taxi-payment-recovery';

test('each flow is on a site, and has scenarios', () => {
  const all = new Set(SITE_NAMES.flatMap(flowIds));
  expect([...all].sort()).toEqual([
    'academy-payment-cancel', 'cashwalk-payment-error', 'chatbot-autopay-failed', 'smartstore-cancellation', TAXI,
  ]);
  expect(flowIds('public')).not.toContain(TAXI);
  for (const id of all) expect(scenarios(id).length, id).toBeGreaterThan(3);
});

for (const width of [360, 1440]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    for (const id of flowIds('agent')) {
      test(`${id} is walked to each outcome by keyboard alone`, async ({ page, requests }) => {
        // A dozen calls, each key waited for.
        test.slow();
        const flow = builtFlow('agent', id);
        const left = new Set(flow.steps.filter(({ outcome }) => outcome).map(({ id }) => id));
        await page.goto(`flows/${id}`);
        await expect(choices(page).first()).toBeVisible();
        const [first] = scenarios(id);
        for (const scenario of scenarios(id)) {
          await test.step(scenario.name, async () => {
            if (scenario.now) await setClock(page, scenario.now);
            await walk(page, flow, scenario.moves);
            await expectStep(page, flow, scenario.outcome);
            await expect(choices(page)).toHaveCount(0);
            await expect(notes(page)).toHaveValue(/\n결과: /);
            left.delete(scenario.outcome);
            const typed = scenario.moves.flatMap((move) => ('name' in move ? [move.value, move.value.replace(' ', 'T')] : []));
            const outside = JSON.stringify([decoded(page.url()), requests, await page.evaluate(() => ({ ...localStorage }))]);
            for (const value of typed) expect(outside).not.toContain(value);
            // The next customer. That the Tab key leads there is seen once.
            const next = page.getByRole('article').getByRole('button', { name: '처음부터 다시' }).last();
            if (scenario.name === first.name) await tabTo(page, next);
            else await next.focus();
            await page.keyboard.press('Enter');
            await expectStep(page, flow, flow.steps[0].id);
          });
        }
        expect([...left], 'outcomes that no scenario reaches').toEqual([]);
      });
    }
  });
}

test('a rule on time selects the answer, says why, and Enter takes it', async ({ page }) => {
  await setClock(page, '2026-11-20 12:00');
  await page.goto(`flows/${TAXI}`);
  await choices(page).nth(1).click();
  await tabTo(page, field(page, 'ended_at'));
  await field(page, 'ended_at').fill('2026-11-20T08:48');
  const chosen = choices(page).filter({ hasText: '24시간 이내' }).first();
  await expect(chosen).toContainText('후 3시간 12분: 24시간 이내');
  await expect(page.locator('.flow-step').getByRole('status').filter({ hasText: '3시간 12분' })).toHaveText(/^맞는 답: 24시간 이내/);
  await page.keyboard.press('Enter');
  await expect(chosen).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question(page)).toContainText('1차: 안심연결');
  await expect(answers(page)).toContainText('후 3시간 12분: 24시간 이내');
  await expect(notes(page)).toHaveValue(/3시간 12분: 24시간 이내/);
});

test('now is one press away', async ({ page }) => {
  await setClock(page, '2026-11-20 12:00');
  await page.goto(`flows/${TAXI}`);
  await choices(page).nth(1).click();
  await page.getByRole('button', { name: '지금' }).click();
  await expect(field(page, 'ended_at')).toHaveValue('2026-11-20T12:00');
  await expect(choices(page).first()).toContainText('0분: 24시간 이내');
});

test.describe('on a device that is set to another time zone', () => {
  test.use({ timezoneId: 'UTC' });

  test('the time is Korea’s, where the rule holds', async ({ page }) => {
    await setClock(page, '2026-11-20 12:00');
    await page.goto(`flows/${TAXI}`);
    await choices(page).nth(1).click();
    await page.getByRole('button', { name: '지금' }).click();
    await expect(field(page, 'ended_at')).toHaveValue('2026-11-20T12:00');
    await field(page, 'ended_at').fill('2026-11-19T11:00');
    await expect(choices(page).filter({ hasText: '24시간 경과' })).toContainText(/후 (25시간|1일 1시간)/);
    await expect(notes(page)).toHaveValue(/2026-11-20 12:00 시작/);
  });
});

test('a time that is still to come decides nothing, and is told', async ({ page }) => {
  await setClock(page, '2026-11-20 12:00');
  await page.goto(`flows/${TAXI}`);
  await choices(page).nth(1).click();
  await field(page, 'ended_at').fill('2026-11-21T09:00');
  await field(page, 'ended_at').press('Tab');
  await expect(field(page, 'ended_at')).toHaveAccessibleDescription(/아직 오지 않은/);
  await expect(page.locator('.is-preselected')).toHaveCount(0);
  await field(page, 'ended_at').fill('2026-11-20T09:00');
  await expect(page.locator('.is-preselected')).toContainText('24시간 이내');
  await expect(field(page, 'ended_at')).not.toHaveAttribute('aria-invalid', 'true');
});

test('a value that decides nothing suggests nothing: Enter leads to the question, and a digit chooses', async ({ page }) => {
  const flow = builtFlow('agent', TAXI);
  await page.goto(`flows/${TAXI}`);
  await choices(page).nth(1).click();
  await expectStep(page, flow, 'ride-ended');
  await tabTo(page, field(page, 'ended_at'));
  await page.keyboard.press('Enter');
  await expect(question(page)).toBeFocused();
  await page.keyboard.press('2');
  await expectStep(page, flow, 'first-past');
});

test('back and forward of the browser are back and forward of the flow', async ({ page }) => {
  const flow = builtFlow('agent', TAXI);
  const base = address('agent');
  await page.goto('');
  await page.goto(`flows/${TAXI}`);
  await expect(choices(page).first()).toBeVisible();
  const at = (path: string) => `flows/${TAXI}?v=${flow.version}${path}`;
  await expectPlace(page, base, at(''));
  for (const digit of ['2', '2', '2']) {
    const before = await question(page).textContent();
    await page.keyboard.press(digit);
    await expect(question(page)).not.toHaveText(before ?? '');
  }
  await expectPlace(page, base, at('&p=ride-ended.first-past.second'));
  await page.goBack();
  await expectStep(page, flow, 'first-past');
  await page.goBack();
  await expectStep(page, flow, 'ride-ended');
  await expect(choices(page).nth(1)).toContainText('전에 고른 답');
  await page.goForward();
  await expectStep(page, flow, 'first-past');
  await page.goBack();
  await page.goBack();
  await expectStep(page, flow, 'passenger');
  await page.goBack();
  await expectPlace(page, base, '');
});

test('a reload in the middle resumes with values, ticks and changed notes', async ({ page }) => {
  const flow = builtFlow('agent', TAXI);
  await setClock(page, '2026-11-20 12:00');
  await page.goto(`flows/${TAXI}`);
  await walk(page, flow, scenarios(TAXI)[1].moves.slice(0, 3));
  await page.getByRole('checkbox', { name: /^24시간 이내/ }).check();
  await notes(page).fill(`${await notes(page).inputValue()}\n다시 전화하기로 함`);
  await setClock(page, '2026-11-20 12:05');
  await page.reload();
  await expect(question(page)).toContainText('1차: 안심연결');
  await expect(page.getByRole('checkbox', { name: /^24시간 이내/ })).toBeChecked();
  await expect(notes(page)).toHaveValue(/다시 전화하기로 함/);
  await expect(page.getByRole('timer')).toContainText('5:00');
  await expect(answers(page)).toContainText('2026-11-20 10:00');
  await page.getByRole('link', { name: '이전 질문' }).click();
  await expect(field(page, 'ended_at')).toHaveValue('2026-11-20T10:00');
});

test('what was decided by the time stays decided, however long the call goes on', async ({ page }) => {
  const flow = builtFlow('agent', TAXI);
  await setClock(page, '2026-11-20 12:00');
  await page.goto(`flows/${TAXI}`);
  await choices(page).nth(1).click();
  await field(page, 'ended_at').fill('2026-11-19T12:05');
  await page.keyboard.press('Tab');
  await choices(page).filter({ hasText: '24시간 이내' }).click();
  await expectStep(page, flow, 'first-within');
  await expect(notes(page)).toHaveValue(/23시간 55분: 24시간 이내/);
  await setClock(page, '2026-11-20 12:10');
  await page.reload();
  await expect(question(page)).toContainText('1차');
  await expect(notes(page)).toHaveValue(/23시간 55분: 24시간 이내/);
});

test('what is typed and is no value is told, kept, and in nobody’s way', async ({ page }) => {
  await page.goto('flows/smartstore-cancellation');
  const order = field(page, 'order');
  await order.fill('가'.repeat(21));
  await page.keyboard.press('Tab');
  await expect(order).toHaveAttribute('aria-invalid', 'true');
  await expect(order).toHaveAccessibleDescription(/20자까지/);
  await page.reload();
  await expect(order).toHaveValue('가'.repeat(21));
  await order.fill('가'.repeat(20));
  await expect(order).not.toHaveAttribute('aria-invalid', 'true');
  await choices(page).first().click();
  await expect(question(page)).toContainText('취소 사유');
});

test('an early answer is changed, and later answers stay as far as they are valid', async ({ page }) => {
  const flow = builtFlow('agent', TAXI);
  await page.goto(`flows/${TAXI}`);
  await expect(choices(page).first()).toBeVisible();
  await walk(page, flow, [
    { label: '내렸거나 곁에 없습니다', to: 'ride-ended' },
    { label: '24시간 이내', to: 'first-within' },
    { label: '수긍하지 않거나 도움을 더 요청합니다', to: 'second' },
    { label: '수긍하지 않거나 도움을 더 요청합니다', to: 'third' },
  ]);
  await tabTo(page, answers(page).getByRole('link', { name: '바꾸기: 운행이 끝난 지 24시간이 지났습니까?' }));
  await page.keyboard.press('Enter');
  await expectStep(page, flow, 'ride-ended');
  await page.getByRole('link', { name: '바꾸지 않고 돌아가기' }).click();
  await expectStep(page, flow, 'third');
  await answers(page).getByRole('link', { name: /^바꾸기: 운행이 끝난/ }).click();
  await expectStep(page, flow, 'ride-ended');
  await page.keyboard.press('2');
  // The second choice leads elsewhere, where nothing was answered yet.
  await expectStep(page, flow, 'first-past');
  await page.keyboard.press('2');
  await expectStep(page, flow, 'second');
  await answers(page).getByRole('link', { name: /^바꾸기: 운행이 끝난/ }).click();
  await expectStep(page, flow, 'ride-ended');
  await page.keyboard.press('1');
  await expectStep(page, flow, 'third');
  await expectPlace(page, address('agent'), `flows/${TAXI}?v=${flow.version}&p=ride-ended.first-within.second.third`);
});

onEachSite((site) => {
  test('an old address leads to the last step that is still there, and says so', async ({ page }) => {
    const flow = builtFlow(site, 'chatbot-autopay-failed');
    await page.goto('flows/chatbot-autopay-failed?v=000000&p=speed.gone.limit');
    await expect(question(page)).toContainText(flow.steps.find(({ id }) => id === 'speed')?.title ?? '');
    await expect(page.getByRole('article').getByRole('status').filter({ hasText: '아직 이어지는 단계까지만' })).toBeVisible();
    await expectPlace(page, address(site), `flows/chatbot-autopay-failed?v=${flow.version}&p=speed`);
    for (const nonsense of ['?p=....~9', '?v=%FF&p=%00%', '?p=speed~99999999999999999999', '#gone']) {
      await page.goto(`flows/chatbot-autopay-failed${nonsense}`);
      await expect(choices(page).first()).toBeVisible();
    }
  });

  test('an address that names a step opens it', async ({ page }) => {
    const flow = builtFlow(site, 'chatbot-autopay-failed');
    await page.goto('flows/chatbot-autopay-failed#limit');
    await expect(question(page)).toContainText(flow.steps.find(({ id }) => id === 'limit')?.title ?? '');
    await expect(page.getByText('가장 짧은 길로 채웠습니다')).toBeVisible();
  });

  test('the map shows the way, and leads back along it', async ({ page }) => {
    const flow = builtFlow(site, 'chatbot-autopay-failed');
    await page.goto('flows/chatbot-autopay-failed?p=speed.card.limit');
    const map = page.locator('.flow-map');
    await expect(map.locator('[aria-current=step]')).toHaveAttribute('data-step', 'limit');
    await expect(map.locator('.map-step.is-walked')).toHaveCount(4);
    await expect(map.locator('.map-choice.is-walked')).toHaveCount(3);
    const speed = map.getByRole('button', { name: flow.steps.find(({ id }) => id === 'speed')?.title });
    await tabTo(page, speed);
    await page.keyboard.press('Enter');
    await expectStep(page, flow, 'speed');
    await expect(map.locator('[aria-current=step]')).toHaveAttribute('data-step', 'speed');
    await page.goBack();
    await expectStep(page, flow, 'limit');
  });
});

test('the next customer begins with nothing, and what was cleared comes back', async ({ page }) => {
  const flow = builtFlow('agent', TAXI);
  await setClock(page, '2026-11-20 12:00');
  await page.goto(`flows/${TAXI}`);
  await walk(page, flow, scenarios(TAXI)[1].moves);
  await page.getByRole('article').getByRole('button', { name: '처음부터 다시' }).first().click();
  await expectStep(page, flow, 'passenger');
  await expect(answers(page).getByRole('listitem')).toHaveCount(0);
  expect(JSON.stringify(await page.evaluate(() => ({ ...sessionStorage })))).not.toContain('2026-11-20T10:00');
  await page.getByRole('button', { name: '되돌리기' }).click();
  await expectStep(page, flow, 'safe-call');
  await expect(answers(page)).toContainText('2026-11-20 10:00');
  await page.getByRole('article').getByRole('button', { name: '처음부터 다시' }).first().click();
  await expectStep(page, flow, 'passenger');
  await page.keyboard.press('1');
  await expectStep(page, flow, 'with-passenger');
  await expect(page.getByRole('button', { name: '되돌리기' })).toHaveCount(0);
});

test('a second press loses nothing of what the first one cleared, and messages come back too', async ({ page }) => {
  const flow = builtFlow('agent', TAXI);
  await setClock(page, '2026-11-20 12:00');
  await page.goto(`flows/${TAXI}#third`);
  await expect(question(page)).toContainText('3차');
  await page.locator('.flow-step').getByRole('button', { name: /승객에게 자동결제 재진행 요청/ }).click();
  const called = page.locator('[id="message-taxi-passenger-repayment-field-0"]');
  await called.fill('2026-11-20T08:40');
  const anew = page.getByRole('article').getByRole('button', { name: '처음부터 다시' }).first();
  await anew.press('Enter');
  await expectStep(page, flow, 'passenger');
  await anew.press('Enter');
  await page.getByRole('button', { name: '되돌리기' }).click();
  await expectStep(page, flow, 'third');
  await expect(called).toHaveValue('2026-11-20T08:40');
});

test('two calls in two tabs know nothing of each other', async ({ page, context }) => {
  const flow = builtFlow('agent', TAXI);
  const other = await context.newPage();
  for (const [tab, time] of [[page, '2026-11-20T10:00'], [other, '2026-11-19T09:00']] as const) {
    await setClock(tab, '2026-11-20 12:00');
    await tab.goto(`flows/${TAXI}?p=ride-ended`);
    await field(tab, 'ended_at').fill(time);
  }
  await page.reload();
  await expect(field(page, 'ended_at')).toHaveValue('2026-11-20T10:00');
  await expect(field(other, 'ended_at')).toHaveValue('2026-11-19T09:00');
  await page.keyboard.press('1');
  await expectStep(page, flow, 'first-within');
  await expect(question(other)).toContainText('24시간이 지났습니까');
});

test('coming back to a flow resumes it, with a way to begin anew', async ({ page }) => {
  const flow = builtFlow('agent', TAXI);
  await page.goto(`flows/${TAXI}`);
  await expect(choices(page).first()).toBeVisible();
  await page.keyboard.press('2');
  await expectStep(page, flow, 'ride-ended');
  await page.goto('');
  await page.goto(`flows/${TAXI}`);
  await expect(question(page)).toContainText('24시간이 지났습니까');
  const told = page.getByRole('article').getByRole('status').filter({ hasText: '진행하던 곳부터' });
  await told.getByRole('button', { name: '처음부터 다시' }).click();
  await expectStep(page, flow, 'passenger');
});

test('nothing that was typed leaves the tab', async ({ page, context }) => {
  const sent: Request[] = [];
  context.on('request', (request) => sent.push(request));
  await page.goto('flows/smartstore-cancellation');
  await field(page, 'order').fill('주문2026-777');
  await field(page, 'product').fill('곰인형세트');
  await notes(page).fill('손님메모하나');
  await choices(page).first().click();
  await expect(question(page)).toContainText('취소 사유');
  await page.reload();
  await expect(answers(page)).toContainText('곰인형세트');
  const kept = await page.evaluate(() => ({ local: { ...localStorage }, tab: { ...sessionStorage } }));
  expect(JSON.stringify(kept.tab)).toContain('곰인형세트');
  const outside = [JSON.stringify(kept.local), decoded(page.url()), await page.title()];
  for (const request of sent) outside.push(decoded(request.url()), ...Object.values(await request.allHeaders()).map(decoded));
  expect(sent.every((request) => request.method() === 'GET' && request.postData() === null)).toBe(true);
  for (const text of outside) expect(text).not.toMatch(/2026-777|곰인형|손님메모/);
  expect(await context.cookies()).toEqual([]);
});

test.describe('the notes', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('grow with the call, can be changed, and are copied in one press', async ({ page }) => {
    await setClock(page, '2026-11-20 12:00');
    await page.goto(`flows/${TAXI}`);
    await expect(notes(page)).toHaveValue(/^\[자동결제 취소 복구 요청 응대\] 2026-11-20 12:00 시작\n진행 중: 승객과 함께 있습니까\?$/);
    await notes(page).fill((await notes(page).inputValue()).replace('[자동결제', '[급함] [자동결제'));
    await choices(page).first().click();
    await expect(notes(page)).toHaveValue(/^\[급함\] \[자동결제.*\n1\. 승객과 함께 있습니까\? → 함께 있습니다\n결과: .* \(해결\)$/);
    await page.getByRole('checkbox').first().check();
    await expect(notes(page)).toHaveValue(/완료: 기사님 단말기로/);
    await page.locator('.flow-step').getByRole('button', { name: '메모 복사' }).click();
    await expect(page.getByText('복사했습니다.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await notes(page).inputValue());
    await page.getByRole('button', { name: '고친 내용 되돌리기' }).click();
    await expect(notes(page)).toHaveValue(/^\[자동결제/);
  });

  test('words to say are copied as they are said', async ({ page }) => {
    await page.goto(`flows/${TAXI}?p=ride-ended.first-within`);
    await page.locator('.say').getByRole('button', { name: '복사' }).click();
    await expect(page.getByText('복사했습니다.')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^손님께서 다시 결제하는 데 동의하시면 요금을 결제하실 수 있습니다\.\n\n운행이 끝나고 [^\n]*\n기사 앱의/);
  });
});

test('notes are selected where the browser refuses to copy', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });
  });
  await page.goto(`flows/${TAXI}`);
  await page.getByRole('button', { name: '메모 복사' }).click();
  await expect(page.getByText('Ctrl+C')).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('진행 중');
});

test('digits choose nothing where single keys are switched off, or while somebody types', async ({ page }) => {
  const flow = builtFlow('agent', TAXI);
  await page.goto(`flows/${TAXI}`);
  await expect(choices(page).first()).toBeVisible();
  await notes(page).focus();
  await page.keyboard.type('2');
  await expect(notes(page)).toHaveValue(/2/);
  await expect(question(page)).toContainText('승객과 함께');
  const keys = page.getByRole('checkbox', { name: /한 글자 단축키/ });
  await keys.uncheck();
  await page.keyboard.press('2');
  await page.keyboard.press('Home');
  await expect(question(page)).toContainText('승객과 함께');
  await keys.check();
  await page.keyboard.press('2');
  await expectStep(page, flow, 'ride-ended');
});

test('a guide leads to its flow', async ({ page }) => {
  await page.goto('guides/taxi-payment-recovery');
  await page.getByRole('link', { name: /^이 상황을 단계별로 진행하기/ }).click();
  await expect(title(page)).toHaveText('자동결제 취소 복구 요청 응대');
  await expect(choices(page).first()).toBeVisible();
});

test.describe('the public', () => {
  test.use({ site: 'public' });

  test('gets no notes and no timer, and an end that says what comes next', async ({ page }) => {
    const id = 'smartstore-cancellation';
    const flow = builtFlow('public', id);
    await page.goto(`flows/${id}`);
    await expect(choices(page).first()).toBeVisible();
    const scenario = scenarios(id).find(({ moves }) => moves.length > 3);
    await walk(page, flow, scenario?.moves ?? []);
    await expect(page.getByRole('timer')).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: '상담 메모' })).toHaveCount(0);
    await expect(page.getByRole('article')).not.toContainText('상담');
    await expect(page.getByRole('article').getByRole('heading', { name: '함께 보면 좋은 글' })).toBeVisible();
    await page.locator('.flow-step').getByRole('button', { name: '처음부터 다시' }).click();
    await expectStep(page, flow, flow.steps[0].id);
  });
});
