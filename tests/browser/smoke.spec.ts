// The shortest walk: each site opens, says what it is and offers the search.
import { expect, test } from './fixtures.ts';
import { address, type SiteName } from './sites.ts';

for (const site of ['agent', 'public'] satisfies SiteName[]) {
  test.describe(`the ${site} site`, () => {
    test.use({ site });

    test('opens with a heading and a search field', async ({ page }) => {
      await page.goto('');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const search = page.getByRole('searchbox').or(page.getByRole('combobox'));
      await expect(search.first()).toBeEditable();
      expect(page.url()).toBe(address(site));
    });
  });
}
