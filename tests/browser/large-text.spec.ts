// Text of twice its size, as people set it in their browser. It is a setting of the whole browser, so it has a file of its
// own.
import { expect, onEachSite, test } from './fixtures.ts';
import { expectNothingWider, KINDS, open } from './kinds.ts';
import { LAUNCH } from './launch.ts';
import { searchField } from './person.ts';

test.use({ launchOptions: { ...LAUNCH, args: [...LAUNCH.args, '--blink-settings=defaultFontSize=32'] } });

onEachSite((site) => {
  test('text of twice the size keeps within its page, and nothing is lost', async ({ page }) => {
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const at of KINDS[site]) {
        await open(page, at);
        expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
        await expectNothingWider(page, `${width} px, ${at}`);
        expect((await searchField(page).boundingBox())?.width, `${width} px, ${at}`).toBeGreaterThan(100);
      }
    }
  });
});
