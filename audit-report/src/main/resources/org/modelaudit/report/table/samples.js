'use strict';
// Shows the rows that stand in the page as data, a page of them at a time, so that thousands cost no more than a hundred.
// Everything is set as text and nothing as markup.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const body = document.querySelector('tbody');
  const heads = [...document.querySelectorAll('thead th')];
  const nav = document.querySelector('nav');
  const [first, previous, next, last] = nav.querySelectorAll('button');
  const search = nav.querySelector('input');
  const where = nav.querySelector('output');
  const size = data.size;
  let rows = data.rows;
  let page = 0;
  let sorted = -1;
  let down = false;

  const cell = (tag, text, style) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (style) made.className = style;
    return made;
  };

  const show = () => {
    const pages = Math.max(1, Math.ceil(rows.length / size));
    page = Math.min(Math.max(page, 0), pages - 1);
    const from = page * size;
    const shown = rows.slice(from, from + size);
    body.replaceChildren(...shown.map(row => {
      const line = document.createElement('tr');
      row.forEach((text, i) => {
        const made = cell(i ? 'td' : 'th', text, data.numbers[i] ? 'number' : i === data.right && text === 'no' ? 'wrong' : '');
        if (!i) made.scope = 'row';
        line.append(made);
      });
      return line;
    }));
    where.textContent = rows.length
      ? `${from + 1} to ${from + shown.length} of ${rows.length}`
      : 'none has that in its line';
    first.disabled = previous.disabled = page === 0;
    next.disabled = last.disabled = page === pages - 1;
  };

  const compare = i => (a, b) => {
    const [x, y] = [a[i], b[i]];
    if (x === '' || y === '') return (x === '') - (y === '');
    const order = data.numbers[i] ? parseFloat(x) - parseFloat(y) : x < y ? -1 : x > y ? 1 : 0;
    return down ? -order : order;
  };

  const arrange = () => {
    const wanted = search.value.toLowerCase();
    rows = data.rows.filter(row => !wanted || row.some(text => text.toLowerCase().includes(wanted)));
    if (sorted >= 0) rows.sort(compare(sorted));
    page = 0;
    show();
  };

  heads.forEach((head, i) => {
    const button = cell('button', head.textContent);
    button.type = 'button';
    button.addEventListener('click', () => {
      down = sorted === i && !down;
      sorted = i;
      heads.forEach(other => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      arrange();
    });
    head.replaceChildren(button);
  });
  first.addEventListener('click', () => { page = 0; show(); });
  previous.addEventListener('click', () => { page--; show(); });
  next.addEventListener('click', () => { page++; show(); });
  last.addEventListener('click', () => { page = Infinity; show(); });
  search.addEventListener('input', arrange);
  nav.hidden = false;
  document.getElementById('rest').remove();
  show();
})();
