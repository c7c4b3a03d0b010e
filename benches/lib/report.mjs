// The report: one markdown file, for people. Each figure of another engine stands beside its ratio to Giljabi's.
import { ENGINES } from './engines.mjs';

const OTHERS = Object.keys(ENGINES).filter((engine) => engine !== 'giljabi');

const UNITS = {
  seconds: (value) => `${value.toFixed(value < 10 ? 2 : 1)} s`,
  milliseconds: (value) => (value < 1 ? `${value.toFixed(2)} ms` : value < 100 ? `${value.toFixed(1)} ms` : `${Math.round(value).toLocaleString('en')} ms`),
  bytes: (value) => (value < 1_000_000 ? `${(value / 1000).toFixed(1)} KB` : `${(value / 1_000_000).toFixed(2)} MB`),
  share: (value) => value.toFixed(3),
};

const known = (value) => value !== null && value !== undefined && !Number.isNaN(value);
const ratio = (value, ours) => {
  if (!known(value) || !known(ours) || ours === 0) return '–';
  const times = value / ours;
  return `× ${times >= 100 ? Math.round(times) : times.toFixed(times >= 10 ? 1 : 2)}`;
};

/** A table of rows `{ name, unit, values: { giljabi, pagefind, minisearch } }`. */
function table(first, rows) {
  const head = [first, ENGINES.giljabi, ...OTHERS.flatMap((engine) => [ENGINES[engine], 'ratio'])];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const shown = (row, engine) => (known(row.values[engine]) ? UNITS[row.unit](row.values[engine]) : '–');
  return [
    line(head),
    line(head.map((_, at) => (at === 0 ? '---' : '---:'))),
    ...rows.map((row) =>
      line([row.name, shown(row, 'giljabi'), ...OTHERS.flatMap((other) => [shown(row, other), ratio(row.values[other], row.values.giljabi)])]),
    ),
  ].join('\n');
}

/** The figures of a set of pages: `{ name, pages, rows, firstTen, first, notes }`. */
function section({ name, pages, queries, words, rows, firstTen, first, notes }) {
  return [
    `## ${name}`,
    `${pages.toLocaleString('en')} pages, ${queries} queries. Typed on the cold cache: ${words.join(', ')}.`,
    table('', rows),
    'Share of queries of each kind with a right page among the first ten:',
    table('kind (queries)', firstTen),
    'Share with a right page in first place:',
    table('kind (queries)', first),
    ...notes,
  ].join('\n\n');
}

/** The whole report. `conditions` are sentences on how it was measured, `further` sections beside the tables. */
export function report(conditions, sets, further) {
  return `${[
    '# Giljabi beside other engines',
    'Written by `cargo xtask bench`: the same pages and the same queries in Giljabi, Pagefind and MiniSearch, in one run. ' +
      'A ratio above 1 says that the other engine takes longer, is larger, or finds more often.',
    conditions.map((condition) => `- ${condition}`).join('\n'),
    ...sets.map(section),
    ...further,
    EXPLANATIONS,
  ].join('\n\n')}\n`;
}

const EXPLANATIONS = `## What the rows mean

- **build**: a whole process from start to end. Giljabi's reads markdown, checks it, renders it and writes documents and index; Pagefind's reads finished HTML; MiniSearch's (in Node.js) reads finished text.
- **index**: what a browser may have to fetch to search. Giljabi fetches one file, with the text that its excerpts come from; Pagefind fetches parts of its many files, which are compressed already, texts included; MiniSearch fetches one JSON file without text, so that its hits have no excerpts.
- **engine**: Giljabi's worker (wasm and JavaScript); Pagefind's JavaScript, worker and wasm; MiniSearch's module as npm has it, not minified.
- **query in Chromium**: from asking to the first ten hits in the page's hands, engine warm, each query asked once before the clock. Giljabi and MiniSearch in a worker, by messages; Pagefind by its interface, with the data of its ten results (their titles, addresses and excerpts).
- **query natively**: without a browser, Giljabi by \`giljabi eval\`, MiniSearch in Node.js; Pagefind does not run there.
- **key to painted list**: one letter typed into the warm page, unthrottled, until the frame with the engine's answer is on the screen. Giljabi's is the real app; the others' are pages with one field and one list and nothing else.
- **cold**: a new browser context on the slow line. The word is typed in one go as soon as the field can be used. *First suggestions* is the first entry painted, whatever it comes from; *full results* is the engine's own answer, painted, with all of its first ten hits. Giljabi's is the real app with its pages, the others' are the same small pages as above.
- Files are compressed by brotli (quality 11) if they are HTML, CSS, JavaScript, JSON, SVG or wasm. Other types, Giljabi's \`.bin\` index and Pagefind's files among them, are sent as they are, as large static hosts do it.
- The slow line is a TCP proxy between browser and server, for pages and workers alike: both directions share the rate among connections packet by packet, half a round trip each way, one more round trip for each new connection. TLS, slow start and loss are not modelled. HTTP/1.1, at most six connections, as browsers do it.`;
