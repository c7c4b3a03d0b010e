// How often search still finds a page whose title was typed badly: variants of titles, made with a seed, asked through
// `giljabi eval`. `cargo xtask robustness` builds the command and starts this:
//
//     node robustness.mjs --command FILE --scratch FOLDER --content FOLDER [--content FOLDER …] [--sample 700]
import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPages } from './lib/pages.mjs';
import { sample, SEED } from './lib/queries.mjs';

const { values: given } = parseArgs({
  options: {
    command: { type: 'string' },
    scratch: { type: 'string' },
    content: { type: 'string', multiple: true },
    sample: { type: 'string', default: '700' },
    seed: { type: 'string', default: String(SEED) },
  },
});
if (!given.command || !given.scratch || !given.content) throw new Error('`cargo xtask robustness` knows what this needs');

function giljabi(content, ...rest) {
  const { status, stdout, stderr } = spawnSync(given.command, ['--content', content, '--json', ...rest], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`giljabi ${rest[0]} failed (${status})\n${stderr}`);
  return JSON.parse(stdout);
}

for (const folder of given.content) {
  const content = resolve(folder);
  const scratch = join(resolve(given.scratch), basename(content));
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });
  const data = join(scratch, 'data');
  giljabi(content, 'build', '--allow-errors', '--out', data);
  const pages = await readPages(data);
  const nameOf = new Map(pages.map((page) => [page.key, page.id.slice(page.id.indexOf('/') + 1)]));
  const queries = await sample(pages, Number(given.sample), null, Number(given.seed));
  console.log(`\n## ${basename(content)}: ${pages.length} pages, seed ${given.seed}\n`);
  console.log('| what happened to the title | queries | found among ten | p95, milliseconds |');
  console.log('| --- | ---: | ---: | ---: |');
  for (const kind of new Set(queries.map((query) => query.kind))) {
    const lines = queries
      .filter((query) => query.kind === kind)
      .map(({ query, relevant }) => JSON.stringify({ query, relevant: [...relevant].map((key) => nameOf.get(key)) }));
    const file = join(scratch, 'queries.jsonl');
    await writeFile(file, `${lines.join('\n')}\n`);
    // A page of the same title is as good an answer.
    const { misses, milliseconds_p95 } = giljabi(content, 'eval', file);
    const found = 1 - misses.length / lines.length;
    console.log(`| ${kind} | ${lines.length} | ${found.toFixed(3)} | ${milliseconds_p95.toFixed(1)} |`);
  }
}
