// What a person sees and does, so that tests read as sentences. Things are found by their role and name, as a person or
// a screen reader finds them.
import { expect, type Locator, type Page } from '@playwright/test';

/** The search field: in the middle of the first page, in the header of all others. */
export const searchField = (page: Page): Locator => page.getByRole('combobox', { name: '도움말 검색' });

/** The list below the search field. */
export const suggestions = (page: Page): Locator => page.getByRole('listbox', { name: '검색 결과 미리 보기' });

/** The options of that list: hits, then the way to all of them. */
export const options = (page: Page): Locator => suggestions(page).getByRole('option');

/** The heading of the page. */
export const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });

/** The results of the result page, those of the question in the address: while these are on their way, nothing. */
export const results = (page: Page): Locator =>
  page.getByRole('region', { name: '검색 결과' }).and(page.locator('[aria-busy=false]'));

/** The hits of the result page. */
export const hits = (page: Page): Locator => results(page).locator('ol').first().locator(':scope > li');

/** The headings of the hits, which are links to them. */
export const hitLinks = (page: Page): Locator => hits(page).getByRole('heading', { level: 2 }).getByRole('link');

/** A heading within an article. A link to it stands in it, and lends it its name as well. */
export const section = (page: Page, name: string): Locator =>
  page.getByRole('article').getByRole('heading', { name: new RegExp(`^${name}(?= ‘|$)`) });

/** The way back up: the first page and the categories above. */
export const breadcrumbs = (page: Page): Locator => page.getByRole('navigation', { name: '현재 위치' });

/** What the results can be narrowed to. */
export const filters = (page: Page): Locator => page.getByRole('navigation', { name: '결과 좁히기' });

/** A choice of the filters, by the name of its list and its own. */
export const choice = (page: Page, list: string, name: string): Locator =>
  filters(page).getByRole('list', { name: list }).getByRole('link', { name: new RegExp(`^${name}( \\d+)?$`) });

/** The number at the end of a text such as `자주 묻는 질문 12`, or in `모두 12건`. */
export async function numberIn(place: Locator): Promise<number> {
  const text = (await place.textContent()) ?? '';
  const digits = /(\d+)(?:건)?\s*$/.exec(text)?.[1];
  expect(digits, `a number in “${text}”`).toBeDefined();
  return Number(digits);
}

/** How many results the page says there are. */
export async function total(page: Page): Promise<number> {
  return numberIn(results(page).getByText(/^모두 \d+건$/));
}

/** Opens the result page of `query` by its address and waits for its hits. */
export async function openResults(page: Page, query: string, more = ''): Promise<void> {
  await page.goto(`search?q=${encodeURIComponent(query)}${more}`);
  await expect(hits(page).first()).toBeVisible();
}

/** Waits until the results in the page answer the question in its address `expected`. */
export async function expectResults(page: Page, base: string, expected: string): Promise<void> {
  await expectPlace(page, base, expected);
  await expect(results(page)).toBeVisible();
}

/** The address of the page, decoded and relative to `base`. */
export function place(page: Page, base: string): string {
  return decodeURIComponent(page.url().replace(base, '').replaceAll('+', ' '));
}

/** The part of the page's address after the site's base, as an assertion that waits. */
export async function expectPlace(page: Page, base: string, expected: string): Promise<void> {
  await expect.poll(() => place(page, base)).toBe(expected);
}

/** Expects the top of `place` in the upper half of the window, below a header that sticks to it. */
export async function expectAtTop(page: Page, place: Locator): Promise<void> {
  const height = page.viewportSize()?.height ?? 0;
  const header = page.getByRole('banner');
  await expect
    .poll(async () => {
      const top = (await place.boundingBox())?.y ?? -1;
      const covered = await header.evaluate((element) =>
        getComputedStyle(element).position === 'sticky' ? element.getBoundingClientRect().bottom : 0,
      );
      return top >= covered && top < height / 2;
    }, 'the heading stands at the top of the view')
    .toBe(true);
}

/** How far the page is scrolled, in pixels. */
export const scrolled = (page: Page): Promise<number> => page.evaluate(() => Math.round(window.scrollY));
