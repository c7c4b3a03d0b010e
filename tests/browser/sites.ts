// The two sites that the tests visit: where their files are, where `server.mjs` serves them, and what they hold.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One built site. */
export interface Site {
  /** The folder with its files. */
  folder: string;
  /** The port of its server: a fixed one, so that a failed test's address can be opened by hand. */
  port: number;
  /** The path it lives under, with a slash at both ends. */
  base: string;
}

/** A site's folder: named by `variable`, or where `cargo xtask test` builds it. */
function folder(variable: string, name: string): string {
  return process.env[variable] ?? fileURLToPath(new URL(`../../dist-test/${name}`, import.meta.url));
}

/** The first of two ports; another one where two people test on one machine. */
const PORT = Number(process.env.GILJABI_TEST_PORT ?? 4180);

/** The agents' site at the root, the public one below a path, as they are published most often. */
export const SITES = {
  agent: { folder: folder('GILJABI_AGENT_DIST', 'agent'), port: PORT, base: '/' },
  public: { folder: folder('GILJABI_PUBLIC_DIST', 'public'), port: PORT + 1, base: '/help/' },
} satisfies Record<string, Site>;

/** The name of a site. */
export type SiteName = keyof typeof SITES;

/** Both names, for tests that hold for either. */
export const SITE_NAMES = Object.keys(SITES) as SiteName[];

/** The whole address of a site's first page. */
export function address(name: SiteName): string {
  return `http://127.0.0.1:${SITES[name].port}${SITES[name].base}`;
}

/** The first part of the addresses of each kind of entry. */
const FOLDERS = { guide: 'guides', faq: 'faq', flow: 'flows', message: 'messages' };

/** The part of a site's manifest that tests read. */
export interface Manifest {
  format: number;
  site: { name: string };
  categories: { path: string; name: string }[];
  entries: { kind: keyof typeof FOLDERS; id: string; title: string; category?: string; version: string }[];
  redirects: Record<string, string>;
  index: { path: string };
}

/** What a site holds, as it was built. */
export function manifest(name: SiteName): Manifest {
  return JSON.parse(readFileSync(join(SITES[name].folder, 'data/manifest.json'), 'utf8'));
}

/** The file of an entry's document, relative to the site's data. */
export function documentOf({ kind, id, version }: Pick<Manifest['entries'][number], 'kind' | 'id' | 'version'>): string {
  return `documents/${kind}-${id}.${version}.json`;
}

/** The address of an entry's page, relative to the site. */
export function pageOf(entry: Manifest['entries'][number]): string {
  return `${FOLDERS[entry.kind]}/${entry.id}`;
}
