// What every browser test starts from: `import { expect, test } from './fixtures.ts'`.
//
// - `test.use({ site: 'public' })` chooses the site; addresses such as `page.goto('guides/x')` are relative to it.
//   `onEachSite` runs the same tests for both.
// - Going to a page waits for the app, which takes the place of a plain page: what a test presses must be the app's.
//   `waitUntil: 'commit'` and `test.use({ waitsForApp: false })` are for tests of what is there before.
// - A test fails when anything was written to the console as an error or a warning, when a script threw, when a request
//   failed or went to another origin, on any page or worker of the test. A test that provokes such a thing says so
//   before it does: `consoleMessages.expect(/status of 404/)`; the message must then come.
// - `GILJABI_TEST_LATE=300` keeps every answer of the search worker and every file that the app asks for back for so many
//   milliseconds. Whatever is here at once on a quick machine is late then: a test that reads before it has waited fails.
// - `requests` holds the address of every request, the workers' included.
import { test as base, expect } from '@playwright/test';
import { address, SITE_NAMES, type SiteName } from './sites.ts';

export { expect };

/** What the test's pages complained about, and what of it was expected. */
export class ConsoleMessages {
  private readonly seen: string[] = [];
  private readonly expected: RegExp[] = [];
  private readonly allowed: RegExp[] = [];

  /** Expects at least one message that matches; any number is fine. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** Allows messages that match, which may come or not. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  /** Adds a message. */
  add(message: string): void {
    this.seen.push(message);
  }

  /** The messages that nobody expected. */
  surprises(): string[] {
    return this.seen.filter((message) => ![...this.expected, ...this.allowed].some((pattern) => pattern.test(message)));
  }

  /** The expectations that nothing met. */
  missing(): string[] {
    return this.expected.filter((pattern) => !this.seen.some((message) => pattern.test(message))).map(String);
  }
}

interface Options {
  /** The site that the test visits. */
  site: SiteName;
  /** Whether `page.goto` and `page.reload` wait until the app has taken the place of a plain page. */
  waitsForApp: boolean;
}

interface Fixtures {
  /** What pages complain about; empty at the end but for what the test expects. */
  consoleMessages: ConsoleMessages;
  /** The decoded addresses of all requests so far, relative to the site, in their order. */
  requests: string[];
}

/** How much later than they would come the app gets answers, in milliseconds. */
const LATE = Number(process.env.GILJABI_TEST_LATE ?? 0);

/** Makes what the app asks for come later; runs in the page. */
function beLate(late: number): void {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, message: unknown) {
    setTimeout(() => postMessage.call(this, message), late);
  } as Worker['postMessage'];
  const { fetch, requestAnimationFrame } = window;
  // What happens with the next frame, such as where the keyboard goes, is late as well.
  window.requestAnimationFrame = (work) => requestAnimationFrame((time) => setTimeout(() => work(time), late / 2));
  window.fetch = async (...asked) => {
    await new Promise((resolve) => setTimeout(resolve, late));
    return fetch(...asked);
  };
}

export const test = base.extend<Options & Fixtures>({
  site: ['agent', { option: true }],
  waitsForApp: [true, { option: true }],

  page: async ({ page, context, site, waitsForApp }, use) => {
    if (LATE > 0) await context.addInitScript(beLate, LATE);
    if (waitsForApp) {
      const arrived = () => page.locator('[data-app]').waitFor({ state: 'attached' });
      const { goto, reload } = page;
      page.goto = async (...where) => {
        const response = await goto.apply(page, where);
        if (where[1]?.waitUntil !== 'commit') await arrived();
        return response;
      };
      page.reload = async (...how) => {
        const response = await reload.apply(page, how);
        if (how[0]?.waitUntil !== 'commit') await arrived();
        return response;
      };
    }
    await use(page);
  },

  baseURL: async ({ site }, use) => {
    await use(address(site));
  },

  requests: [
    async ({ context, site }, use) => {
      const requests: string[] = [];
      const outside: string[] = [];
      context.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(new URL(address(site)).origin)) outside.push(url);
        requests.push(decoded(url.replace(address(site), '')));
      });
      await use(requests);
      expect(outside, 'no request leaves the origin').toEqual([]);
    },
    { auto: true },
  ],

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

/** An address as a person would read it; as it is, where it is no proper address. */
export function decoded(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll('+', ' '));
  } catch {
    return url;
  }
}

/** Declares the same tests for the agents' site and for the public one, which lives under a path. */
export function onEachSite(declare: (site: SiteName) => void): void {
  for (const site of SITE_NAMES) {
    test.describe(`the ${site} site`, () => {
      test.use({ site });
      declare(site);
    });
  }
}
