// The two sites that the tests visit: where their files are, and where `server.mjs` serves them.
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

/** The agents' site at the root, the public one below a path, as they are published most often. */
export const SITES = {
  agent: { folder: folder('GILJABI_AGENT_DIST', 'agent'), port: 4180, base: '/' },
  public: { folder: folder('GILJABI_PUBLIC_DIST', 'public'), port: 4181, base: '/help/' },
} satisfies Record<string, Site>;

/** The name of a site. */
export type SiteName = keyof typeof SITES;

/** The whole address of a site's first page. */
export function address(name: SiteName): string {
  return `http://127.0.0.1:${SITES[name].port}${SITES[name].base}`;
}
