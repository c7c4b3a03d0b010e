// Light and dark, narrow and wide, and Korean that breaks between words.
import { expect, onEachSite, test } from './fixtures.ts';
import { FILES, hold } from './network.ts';
import { hits, title } from './person.ts';

const theme = { name: '화면 밝기' };

/** How light the page's background is, from 0 to 255. */
const lightness = (): number => {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) throw new Error('no canvas to read a colour with');
  canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return (red + green + blue) / 3;
};

onEachSite(() => {
  test('the theme follows the system until one is chosen, and the choice is kept', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('');
    await expect.poll(() => page.evaluate(lightness)).toBeGreaterThan(200);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => page.evaluate(lightness)).toBeLessThan(60);
    await page.getByRole('combobox', theme).selectOption({ label: '밝게' });
    await expect.poll(() => page.evaluate(lightness)).toBeGreaterThan(200);
    await page.reload();
    await expect(page.getByRole('combobox', theme)).toHaveValue('light');
    await expect.poll(() => page.evaluate(lightness)).toBeGreaterThan(200);
    await page.goto('category/chatbot');
    await page.getByRole('combobox', theme).selectOption({ label: '시스템 설정' });
    await expect.poll(() => page.evaluate(lightness)).toBeLessThan(60);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('the chosen theme is there before the app is', async ({ page, context }) => {
    await page.goto('');
    await page.getByRole('combobox', theme).selectOption({ label: '어둡게' });
    const app = await hold(context, FILES.appWasm);
    await page.reload({ waitUntil: 'commit' });
    await expect(page.getByRole('link', { name: '길잡이' })).toBeVisible();
    expect(await page.evaluate(lightness)).toBeLessThan(60);
    app.release();
    await expect(page.getByRole('combobox', theme)).toHaveValue('dark');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('the results begin on the first screen', async ({ page }) => {
    await page.goto(`search?q=${encodeURIComponent('결제')}`);
    await expect(hits(page).first()).toBeInViewport();
  });

  test('the search field is on the first screen and large enough for a thumb', async ({ page }) => {
    await page.goto('');
    const field = page.getByRole('combobox', { name: '도움말 검색' });
    await expect(field).toBeInViewport();
    expect((await field.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect((await page.getByRole('button', { name: '검색', exact: true }).boundingBox())?.height).toBeGreaterThanOrEqual(44);
  });
});

test('prose is set in large enough type, with room between the lines', async ({ page }) => {
  await page.goto('faq/chatbot-receipt');
  const paragraph = page.getByRole('article').getByRole('paragraph').filter({ hasText: '이니시스' }).first();
  await expect(paragraph).toBeVisible();
  const style = await paragraph.evaluate((element) => {
    const { fontSize, lineHeight, wordBreak } = getComputedStyle(element);
    return { size: parseFloat(fontSize), line: parseFloat(lineHeight), wordBreak };
  });
  expect(style.size).toBeGreaterThanOrEqual(16);
  expect(style.line / style.size).toBeGreaterThanOrEqual(1.6);
  expect(style.wordBreak).toBe('keep-all');
});

test('on paper there is the text and nothing to press', async ({ page }) => {
  await page.goto('guides/taxi-payment-recovery');
  await expect(page.getByRole('button', { name: '복사' }).first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(title(page)).toBeVisible();
  await expect(page.getByText('승객분이 함께 계시면 기사님 단말기로')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('banner')).toBeHidden();
});
