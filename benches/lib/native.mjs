// The same queries without a browser: Giljabi by its command, MiniSearch in this process. Pagefind does not run there.
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { OPTIONS, SEARCH } from '../pages/minisearch-options.js';
import { percentile } from './statistics.mjs';

/** Milliseconds a query: `{ giljabi: { p50, p95 }, minisearch: { p50, p95 } }`. */
export async function askNatively(command, content, folder, pages, queries) {
  const idOf = new Map(pages.map((page) => [page.key, page.id.slice(page.id.indexOf('/') + 1)]));
  const lines = queries.map(({ query, relevant }) => JSON.stringify({ query, relevant: [...relevant].map((key) => idOf.get(key)) }));
  const file = join(folder, 'queries.jsonl');
  await writeFile(file, `${lines.join('\n')}\n`);
  const { status, stdout, stderr } = spawnSync(command, ['--content', content, '--json', 'eval', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`giljabi eval failed (${status})\n${stderr}`);
  const measured = JSON.parse(stdout);

  const search = MiniSearch.loadJSON(await readFile(join(folder, 'minisearch/index.json'), 'utf8'), OPTIONS);
  const times = [];
  for (const warm of [true, false]) {
    for (const { query } of queries) {
      const start = performance.now();
      search.search(query, SEARCH);
      if (!warm) times.push(performance.now() - start);
    }
  }
  return {
    giljabi: { p50: measured.milliseconds_p50, p95: measured.milliseconds_p95 },
    minisearch: { p50: percentile(times, 50), p95: percentile(times, 95) },
  };
}
