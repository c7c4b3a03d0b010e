// Serves built sites as a static host does, for the browser tests:
//
//     node server.mjs PORT BASE FOLDER [PORT BASE FOLDER]…
//
// Each FOLDER answers on http://127.0.0.1:PORT under BASE (`/`, `/help/`). A file is itself; a path with a page of its
// own (`guides/x/index.html`) is that page; any other path without an extension is the app's index.html with status
// 200, as hosts with a rewrite rule do it, since browsers log an error for each page that arrives with status 404.
// The headers that the site's `_headers` file asks for everywhere are sent with everything, the worker's script included:
// a worker is governed by the policy that comes with it, not by the page's.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { argv } from 'node:process';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.avif': 'image/avif',
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
};
const COMPRESSIBLE = new Set(['.css', '.html', '.js', '.json', '.mjs', '.svg', '.txt', '.wasm', '.webmanifest', '.xml']);

/** The bytes of a file, compressed once: pages are asked for hundreds of times in a test run. */
const compressed = new Map();

async function read(path) {
  try {
    return await readFile(path);
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(error.code)) return null;
    throw error;
  }
}

/** The file that answers `path`, which is relative to the site's base; `null` for none. */
async function find(folder, path) {
  const wanted = resolve(folder, normalize(`.${sep}${path}`));
  if (wanted !== folder && !wanted.startsWith(folder + sep)) return null;
  const candidates = extname(wanted) ? [wanted] : [join(wanted, 'index.html'), `${wanted}.html`, join(folder, 'index.html')];
  for (const file of candidates) {
    const bytes = await read(file);
    if (bytes) return { file, bytes };
  }
  return null;
}

/** The headers below `/*` in a site's `_headers` file; none where it has no such file. */
async function commonHeaders(folder) {
  const headers = {};
  let applies = false;
  for (const line of String((await read(join(folder, '_headers'))) ?? '').split('\n')) {
    if (/^\S/.test(line)) applies = line.trim() === '/*';
    const [, name, value] = /^\s+([^:\s]+):\s*(.+)$/.exec(line) ?? [];
    if (applies && name) headers[name.toLowerCase()] = value;
  }
  return headers;
}

function respond(request, response, { file, bytes }, common) {
  const extension = extname(file);
  const headers = {
    ...common,
    'cache-control': extension === '.html' || file.endsWith('manifest.json') ? 'no-cache' : 'max-age=3600',
    'content-type': TYPES[extension] ?? 'application/octet-stream',
  };
  let body = bytes;
  if (COMPRESSIBLE.has(extension) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    const key = createHash('sha256').update(bytes).digest('hex');
    if (!compressed.has(key)) compressed.set(key, gzipSync(bytes));
    body = compressed.get(key);
    headers['content-encoding'] = 'gzip';
    headers.vary = 'accept-encoding';
  }
  response.writeHead(200, { ...headers, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function fail(response, status, text) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}

function serve(port, base, folder) {
  const server = createServer(async (request, response) => {
    try {
      const path = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname);
      if (`${path}/` === base) {
        response.writeHead(308, { location: base });
        response.end();
        return;
      }
      const found = path.startsWith(base) ? await find(folder, path.slice(base.length)) : null;
      if (found) respond(request, response, found, await commonHeaders(folder));
      else fail(response, 404, 'not found');
    } catch (error) {
      fail(response, error instanceof URIError ? 400 : 500, String(error));
    }
  });
  server.on('error', (error) => {
    console.error(`port ${port} cannot be served: ${error.message}`);
    process.exit(1);
  });
  server.listen(Number(port), '127.0.0.1', () => console.log(`${folder} on http://127.0.0.1:${port}${base}`));
}

for (let at = 2; at + 2 < argv.length; at += 3) serve(argv[at], argv[at + 1], resolve(argv[at + 2]));
