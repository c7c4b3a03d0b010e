// Flows as tests meet them: editors' scenarios, read from beside the content; the built flow; and what a person does
// with the keyboard alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';
import { documentOf, manifest, SITES, type SiteName } from './sites.ts';

/** A line of a scenario: a value to type, or a choice to take. */
export type Move = { name: string; value: string } | { label: string; to: string };

/** One scenario of `content/flows/ID.test.md`. */
export interface Scenario {
  name: string;
  /** The time that the scenario is played at, as its line says. */
  now?: string;
  moves: Move[];
  /** The id of the step it ends at. */
  outcome: string;
}

/** The part of a built flow that tests read. */
interface Flow {
  version: string;
  steps: { id: string; title: string; outcome?: string }[];
}

/** The scenarios of a flow. */
export function scenarios(id: string): Scenario[] {
  const file = fileURLToPath(new URL(`../../content/flows/${id}.test.md`, import.meta.url));
  const parts = readFileSync(file, 'utf8').split(/^## /m).slice(1);
  return parts.map((part) => {
    const [name, ...lines] = part.split('\n');
    const scenario: Scenario = { name, moves: [], outcome: '' };
    for (const line of lines) {
      const [, label, to] = /^- \[(.*)\]\([^#]*#([^)]+)\)/.exec(line) ?? [];
      const [, value, typed] = /^- `([^`]+)` = (.*)$/.exec(line) ?? [];
      const [, outcome] = /^결과: \[.*\]\([^#]*#([^)]+)\)/.exec(line) ?? [];
      if (to) scenario.moves.push({ label, to });
      else if (value === '지금') scenario.now = typed;
      else if (value) scenario.moves.push({ name: value, value: typed });
      else if (outcome) scenario.outcome = outcome;
    }
    return scenario;
  });
}

/** The ids of a site's flows. */
export const flowIds = (site: SiteName): string[] =>
  manifest(site).entries.filter(({ kind }) => kind === 'flow').map(({ id }) => id);

/** A flow as it was built. */
export function builtFlow(site: SiteName, id: string): Flow {
  const entry = manifest(site).entries.find((entry) => entry.kind === 'flow' && entry.id === id);
  expect(entry, `the ${site} site has the flow ${id}`).toBeDefined();
  return JSON.parse(readFileSync(join(SITES[site].folder, 'data', entry ? documentOf(entry) : ''), 'utf8')).flow;
}

/** The heading of the step one is at. */
export const question = (page: Page): Locator => page.locator('#flow-question');

/** The choices of the step one is at. */
export const choices = (page: Page): Locator => page.getByRole('list', { name: '답 고르기' }).getByRole('button');

/** The answers so far. */
export const answers = (page: Page): Locator => page.getByRole('region', { name: '지금까지의 답' });

/** The call notes. */
export const notes = (page: Page): Locator => page.getByRole('textbox', { name: '상담 메모' });

/** The field of a value. */
export const field = (page: Page, name: string): Locator => page.locator(`[id="flow-field-${name}"]`);

/** Sets the page's clock, in Korea, to a time such as `2026-11-20 12:00`. */
export const setClock = (page: Page, time: string): Promise<void> =>
  page.clock.setFixedTime(new Date(`${time.replace(' ', 'T')}:00+09:00`));

/** Expects the step with an id, with the keyboard on its question. */
export async function expectStep(page: Page, flow: Flow, id: string): Promise<void> {
  const title = flow.steps.find((step) => step.id === id)?.title ?? '';
  await expect(question(page)).toContainText(title);
  await expect(question(page)).toBeFocused();
}

/** Moves the keyboard to `place` by the Tab key. */
export async function tabTo(page: Page, place: Locator): Promise<void> {
  await expect(place).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  expect(false, 'the Tab key leads there').toBe(true);
}

/** Types a value into the field that has the keyboard. */
async function type(page: Page, place: Locator, value: string): Promise<void> {
  const control = await place.evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName));
  if (control === 'SELECT') {
    const options = await place.getByRole('option').allTextContents();
    const at = options.findIndex((option) => option.trim() === value);
    expect(at, value).toBeGreaterThan(0);
    const now = await place.evaluate((element) => (element as HTMLSelectElement).selectedIndex);
    for (let step = now; step < at; step += 1) await page.keyboard.press('ArrowDown');
    for (let step = now; step > at; step -= 1) await page.keyboard.press('ArrowUp');
    await expect(place).toHaveValue(value);
  } else if (control === 'text' || control === 'tel') {
    await page.keyboard.type(value);
  } else {
    // How many keys a date takes is the browser's own affair.
    await place.fill(value.replace(' ', 'T'));
  }
}

/** Takes the moves of a scenario, by keyboard alone, from the first step on. */
export async function walk(page: Page, flow: Flow, moves: Move[]): Promise<void> {
  for (const move of moves) {
    if ('name' in move) {
      const place = field(page, move.name);
      await tabTo(page, place);
      await type(page, place, move.value);
      await page.keyboard.press('Enter');
      continue;
    }
    // Enter leads on through the fields, to the choices.
    const inField = () => page.evaluate(() => document.activeElement?.matches('.flow-control :is(input, select)'));
    for (let fields = 0; fields < 9 && (await inField()); fields += 1) await page.keyboard.press('Enter');
    await expect(choices(page).first()).toBeVisible();
    const labels = await page.locator('.flow-label').allTextContents();
    expect(labels, 'the choices of the step').toContain(move.label);
    await page.keyboard.press(String(labels.indexOf(move.label) + 1));
    await expectStep(page, flow, move.to);
  }
}
