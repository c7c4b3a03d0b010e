// The smallest page that suggests as one types with MiniSearch in a worker, which starts loading at once. `data-full` on
// the list says for which query the list is complete. MiniSearch keeps no text here, so that hits are titles alone.
const field = document.querySelector('input');
const list = document.querySelector('ul');
const worker = new Worker('./worker.js', { type: 'module' });
let newest = '';

worker.onmessage = ({ data }) => {
  if (data.query !== newest || !newest) return;
  const items = data.hits.map((hit) => {
    const item = document.createElement('li');
    item.setAttribute('role', 'option');
    item.textContent = hit.title;
    return item;
  });
  list.replaceChildren(...items);
  list.dataset.full = data.query;
};
field.addEventListener('input', () => {
  newest = field.value;
  worker.postMessage({ query: newest });
});
document.documentElement.dataset.usable = '';
