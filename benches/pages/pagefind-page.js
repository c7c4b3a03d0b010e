// The smallest page that suggests as one types with Pagefind's own interface: it starts loading at once, and each result
// is shown as soon as its data are there. `data-full` on the list says for which query the list is complete.
const field = document.querySelector('input');
const list = document.querySelector('ul');
let newest = '';
const ready = import('./pagefind/pagefind.js').then(async (pagefind) => {
  await pagefind.init();
  return pagefind;
});

function fill(item, data) {
  const title = document.createElement('a');
  title.href = data.url;
  title.textContent = data.meta.title;
  const excerpt = document.createElement('p');
  // Pagefind gives the excerpt as HTML with marks, escaped but for those.
  excerpt.innerHTML = data.excerpt;
  item.setAttribute('role', 'option');
  item.replaceChildren(title, excerpt);
}

field.addEventListener('input', async () => {
  const query = field.value;
  newest = query;
  const pagefind = await ready;
  if (query !== newest) return;
  const { results } = await pagefind.search(query);
  if (query !== newest) return;
  const items = results.slice(0, 10).map((result) => {
    const item = document.createElement('li');
    return { item, filled: result.data().then((data) => fill(item, data)) };
  });
  list.replaceChildren(...items.map(({ item }) => item));
  await Promise.all(items.map(({ filled }) => filled));
  if (query === newest) list.dataset.full = query;
});
document.documentElement.dataset.usable = '';
