// The pages that every engine gets: read once from the site data that `giljabi build` wrote, then written as each engine
// wants them. The text is the same for all: title, summary, keywords, headings and body.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The pages of a folder of site data: `{ key, id, title, keywords, headings, body, text }`, in the manifest's order. */
export async function readPages(data) {
  const manifest = JSON.parse(await readFile(join(data, 'manifest.json'), 'utf8'));
  return Promise.all(
    manifest.entries.map(async (entry, at) => {
      const document = JSON.parse(await readFile(join(data, `documents/${entry.kind}-${entry.id}.${entry.version}.json`), 'utf8'));
      const body = [entry.summary && `<p>${escape(entry.summary)}</p>`, ...htmlIn(document)].filter(Boolean).join('\n');
      const html = body.replace(/<a class="heading-link"[^>]*><\/a>/g, '').replace(/ (href|src)="[^"]*"/g, '');
      return {
        /** Short and safe as a file's name; ids may be anything. */
        key: `p${at}`,
        id: `${entry.kind}/${entry.id}`,
        title: entry.title,
        keywords: entry.keywords ?? [],
        headings: (document.headings ?? []).map((heading) => heading.text),
        html,
        text: textOf(html),
      };
    }),
  );
}

/** Every HTML text in a document, whatever its kind keeps it under. */
function htmlIn(value) {
  if (Array.isArray(value)) return value.flatMap(htmlIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === 'html' && typeof inner === 'string' ? [inner] : htmlIn(inner)));
}

/** Writes one plain page for each, as a static site generator without frills would. */
export async function writeHtml(pages, folder) {
  await mkdir(folder, { recursive: true });
  for (const page of pages) {
    const keywords = page.keywords.length > 0 ? `<p>${escape(page.keywords.join(', '))}</p>` : '';
    const title = escape(page.title);
    await writeFile(
      join(folder, `${page.key}.html`),
      `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${title}</title></head>` +
        `<body><main data-pagefind-body><h1>${title}</h1>${keywords}\n${page.html}</main></body></html>\n`,
    );
  }
}

/** Writes them as documents for MiniSearch. */
export async function writeDocuments(pages, file) {
  const documents = pages.map(({ key, title, keywords, headings, text }) => ({
    id: key,
    title,
    keywords: keywords.join(' '),
    headings: headings.join(' '),
    text,
  }));
  await writeFile(file, JSON.stringify(documents));
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function textOf(html) {
  const spaced = html.replace(/<\/?(?:p|li|ul|ol|h[1-6]|table|tr|td|th|blockquote|pre|div|figure|br|hr)\b[^>]*>/g, ' ');
  const bare = spaced.replace(/<[^>]+>/g, '');
  const decoded = bare.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? all;
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
  });
  return decoded.replace(/\s+/g, ' ').trim();
}

function escape(text) {
  return text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]);
}
