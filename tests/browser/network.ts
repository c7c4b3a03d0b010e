// Networks and servers with something wrong with them. The rules hold for pages and workers alike.
import type { BrowserContext, Page, Route } from '@playwright/test';

/** The files of a site, by what they are for. */
export const FILES = {
  manifest: /\/data\/manifest\.json$/,
  documents: /\/data\/documents\/[^/]+\.json$/,
  index: /\/data\/index-[^/]+\.bin$/,
  worker: /\/worker-[^/]+\/[^/]+$/,
  workerScript: /\/worker-[^/]+\/[^/]+_loader\.js$/,
  workerWasm: /\/worker-[^/]+\/[^/]+\.wasm$/,
  appWasm: /\/app-[^/]+\/giljabi-app_bg\.wasm$/,
  /** What the app fetches for articles, lists and results. */
  reading: /\/app-[^/]+\/split_reading\.wasm$/,
  /** What the app fetches for flows and messages. */
  flows: /\/app-[^/]+\/split_on_demand\.wasm$/,
} as const;

/** A rule for requests, until it is mended. */
export interface Fault {
  /** Takes the rule away: what is asked from now on is answered as it should be. */
  mend(): Promise<void>;
}

/** Answers requests for `file` by `handler`. */
export async function fault(context: BrowserContext, file: RegExp, handler: (route: Route) => unknown): Promise<Fault> {
  await context.route(file, handler);
  return { mend: () => context.unroute(file, handler) };
}

/** Keeps the answers to requests for `file` back until they are released. */
export async function hold(context: BrowserContext, file: RegExp): Promise<{ release(): void }> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await context.route(file, async (route) => {
    await released;
    await route.continue();
  });
  return { release: () => release() };
}

/** The server does not know `file`. The browser logs it. */
export const missing = (context: BrowserContext, file: RegExp): Promise<Fault> =>
  fault(context, file, (route) => route.fulfill({ status: 404, contentType: 'text/plain', body: 'not found' }));

/** The connection breaks off while `file` is asked for. The browser logs it. */
export const unreachable = (context: BrowserContext, file: RegExp): Promise<Fault> =>
  fault(context, file, (route) => route.abort('connectionfailed'));

/** No moment of the page is ever quiet: what waits for one does not happen. */
export const neverIdle = (page: Page): Promise<unknown> =>
  page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }));

/** There is no network, and the browser knows. It logs every request. */
export async function offline(page: Page): Promise<Fault> {
  const context = page.context();
  const state = (online: boolean) => page.waitForFunction((online) => navigator.onLine === online, online);
  // Switching off alone lets through what is asked for at the same moment.
  const { mend } = await fault(context, /./, (route) => route.abort('internetdisconnected'));
  await context.setOffline(true);
  await state(false);
  return {
    mend: async () => {
      await mend();
      await context.setOffline(false);
      await state(true);
    },
  };
}

/** The server answers with a page, status 200, as hosts with a rewrite rule do for files that are gone. */
export const replacedByPage = (context: BrowserContext, file: RegExp): Promise<Fault> =>
  fault(context, file, (route) =>
    route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>길잡이</title>' }),
  );

/** The bytes of `file` arrive changed. */
export const changed = (context: BrowserContext, file: RegExp, change: (bytes: Buffer) => Buffer | string): Promise<Fault> =>
  fault(context, file, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.body()) });
  });
