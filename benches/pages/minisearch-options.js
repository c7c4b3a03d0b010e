// MiniSearch as its documentation sets it up for a search that forgives: titles count more, words may be unfinished or
// misspelled. The same options index and search.
export const OPTIONS = { fields: ['title', 'keywords', 'headings', 'text'], storeFields: ['title'] };
export const SEARCH = { boost: { title: 3, keywords: 2, headings: 1.5 }, prefix: true, fuzzy: 0.2 };
