// Measures Giljabi beside Pagefind and MiniSearch and writes the report. `cargo xtask bench` sets everything up and
// starts this; the options are what it found:
//
//     node bench.mjs --app FOLDER --public FOLDER --command FILE --content FOLDER --modules FOLDER --chromium FILE
//                    --scratch FOLDER --out FILE [--corpus FOLDER --corpus-name NAME] [--runs 5] [--sample 40] [--quick yes]
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { arch, availableParallelism, cpus, loadavg, platform } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { askAll, firstSearch, launch, typeAll, withPage } from './lib/browser.mjs';
import { buildData, ENGINES, giljabiSite, minisearchSite, pagefindSite, sizes, versions } from './lib/engines.mjs';
import { Compressed, host } from './lib/hosting.mjs';
import { askNatively } from './lib/native.mjs';
import { readPages, writeDocuments, writeHtml } from './lib/pages.mjs';
import { hostileQueries, openLongFlow, STEPS, writeLongFlow } from './lib/own.mjs';
import { DESK, longestTask, pagesOf, PHONE, readAll } from './lib/reading.mjs';
import { commonWords, sample, SEED } from './lib/queries.mjs';
import { report } from './lib/report.mjs';
import { slowLine } from './lib/slow-line.mjs';
import { median, percentile } from './lib/statistics.mjs';

const LINE = { bitsPerSecond: 1_600_000, roundTrip: 150 };
/** Letters that are typed of a query into a warm page, and how many queries. */
const [LETTERS, TYPED] = [12, 12];
/** Queries of any letters and any length up to 400: about a minute of them. */
const hostile = () => (quick ? 1_000 : 6_000);
const NAMES = Object.keys(ENGINES);

const folderOfThis = fileURLToPath(new URL('.', import.meta.url));
const { values: given } = parseArgs({
  options: Object.fromEntries(
    ['app', 'public', 'command', 'content', 'modules', 'chromium', 'scratch', 'out', 'corpus', 'corpus-name', 'runs', 'sample', 'quick'].map((name) => [
      name,
      { type: 'string' },
    ]),
  ),
});
for (const name of ['app', 'public', 'command', 'content', 'modules', 'chromium', 'scratch', 'out']) {
  if (!given[name]) throw new Error(`--${name} is missing; \`cargo xtask bench\` knows them all`);
}
const runs = Number(given.runs ?? 5);
const count = Number(given.sample ?? 40);
/** In a hurry: pages of each kind instead of all, fewer queries of any letters. The report says so. */
const quick = given.quick === 'yes';
const scratch = resolve(given.scratch);
const compressed = new Compressed(join(scratch, 'compressed'));
const say = (what) => console.error(`bench: ${what}`);

/** Builds the three sites from one set of pages. */
async function build(content, folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const data = join(folder, 'data');
  say('building with Giljabi, Pagefind and MiniSearch');
  const seconds = { giljabi: await buildData(given.command, content, data, 3) };
  const pages = await readPages(data);
  const sites = Object.fromEntries(NAMES.map((name) => [name, join(folder, name)]));
  const addresses = await giljabiSite(given.command, resolve(given.app), content, sites.giljabi);
  await writeHtml(pages, join(sites.pagefind, 'pages'));
  seconds.pagefind = await pagefindSite(sites.pagefind, 3);
  await writeDocuments(pages, join(folder, 'documents.json'));
  seconds.minisearch = await minisearchSite(sites.minisearch, join(folder, 'documents.json'), 3);
  return { pages, sites, seconds, addresses };
}

/** Everything about one engine that the browser has to say. */
async function inBrowser(browser, engine, site, addresses, queries, words) {
  const served = await host(site, join(folderOfThis, 'pages'), compressed);
  const line = await slowLine(served.port, LINE);
  try {
    say(`${ENGINES[engine]}: queries`);
    const asked = await askAll(browser, served.origin, engine, addresses, queries.map(({ query }) => query), 3);
    say(`${ENGINES[engine]}: keys`);
    const sampled = queries.filter(({ kind }) => kind === 'one word' || kind === 'whole title');
    const every = Math.max(1, Math.floor(sampled.length / TYPED));
    const typed = sampled.filter((_, at) => at % every === 0).slice(0, TYPED);
    const keys = await typeAll(browser, served.origin, typed.map(({ query }) => [...query].slice(0, LETTERS).join('')));
    const cold = [];
    for (const [at, word] of words.entries()) {
      say(`${ENGINES[engine]}: first search on the slow line, ${at + 1} of ${words.length}`);
      line.takeBytes();
      const times = await firstSearch(browser, line.origin, word);
      cold.push({ ...times, bytes: line.takeBytes() });
    }
    const unlikely = engine === 'giljabi' ? await askAll(browser, served.origin, engine, addresses, hostileQueries(words, hostile()), 1) : null;
    return { asked, keys, cold, hostile: unlikely };
  } finally {
    await line.close();
    await served.close();
  }
}

/** Shares of the queries of each kind with a right page among the first `depth` hits. */
function quality(queries, hits, depth) {
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const share = (kind, engine) => {
    const right = queries.map((query, at) => (query.kind === kind ? hits[engine][at].slice(0, depth).some((key) => query.relevant.has(key)) : null));
    const counted = right.filter((found) => found !== null);
    return counted.filter(Boolean).length / counted.length;
  };
  return kinds.map((kind) => ({
    name: `${kind} (${queries.filter((query) => query.kind === kind).length})`,
    unit: 'share',
    values: Object.fromEntries(NAMES.map((engine) => [engine, share(kind, engine)])),
  }));
}

/** Measures one set of pages in all engines. */
async function measure(browser, name, content, questions, folder) {
  say(name);
  const { pages, sites, seconds, addresses } = await build(content, join(scratch, folder));
  const queries = await sample(pages, count, questions);
  const words = commonWords(pages, runs);
  const native = await askNatively(given.command, content, join(scratch, folder), pages, queries);
  const [figures, bytes, hits] = [{}, {}, {}];
  for (const engine of NAMES) {
    bytes[engine] = await sizes(engine, sites[engine], compressed);
    figures[engine] = await inBrowser(browser, engine, sites[engine], addresses, queries, words);
    const keyOf = new Map(pages.map((page) => [page.id, page.key]));
    hits[engine] = figures[engine].asked.hits.map((list) => list.map((hit) => (engine === 'giljabi' ? keyOf.get(hit) : hit)));
  }
  const row = (label, unit, value) => ({ name: label, unit, values: Object.fromEntries(NAMES.map((engine) => [engine, value(engine)])) });
  const ofRounds = (percent) => (engine) => median(figures[engine].asked.milliseconds.map((round) => percentile(round, percent)));
  const ofCold = (time) => (engine) => median(figures[engine].cold.map(time));
  const rows = [
    row('build', 'seconds', (engine) => seconds[engine]),
    row('index, raw', 'bytes', (engine) => bytes[engine].index.raw),
    row('index, brotli', 'bytes', (engine) => bytes[engine].index.brotli),
    row('engine, raw', 'bytes', (engine) => bytes[engine].engine.raw),
    row('engine, brotli', 'bytes', (engine) => bytes[engine].engine.brotli),
    row('query in Chromium, p50', 'milliseconds', ofRounds(50)),
    row('query in Chromium, p95', 'milliseconds', ofRounds(95)),
    row(`query in Chromium, longest of ${hostile().toLocaleString('en')} of any letters`, 'milliseconds', (engine) => figures[engine].hostile && Math.max(...figures[engine].hostile.milliseconds[0])),
    row('query natively, p50', 'milliseconds', (engine) => native[engine]?.p50),
    row('query natively, p95', 'milliseconds', (engine) => native[engine]?.p95),
    row('key to painted list, p50', 'milliseconds', (engine) => percentile(figures[engine].keys.milliseconds, 50)),
    row('key to painted list, p95', 'milliseconds', (engine) => percentile(figures[engine].keys.milliseconds, 95)),
    row('cold: field usable, from navigation', 'milliseconds', ofCold((times) => times.usable)),
    row('cold: first suggestions, from navigation', 'milliseconds', ofCold((times) => times.suggestions)),
    row('cold: first suggestions, from first key', 'milliseconds', ofCold((times) => times.suggestions - times.key)),
    row('cold: full results, from navigation', 'milliseconds', ofCold((times) => times.full)),
    row('cold: full results, from first key', 'milliseconds', ofCold((times) => times.full - times.key)),
    row('cold: fetched until then', 'bytes', ofCold((times) => times.bytes)),
  ];
  const silent = NAMES.filter((engine) => figures[engine].keys.without > 0);
  const notes = silent.map((engine) => {
    const { without, milliseconds } = figures[engine].keys;
    return `${ENGINES[engine]}: after ${without} of ${without + milliseconds.length} keys no answer of the engine was painted within a second; these are not in the percentiles.`;
  });
  return { name, pages: pages.length, queries: queries.length, words, rows, firstTen: quality(queries, hits, 10), first: quality(queries, hits, 1), notes, figures };
}

/** A flow as long as no editor would write one. */
async function longFlow(browser) {
  say(`a flow of ${STEPS} steps`);
  const [content, folder] = [join(scratch, 'flow-content'), join(scratch, 'flow')];
  await writeLongFlow(content);
  await giljabiSite(given.command, resolve(given.app), content, folder);
  const served = await host(folder, join(folderOfThis, 'pages'), compressed);
  try {
    const rested = await openLongFlow(withPage, browser, served.origin, runs, true);
    const atOnce = await openLongFlow(withPage, browser, served.origin, runs, false);
    const line = (what, times, name) => `| ${what} | ${median(times.map((time) => time[name])).toFixed(1)} ms | ${Math.max(...times.map((time) => time[name])).toFixed(1)} ms |`;
    return [
      `## A flow of ${STEPS} steps`,
      `Opened from the home page of the agents' app, ${runs} times in new contexts each, 1440 px wide, from the press of the link. A pointer or the keyboard that rests on a link for 60 ms has its file fetched; a press that comes sooner waits for it.`,
      [
        '| until painted | median | longest |',
        '| --- | ---: | ---: |',
        line('the question and its choices, after resting on the link', rested, 'question'),
        line('the map, with where one is, after resting on the link', rested, 'map'),
        line('the question and its choices, pressed at once', atOnce, 'question'),
        line('the map, with where one is, pressed at once', atOnce, 'map'),
      ].join('\n'),
    ].join('\n\n');
  } finally {
    await served.close();
  }
}

/** What readers meet on every page of both sites, as they were built of our content. */
async function reading(browser) {
  const lines = [];
  const moved = [];
  const ofKinds = ', a page of each kind';
  for (const [name, folder, size, whole] of [
    [`public, 360 px${quick ? ofKinds : ''}`, given.public, PHONE, !quick],
    [`public, 1440 px${ofKinds}`, given.public, DESK, false],
    [`agents’, 360 px${ofKinds}`, given.app, PHONE, false],
    [`agents’, 1440 px${quick ? ofKinds : ''}`, given.app, DESK, !quick],
  ].filter((_, at) => !quick || at === 0 || at === 3)) {
    say(`reading: ${name}`);
    const site = resolve(folder);
    const served = await host(site, join(folderOfThis, 'pages'), compressed);
    const line = await slowLine(served.port, LINE);
    try {
      const all = await pagesOf(site);
      const chosen = whole ? all : all.filter((page, at) => all.findIndex(({ kind }) => kind === page.kind) === at);
      const pages = await readAll(withPage, browser, line.origin, chosen, size);
      const articles = pages.filter(({ kind }) => kind === 'guide' || kind === 'faq').map(({ readable }) => readable);
      const flows = pages.filter(({ kind }) => kind === 'flow' || kind === 'message').map(({ started }) => started);
      const worst = pages.reduce((most, page) => (page.shift > most.shift ? page : most));
      const tasks = [];
      for (let run = 0; run < 3; run += 1) tasks.push(await longestTask(withPage, browser, served.origin, size));
      const held = Math.max(...tasks);
      lines.push(
        `| ${name} | ${pages.length} | ${Math.round(median(articles))} ms | ${Math.round(Math.max(...articles))} ms | ${Math.round(median(flows))} ms | ${worst.shift.toFixed(4)} | ${held === 0 ? 'under 50 ms' : `${Math.round(held)} ms`} |`,
      );
      for (const page of pages.filter(({ shift }) => shift > 0)) moved.push(`- ${name}, \`/${decodeURIComponent(page.path)}\`: ${page.shifts.join('; ')}`);
    } finally {
      await line.close();
      await served.close();
    }
  }
  return [
    '## Reading',
    'Pages of both sites, each in a new context with nothing cached on the slow line: from navigation until heading and first text of a guide or FAQ (of a flow or message) are painted, and how far anything moves until all has arrived (the most of any page). The longest task is of a walk on an unhurried line, after the app’s start: typing a search, results, a guide, a flow, a message, and back; three walks.',
    ['| site | pages | article readable, median | longest | flow or message usable, median | layout shift, the most | longest task |', '| --- | ---: | ---: | ---: | ---: | ---: | ---: |', ...lines].join('\n'),
    ...(moved.length > 0 ? [`What moved:\n\n${moved.join('\n')}`] : []),
  ].join('\n\n');
}

const shown = (load) => load.map((value) => value.toFixed(1)).join(', ');
const loadBefore = loadavg();
const browser = await launch(resolve(given.modules), given.chromium);
const sets = [];
const further = [];
try {
  further.push(await reading(browser));
  further.push(await longFlow(browser));
  const queriesOf = (name) => join(folderOfThis, 'queries', `${name}.jsonl`);
  sets.push(await measure(browser, 'Our content', resolve(given.content), queriesOf('own'), 'own'));
  if (given.corpus) {
    const name = given['corpus-name'] ?? 'corpus';
    sets.push(await measure(browser, `Corpus ${name}`, resolve(given.corpus), queriesOf(name), 'corpus'));
  } else further.push('## Larger corpus\n\nNone was given and none was found, so this run says nothing about thousands of pages (`--corpus`).');
} finally {
  await browser.close();
}

const compared = versions();
const conditions = [
  `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${platform()} ${arch()}; load (1, 5, 15 minutes) ${shown(loadBefore)} at the beginning, ${shown(loadavg())} at the end`,
  `Chromium ${browser.version()}, headless; Node.js ${process.version}; Pagefind ${compared.pagefind}; MiniSearch ${compared.minisearch}`,
  `medians of 3 builds, 3 rounds of all queries, ${runs} first searches; queries drawn with seed ${SEED}`,
  `slow line: ${LINE.bitsPerSecond / 1e6} Mbit/s, ${LINE.roundTrip} ms round trip`,
];
const text = report(conditions, sets, further);
await writeFile(given.out, text);
await writeFile(join(scratch, 'report.json'), JSON.stringify({ conditions, sets }, null, 1));
console.log(text);
