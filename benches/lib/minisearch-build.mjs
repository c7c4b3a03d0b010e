// Builds MiniSearch's index: `node minisearch-build.mjs DOCUMENTS.json INDEX.json`. A program of its own, so that its
// time is counted like that of the other engines' commands.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import MiniSearch from 'minisearch';
import { OPTIONS } from '../pages/minisearch-options.js';

const [, , documents, index] = argv;
const search = new MiniSearch(OPTIONS);
search.addAll(JSON.parse(readFileSync(documents, 'utf8')));
writeFileSync(index, JSON.stringify(search));
