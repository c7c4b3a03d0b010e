// One page of each kind, for tests that hold for all of them.
import { expect, type Page } from '@playwright/test';
import { question } from './flows.ts';
import { hits, title } from './person.ts';

/** One page of each kind that a site has. */
export const KINDS = {
  agent: ['', 'category/taxi/payment', 'guides/academy-payment-cancel', 'flows/academy-payment-cancel', 'messages/chatbot-reconnect-guide', 'search?q=결제'],
  public: ['', 'category/chatbot', 'faq/chatbot-card-register', 'flows/academy-payment-cancel', 'messages/chatbot-reconnect-guide', 'search?q=결제'],
} as const;

/** Opens a page and waits for what it is about. */
export async function open(page: Page, at: string): Promise<void> {
  await page.goto(at);
  const place = at.startsWith('search') ? hits(page).first() : at.startsWith('flows') ? question(page) : title(page);
  await expect(place).toBeVisible();
}

/** Expects that nothing is wider than the window; what scrolls within itself, such as a table, is not. */
export async function expectNothingWider(page: Page, at: string): Promise<void> {
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(wide, `${at}: nothing is wider than the window`).toBeLessThanOrEqual(window);
}
