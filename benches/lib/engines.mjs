// The three engines: how each is built from the same pages into a site of its own, and which of its files are engine and
// which are index.
import { spawnSync } from 'node:child_process';
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './statistics.mjs';

const BENCHES = fileURLToPath(new URL('..', import.meta.url));
const PAGES = join(BENCHES, 'pages');
const require = createRequire(import.meta.url);

/** The engines' names as the report writes them, ours first: the ratios are to it. */
export const ENGINES = { giljabi: 'Giljabi', pagefind: 'Pagefind', minisearch: 'MiniSearch' };

/** Versions of what is compared with. */
export function versions() {
  const manifest = (name) => JSON.parse(require('node:fs').readFileSync(join(BENCHES, 'node_modules', name, 'package.json')));
  return { pagefind: manifest('pagefind').version, minisearch: manifest('minisearch').version };
}

/** Runs a command to its end and returns its seconds. */
function seconds(program, words) {
  const start = performance.now();
  const { status, error, stderr, stdout } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error || status !== 0) throw error ?? new Error(`${program} ${words.join(' ')} failed (${status})\n${stderr}\n${stdout}`);
  return (performance.now() - start) / 1000;
}

/** Builds the site data of a content folder into `out`, `runs` times; returns the median of the seconds. */
export async function buildData(command, content, out, runs) {
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    await rm(out, { recursive: true, force: true });
    times.push(seconds(command, ['--content', content, '--json', 'build', '--allow-errors', '--out', out]));
  }
  return median(times);
}

/** Makes Giljabi's site: the built app with the data and the plain pages of other content. */
export async function giljabiSite(command, app, content, folder) {
  await rm(folder, { recursive: true, force: true });
  await cp(app, folder, { recursive: true, filter: (path) => relative(app, path).split(sep)[0] !== 'data' });
  // The page of results is the app alone.
  const shell = ['--shell', join(app, 'search/index.html'), '--pages', folder];
  seconds(command, ['--content', content, '--json', 'build', '--allow-errors', '--out', join(folder, 'data'), ...shell]);
  const home = await readFile(join(folder, 'index.html'), 'utf8');
  const worker = /<meta name="search-worker" content="([^"]+)"/.exec(home)?.[1];
  if (!worker) throw new Error(`${app} names no search worker; was it built by \`cargo xtask build\` with base /?`);
  const manifest = JSON.parse(await readFile(join(folder, 'data/manifest.json'), 'utf8'));
  return { worker: `/${worker}`, index: `/data/${manifest.index.path}` };
}

/** Makes Pagefind's site in `folder`, where `pages/` holds the pages; returns the median of the seconds. */
export async function pagefindSite(folder, runs) {
  const { resolveBinaryPath } = await import(join(BENCHES, 'node_modules/pagefind/lib/resolveBinary.js'));
  const program = resolveBinaryPath(['pagefind_extended', 'pagefind']);
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    await rm(join(folder, 'pagefind'), { recursive: true, force: true });
    times.push(seconds(program, ['--site', folder]));
  }
  await copyFile(join(PAGES, 'pagefind.html'), join(folder, 'index.html'));
  for (const file of ['pagefind-page.js', 'field.css']) await copyFile(join(PAGES, file), join(folder, file));
  return median(times);
}

/** Makes MiniSearch's site in `folder` from a file of documents; returns the median of the seconds. */
export async function minisearchSite(folder, documents, runs) {
  await mkdir(folder, { recursive: true });
  const builder = join(BENCHES, 'lib/minisearch-build.mjs');
  const times = [];
  for (let run = 0; run < runs; run += 1) times.push(seconds(process.execPath, [builder, documents, join(folder, 'index.json')]));
  await copyFile(join(PAGES, 'minisearch.html'), join(folder, 'index.html'));
  await copyFile(join(PAGES, 'minisearch-worker.js'), join(folder, 'worker.js'));
  for (const file of ['minisearch-page.js', 'minisearch-options.js', 'field.css']) await copyFile(join(PAGES, file), join(folder, file));
  const library = await readFile(join(BENCHES, 'node_modules/minisearch/dist/es/index.js'), 'utf8');
  // The map of its sources is not part of what a site would publish.
  await writeFile(join(folder, 'minisearch.js'), library.replace(/^\/\/# sourceMappingURL=.*$/m, ''));
  return median(times);
}

/** What part of an engine a file of its site is: `engine`, `index`, or `null` for the pages and the rest. */
function partOf(engine, path) {
  switch (engine) {
    case 'giljabi':
      if (path.startsWith('worker-')) return 'engine';
      return /^data\/index-/.test(path) ? 'index' : null;
    case 'pagefind':
      if (/^pagefind\/(pagefind|pagefind-worker)\.js$|^pagefind\/wasm\./.test(path)) return 'engine';
      return /^pagefind\/.*(\.pf_\w+|-entry\.json)$/.test(path) ? 'index' : null;
    default:
      if (path === 'minisearch.js') return 'engine';
      return path === 'index.json' ? 'index' : null;
  }
}

/** The bytes of an engine and its index in a site: `{ engine: { raw, brotli }, index: { raw, brotli } }`. */
export async function sizes(engine, folder, compressed) {
  const sum = { engine: { raw: 0, brotli: 0 }, index: { raw: 0, brotli: 0 } };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const part = partOf(engine, relative(folder, file).split(sep).join('/'));
    if (!part) continue;
    const bytes = await readFile(file);
    sum[part].raw += bytes.length;
    // Pagefind's own files are compressed already; there are thousands of them, and hosts send them as they are.
    const inside = /\.(pf_\w+|pagefind)$/.test(file);
    sum[part].brotli += inside ? bytes.length : (await compressed.of(bytes)).length;
  }
  if (!sum.engine.raw || !sum.index.raw) throw new Error(`${folder} lacks the engine or the index of ${engine}`);
  return sum;
}
