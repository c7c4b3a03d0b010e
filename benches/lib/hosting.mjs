// A static host: one folder on one port, compressed as hosts do it, and in front of it, where asked for, a slow line.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Brotli at its best, as one compresses files once to serve them for ever. */
export async function brotli(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return promisify(brotliCompress)(bytes, { params });
}

/** A store of compressed bytes: brotli at its best takes seconds for megabytes, and most files stay the same. */
export class Compressed {
  /** `folder` keeps what was compressed for the next run. */
  constructor(folder) {
    this.folder = folder;
  }

  async of(bytes) {
    await mkdir(this.folder, { recursive: true });
    const file = join(this.folder, createHash('sha256').update(bytes).digest('hex'));
    if (!existsSync(file)) await writeFile(file, await brotli(bytes));
    return readFile(file);
  }
}

/**
 * Serves a folder on a free port of 127.0.0.1; `extra` is served under `/bench/`. Files of the types above are
 * compressed if that makes them smaller; others, such as `.bin` and Pagefind's own (compressed within), go as they are:
 * large static hosts compress no `application/octet-stream`. Returns `{ origin, port, close }`.
 */
export async function host(folder, extra, compressed) {
  const memory = new Map();
  const load = async (path) => {
    const [base, inner] = path.startsWith('/bench/') ? [extra, path.slice('/bench/'.length)] : [folder, path.slice(1)];
    // A folder is its `index.html`, and what is not there is the page of the app, as hosts are told to answer.
    const names = inner === '' || inner.endsWith('/') ? [`${inner}index.html`] : [inner, ...(extname(inner) ? [] : ['index.html'])];
    let [file, bytes] = ['', null];
    for (const name of names) {
      file = resolve(base, name);
      if (!file.startsWith(resolve(base) + sep)) return null;
      bytes ??= await readFile(file).catch(() => null);
      if (bytes) break;
    }
    if (!bytes) return null;
    const type = TYPES[extname(file)];
    const squeezed = type ? await compressed.of(bytes) : bytes;
    return { type: type ?? 'application/octet-stream', bytes, squeezed: squeezed.length < bytes.length ? squeezed : null };
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname);
    if (!memory.has(path)) memory.set(path, load(path));
    const found = await memory.get(path);
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    const squeeze = found.squeezed && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    const body = squeeze ? found.squeezed : found.bytes;
    response.writeHead(200, {
      'content-type': found.type,
      'content-length': body.length,
      'cache-control': 'max-age=3600',
      // A page of its own, which lets the browser's clock be exact to some microseconds.
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      ...(squeeze ? { 'content-encoding': 'br', vary: 'accept-encoding' } : {}),
    });
    response.end(body);
  });
  // Hosts keep connections open far longer than Node's five seconds.
  server.keepAliveTimeout = 75_000;
  await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const { port } = server.address();
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
