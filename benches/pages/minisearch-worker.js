// MiniSearch with its index as JSON, in a worker. Says `{ ready: true }`, then answers `{ query }` by `{ query, hits }`.
import MiniSearch from './minisearch.js';
import { OPTIONS, SEARCH } from './minisearch-options.js';

let search = null;
let waiting = null;
const answer = (query) => {
  const hits = search.search(query, SEARCH).slice(0, 10);
  postMessage({ query, hits: hits.map(({ id, title }) => ({ id, title })) });
};

onmessage = ({ data }) => {
  // As in Giljabi's worker: of the queries that come before the index does only the newest is answered.
  if (search) answer(data.query);
  else waiting = data.query;
};
const response = await fetch('./index.json');
search = MiniSearch.loadJSON(await response.text(), OPTIONS);
postMessage({ ready: true });
if (waiting !== null) answer(waiting);
