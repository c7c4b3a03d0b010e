// Writing Hangul with an input method, which composes a syllable in the field before it is finished.
import type { CDPSession, Page } from '@playwright/test';
import { expect, onEachSite, test } from './fixtures.ts';
import { hits, options, searchField, suggestions, title } from './person.ts';
import { address } from './sites.ts';

/** An input method at work on a page. */
class InputMethod {
  private constructor(private readonly session: CDPSession) {}

  static async on(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  /** Shows each text in turn as what is being composed. */
  async compose(...texts: string[]): Promise<void> {
    for (const text of texts) {
      await this.session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
  }

  /** Ends the composition with `text`. */
  async finish(text: string): Promise<void> {
    await this.session.send('Input.insertText', { text });
  }

  /** Presses a key that belongs to the input method: browsers report it with the key code 229. */
  async press(key: string): Promise<void> {
    const what = { key, code: key, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
    await this.session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...what });
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...what });
  }
}

onEachSite((site) => {
  const base = address(site);

  test('composing loses nothing and doubles nothing, and results come meanwhile', async ({ page }) => {
    await page.goto('');
    await searchField(page).focus();
    const method = await InputMethod.on(page);
    await method.compose('ㅇ', '여', '영');
    await expect(searchField(page)).toHaveValue('영');
    await method.finish('영');
    await method.compose('ㅅ', '수');
    await expect(options(page).first()).toContainText('영수');
    await method.finish('수');
    await method.compose('ㅈ', '즈', '증');
    await expect(options(page).filter({ hasText: '영수증은 어디서 확인하나요?' })).toBeVisible();
    await expect(searchField(page)).toHaveValue('영수증');
    await method.finish('증');
    await expect(searchField(page)).toHaveValue('영수증');
  });

  test('keys that belong to the input method neither choose, nor close, nor leave', async ({ page }) => {
    await page.goto('');
    await searchField(page).focus();
    const method = await InputMethod.on(page);
    await method.compose('ㄱ', '겨', '결');
    await expect(options(page).first()).toBeVisible();
    await method.press('ArrowDown');
    await method.press('Enter');
    await method.press('Escape');
    await method.finish('결');
    await method.compose('ㅈ', '제');
    await method.finish('제');
    await expect(searchField(page)).toHaveValue('결제');
    await expect(options(page).last()).toHaveText(/^결과 \d+건 모두 보기$/);
    await expect(searchField(page)).not.toHaveAttribute('aria-activedescendant');
    expect(page.url()).toBe(base);
    await page.keyboard.press('Enter');
    await expect(title(page)).toHaveText('‘결제’ 검색 결과');
  });

  test('on the result page composing changes the results and the address, and loses nothing', async ({ page }) => {
    await page.goto('search');
    await expect(title(page)).toBeVisible();
    await searchField(page).focus();
    const method = await InputMethod.on(page);
    await method.compose('ㅇ', '여', '영');
    await method.finish('영');
    await method.compose('ㅅ', '수');
    await method.finish('수');
    await method.compose('ㅈ', '즈', '증');
    await expect(title(page)).toHaveText('‘영수증’ 검색 결과');
    await method.finish('증');
    await expect(searchField(page)).toHaveValue('영수증');
    await expect(searchField(page)).toBeFocused();
    await expect(page).toHaveURL(`${base}search?q=${encodeURIComponent('영수증')}`);
    await expect(hits(page).first()).toBeVisible();
    await expect(suggestions(page)).toBeHidden();
  });
});
