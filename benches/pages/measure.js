// Asks an engine one query after the other, as its users reach it: Giljabi's worker by messages, MiniSearch in a worker
// by messages, Pagefind by its interface in the page (it has a worker of its own). Nothing is drawn.
// Each opener returns a function that takes a query and promises the names of its first ten hits.

const openers = {
  /** `site` has the addresses of the worker's script and of the index. */
  async giljabi(site) {
    const worker = new Worker(site.worker);
    const waiting = new Map();
    /** The next reply of a type; others are not meant for us. */
    const next = (type) => new Promise((resolve, reject) => waiting.set(type, { resolve, reject }));
    const fail = (reason) => waiting.forEach(({ reject }) => reject(new Error(reason)));
    worker.onmessage = ({ data }) => {
      // `"ready"`, or `{ "found": … }`.
      const reply = JSON.parse(data);
      const [[type, inner]] = typeof reply === 'string' ? [[reply, null]] : Object.entries(reply);
      if (type === 'failed') fail(data);
      else waiting.get(type)?.resolve(inner);
    };
    worker.onerror = (event) => fail(event.message);
    const send = (message) => worker.postMessage(JSON.stringify(message));
    await next('started');
    waiting.delete('started');
    send({ open: { url: new URL(site.index, location.origin).href } });
    await next('ready');
    waiting.delete('ready');
    let id = 0;
    return async (query) => {
      id += 1;
      const found = next('found');
      send({ search: { id, request: { query, limit: 10 } } });
      return (await found).reply.hits.map((hit) => `${hit.kind}/${hit.id}`);
    };
  },

  async pagefind() {
    const pagefind = await import('/pagefind/pagefind.js');
    await pagefind.init();
    return async (query) => {
      const { results } = await pagefind.search(query);
      // Only a result's data say which page it is, what it is called and where it matched.
      const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return shown.map((data) => data.url.split('/').pop().replace('.html', ''));
    };
  },

  async minisearch() {
    const worker = new Worker('/worker.js', { type: 'module' });
    let settle;
    const next = () => new Promise((resolve) => (settle = resolve));
    worker.onmessage = ({ data }) => settle(data);
    await next();
    return async (query) => {
      const answer = next();
      worker.postMessage({ query });
      return (await answer).hits.map((hit) => hit.id);
    };
  },
};

/** Opens an engine, asks all queries once, then `rounds` times with a clock. Returns the hits and the milliseconds. */
globalThis.measure = async ({ engine, site, queries, rounds }) => {
  const begun = performance.now();
  const ask = await openers[engine](site);
  const opened = performance.now() - begun;
  const hits = [];
  for (const query of queries) hits.push(await ask(query));
  const milliseconds = [];
  for (let round = 0; round < rounds; round += 1) {
    const times = [];
    for (const query of queries) {
      const start = performance.now();
      await ask(query);
      times.push(performance.now() - start);
    }
    milliseconds.push(times);
  }
  return { opened, hits, milliseconds };
};
