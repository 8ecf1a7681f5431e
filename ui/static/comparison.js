'use strict';

// Narrows the list of documents while one types, and keeps the choice within what can be shown.
// Without this script the search button and the server do the same.
(() => {
  const list = document.querySelector('.fw-vg-lijst');
  if (!list) return;
  const search = document.getElementById('zoek');
  const count = document.getElementById('keuze-telling');
  const none = document.getElementById('geen-treffer');
  const most = Number(count.dataset.most);
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const items = [...list.querySelectorAll('li')].map((item) => ({
    item,
    box: item.querySelector('input'),
    words: fold(item.textContent),
  }));

  const narrow = () => {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { item, box, words } of items) {
      item.hidden = !box.checked && !wanted.every((word) => words.includes(word));
      shown += item.hidden ? 0 : 1;
    }
    none.hidden = shown > 0;
  };

  const bound = () => {
    const chosen = items.filter(({ box }) => box.checked).length;
    for (const { box } of items) box.disabled = !box.checked && chosen >= most;
    count.textContent = count.dataset.text.replace('{count}', chosen).replace('{most}', most);
  };

  search.addEventListener('input', narrow);
  // A list that the server has not narrowed holds all there is: typing is enough to search it.
  if (!search.defaultValue) {
    document.querySelector('.fw-vg-zoekknop').hidden = true;
    search.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault();
    });
  }
  list.addEventListener('change', bound);
  bound();
})();
