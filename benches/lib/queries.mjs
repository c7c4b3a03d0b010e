// The sample of queries: titles as people would type them, well and badly, chosen by a fixed seed, and questions that
// people wrote, from the folder `queries`. Each query knows the pages that answer it.
import { readFile } from 'node:fs/promises';
import { choseong, endsInConsonant, halfTyped, isSyllable, typedInEnglishMode, typedInHangulMode, withOneJamoWrong } from './hangul.mjs';
import { generator, pick, shuffled } from './random.mjs';

export const SEED = 20261121;

const words = (text) => text.split(/\s+/).filter(Boolean);
const bare = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const hangulIn = (text) => [...text].filter(isSyllable).length;
const clean = (text) => text.replace(/[^\p{L}\p{N}\s]+/gu, ' ').replace(/\s+/g, ' ').trim();

/** What people may do to a title. Each returns the query, or `null` where the title does not lend itself to it. */
const VARIANTS = {
  'whole title': (title) => title,
  'spaces removed': (title) => (words(title).length > 1 ? words(title).join('') : null),
  'a space added': (title, random) => {
    const places = [...title].map((_, at) => at).filter((at) => isSyllable(title[at - 1] ?? ' ') && isSyllable(title[at] ?? ' '));
    if (places.length === 0) return null;
    const at = pick(random, places);
    return `${title.slice(0, at)} ${title.slice(at)}`;
  },
  'particles added': (title, random) => {
    const added = words(clean(title)).map((word) => {
      // Only what looks like a bare noun: nobody writes a particle after a particle or an ending.
      if (hangulIn(word) < 2 || !isSyllable(word.at(-1)) || /[은는이가을를의에로와과도서만요다까면고지하]$/u.test(word)) return word;
      return word + pick(random, endsInConsonant(word) ? ['은', '이', '을', '과', '으로', '에서'] : ['는', '가', '를', '와', '로', '에서']);
    });
    const text = added.join(' ');
    return text === clean(title) ? null : text;
  },
  'one jamo wrong': (title, random) => withOneJamoWrong(title, random),
  'half typed': (title) => halfTyped(clean(title)),
  'wrong layout': (title) => {
    if (hangulIn(title) >= 2) return typedInEnglishMode(clean(title));
    return /[a-z]{3}/i.test(title) ? typedInHangulMode(clean(title)) : null;
  },
  'choseong of two words': (title) => {
    const first = words(clean(title)).slice(0, 2);
    return first.length === 2 && hangulIn(first.join('')) >= 3 ? choseong(first.join(' ')) : null;
  },
};

/**
 * The queries for some pages: `{ kind, query, relevant }`, `relevant` being a set of page keys; at most `count` of each
 * kind. `questions` is a file of lines `{"query": …, "relevant": ["kind/id", …]}`; it may be missing or `null`.
 */
export async function sample(pages, count, questions, seed = SEED) {
  const random = generator(seed);
  const queries = [];
  // A query of one word is answered by any page whose title holds it.
  const titleWords = [...new Set(pages.flatMap((page) => words(clean(page.title))).filter((word) => hangulIn(word) >= 2))];
  for (const word of shuffled(random, titleWords).slice(0, count)) {
    const relevant = pages.filter((page) => bare(page.title).includes(bare(word))).map((page) => page.key);
    queries.push({ kind: 'one word', query: word, relevant: new Set(relevant) });
  }
  for (const [kind, change] of Object.entries(VARIANTS)) {
    let taken = 0;
    for (const page of shuffled(random, pages)) {
      if (taken === count) break;
      const query = hangulIn(page.title) >= 2 || kind === 'wrong layout' ? change(page.title, random) : null;
      if (!query) continue;
      queries.push({ kind, query, relevant: new Set(answers(pages, page, kind).map((answer) => answer.key)) });
      taken += 1;
    }
  }
  if (questions === null) return queries;
  const written = await readFile(questions, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = written.split('\n').filter((line) => line.trim() !== '');
  for (const line of lines) {
    const { query, relevant } = JSON.parse(line);
    const keys = pages.filter((page) => relevant.includes(page.id)).map((page) => page.key);
    if (keys.length === 0) throw new Error(`${questions}: no page is named ${relevant.join(' or ')}`);
    queries.push({ kind: 'question', query, relevant: new Set(keys) });
  }
  return queries;
}

/** The pages that a variant of a page's title means: those of the same title, or beginning with the same two words. */
function answers(pages, page, kind) {
  const key = (title) => (kind === 'choseong of two words' ? choseong(words(clean(title)).slice(0, 2).join('')) : bare(title));
  const wanted = key(page.title);
  return pages.filter((other) => key(other.title) === wanted);
}

/** Words that stand in many titles and that nobody would search for. */
const EMPTY_WORDS = new Set('또는 대한 위한 통해 관련 하나요 그런가요 무엇을 무엇인가요 어떻게 없음 있는 수'.split(' '));

/**
 * Words to type on a cold cache: those that stand, parted by spaces, in most titles, so that every engine has ten
 * results to show.
 */
export function commonWords(pages, count) {
  const seen = new Map();
  for (const page of pages) {
    for (const word of new Set(words(clean(page.title)))) {
      if (hangulIn(word) >= 2 && hangulIn(word) === word.length && !EMPTY_WORDS.has(word)) seen.set(word, (seen.get(word) ?? 0) + 1);
    }
  }
  return [...seen].sort(([one, often], [other, oftener]) => oftener - often || (one < other ? -1 : 1)).slice(0, count).map(([word]) => word);
}
