// What every browser test starts from: `import { expect, test } from './fixtures.ts'`.
//
// - `test.use({ site: 'public' })` chooses the site; addresses such as `page.goto('guides/x')` are relative to it.
// - A test fails when anything was written to the console as an error or a warning, when a script threw, or when a
//   request failed, on any page or worker of the test. A test that provokes such a thing says so before it does:
//   `consoleMessages.expect(/status of 404/)`; the message must then come.
import { test as base, expect } from '@playwright/test';
import { address, type SiteName } from './sites.ts';

export { expect };

/** What the test's pages complained about, and what of it was expected. */
export class ConsoleMessages {
  private readonly seen: string[] = [];
  private readonly expected: RegExp[] = [];

  /** Expects at least one message that matches; any number is fine. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** Adds a message. */
  add(message: string): void {
    this.seen.push(message);
  }

  /** The messages that nobody expected. */
  surprises(): string[] {
    return this.seen.filter((message) => !this.expected.some((pattern) => pattern.test(message)));
  }

  /** The expectations that nothing met. */
  missing(): string[] {
    return this.expected.filter((pattern) => !this.seen.some((message) => pattern.test(message))).map(String);
  }
}

interface Options {
  /** The site that the test visits. */
  site: SiteName;
}

interface Fixtures {
  /** What pages complain about; empty at the end but for what the test expects. */
  consoleMessages: ConsoleMessages;
}

export const test = base.extend<Options & Fixtures>({
  site: ['agent', { option: true }],

  baseURL: async ({ site }, use) => {
    await use(address(site));
  },

  consoleMessages: [
    async ({ context }, use) => {
      const messages = new ConsoleMessages();
      context.on('console', (message) => {
        if (['error', 'warning', 'assert'].includes(message.type())) {
          messages.add(`${message.type()}: ${message.text()} (${message.location().url})`);
        }
      });
      context.on('weberror', (error) => messages.add(`uncaught: ${error.error().stack ?? error.error()}`));
      context.on('requestfailed', (request) => {
        // A request that the page itself gave up, by leaving or by an AbortController, is no failure.
        const reason = request.failure()?.errorText ?? 'unknown';
        if (reason !== 'net::ERR_ABORTED') messages.add(`request failed: ${request.url()} (${reason})`);
      });
      await use(messages);
      expect(messages.surprises(), 'the console is empty').toEqual([]);
      expect(messages.missing(), 'expected console messages that never came').toEqual([]);
    },
    { auto: true },
  ],
});
