// What only Giljabi is measured for: the longest that any query takes, and a long flow.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generator, pick } from './random.mjs';
import { SEED } from './queries.mjs';

/** Letters that make queries hard: syllables that begin many words, lone jamo, other layouts, digits, signs. */
const LETTERS = [...'결제취소카드환불승인택시기사앱오류가각갂뷁ㄱㅈㅊㅅㅏㅓrufwpcnltharGD0123456789 -_.,/\'"*?%&<>🙂가́'];

/** Queries of any length that nobody would type. */
export function hostileQueries(words, count) {
  const random = generator(SEED);
  return Array.from({ length: count }, () => {
    const length = Math.ceil(random() ** 2 * 400);
    let query = '';
    while (query.length < length) query += random() < 0.3 ? `${pick(random, words)}${random() < 0.5 ? ' ' : ''}` : pick(random, LETTERS);
    // Whole characters: half of an emoji never leaves a field.
    return [...query].slice(0, length).join('');
  });
}

const ROWS = 30;
const COLUMNS = 5;
/** Steps of the long flow. */
export const STEPS = ROWS * COLUMNS;

/** Writes a content folder with one flow of `STEPS` steps: rows of questions, the last of them outcomes. */
export async function writeLongFlow(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'flows'), { recursive: true });
  const id = (row, column) => `step-${row}-${column}`;
  const steps = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      if (row === ROWS - 1) {
        steps.push(`## ${row + 1}단계 ${column + 1}번에서 끝냅니다 {#${id(row, column)} .resolved}\n\n처리를 마쳤습니다.`);
        continue;
      }
      // The first question leads to all of the second row; later ones straight down and to a neighbour.
      const next = row === 0 ? Array.from({ length: COLUMNS }, (_, at) => at) : [column, (column + 1 + (row % 3)) % COLUMNS];
      const choices = [...new Set(next)].map((to) => `- [${to + 1}번으로 갑니다](#${id(row + 1, to)})`);
      steps.push(`## ${row + 1}단계 ${column + 1}번은 어떤가요? {#${id(row, column)}}\n\n확인하고 고릅니다.\n\n${choices.join('\n')}`);
      // Only one question begins the flow.
      if (row === 0) break;
    }
  }
  const extra = STEPS - steps.length;
  for (let at = 0; at < extra; at += 1) {
    const end = at === extra - 1;
    const choice = `- [다음](#tail-${at + 1})`;
    steps.push(`## 덧붙인 ${at + 1}번 {#tail-${at}${end ? ' .resolved' : ''}}\n\n확인합니다.${end ? '' : `\n\n${choice}`}`);
  }
  if (extra > 0) steps[1] += '\n- [덧붙인 길로 갑니다](#tail-0)';
  await writeFile(join(folder, 'flows/long.md'), `---\ntitle: 아주 긴 플로\nupdated: 2026-01-01\n---\n\n긴 플로입니다.\n\n${steps.join('\n\n')}\n`);
}

/**
 * Opens the long flow from the page before it, `runs` times, each in a context of its own where the app and what it
 * fetches for flows are there: milliseconds from the press of the link to the painted question and to the painted map.
 * `rests`: whether the pointer rests on the link before it is pressed, until the flow's file is there, as a hand does; else
 * the press is the first that the page hears of it.
 */
export async function openLongFlow(withPage, browser, origin, runs, rests) {
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    times.push(
      await withPage(browser, async (page) => {
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(`${origin}/`);
        const link = page.locator('main a[href="flows/long"]').first();
        await link.waitFor();
        // The agents' app fetches it when search is ready.
        await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /\/app-\w+\/(?!.*_bg\.wasm).*\.wasm$/.test(name)));
        await page.evaluate(() => {
          const painted = (selector, name) => {
            const look = () => {
              if (!document.querySelector(selector)) return requestAnimationFrame(look);
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => (window.opened[name] = performance.now() - window.opened.at);
              return port2.postMessage(null);
            };
            requestAnimationFrame(look);
          };
          window.opened = {};
          document.addEventListener('click', (event) => {
            window.opened.at = event.timeStamp;
            painted('.flow-step .flow-choice', 'question');
            painted('.flow-map-window svg .is-current', 'map');
          }, { capture: true, once: true });
        });
        if (rests) {
          await link.hover();
          await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name, responseEnd }) => /\/documents\//.test(name) && responseEnd > 0));
          await page.waitForTimeout(50);
        }
        await link.click();
        await page.waitForFunction(() => window.opened.question && window.opened.map);
        return page.evaluate(() => ({ question: window.opened.question, map: window.opened.map, steps: document.querySelectorAll('.flow-map-window [data-step]').length }));
      }),
    );
  }
  const drawn = times.find(({ steps }) => steps !== STEPS);
  if (drawn) throw new Error(`the map of ${STEPS} steps shows ${drawn.steps}`);
  return times;
}
