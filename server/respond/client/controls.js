// What script adds to single controls: digits on scales, a list that is ranked by hand, characters counted.
import { all, find, say } from './page.js';
import { touched } from './saving.js';

/** Dresses the controls of a page that has just come. */
export const dress = () => {
  all('[data-rank]').forEach(dressRanking);
  for (const field of all('[data-max],textarea')) measure(field);
};

/** "None of these" and any other choice untick each other. */
export const unpair = target => {
  if (target.type !== 'checkbox' || !target.checked) return;
  for (const other of all(`[name="${target.name}"]`))
    if (other !== target && ('alone' in target.dataset || 'alone' in other.dataset)) other.checked = false;
};

let last = {};

/** A digit chooses on the scale in focus, or on the only one; `1` and soon after `0` is 10. */
export const chooseByDigit = event => {
  const { key, target, timeStamp } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[\d\u0660-\u0669\u06f0-\u06f9]$/.test(key)) return;
  if (target.matches('select,textarea,input:not([type=radio],[type=checkbox])')) return;
  const scales = all('[data-scale]');
  const scale = target.closest('[data-scale]') || (!scales[1] && scales[0]);
  if (!scale) return;
  // The last four bits of a digit are its value, Arabic-Indic and Persian ones included.
  const digit = key.charCodeAt(0) & 15;
  const point = value => scale.querySelector(`[value="${value}"]`);
  const radio =
    (last.scale === scale && timeStamp - last.timeStamp < 700 && point(`${last.digit}${digit}`)) ||
    point(digit);
  last = { scale, digit, timeStamp };
  if (!radio) return;
  event.preventDefault();
  radio.checked = true;
  radio.focus();
  touched();
};

const selectIn = item => find('select', item);

const dressRanking = list => {
  const items = [...list.children];
  for (const item of items) {
    const select = selectIn(item);
    const label = find('span', item);
    const button = '<button type="button" class="move">';
    label.outerHTML = `<b class="grip"></b><span>${label.innerHTML}</span>${button}↑</button>${button}↓</button>`;
    all('button', item).forEach((one, isDown) => {
      one.setAttribute('aria-label', isDown ? item.dataset.down : item.dataset.up);
    });
    // The list of faults leads to it.
    find('button', item).id = select.id;
    select.id = '';
    select.hidden = true;
  }
  const rankOf = item => selectIn(item).value || 99;
  list.append(...items.sort((a, b) => rankOf(a) - rankOf(b)));
  number(items);
};

const number = items => {
  for (const item of items) find('.grip', item).textContent = selectIn(item).value || '–';
};

/** Gives every choice the place where it stands: the first move says that the whole order is meant. */
const ranked = item => {
  const list = item.parentNode;
  const items = [...list.children];
  items.forEach((one, index) => {
    selectIn(one).value = index + 1;
  });
  number(items);
  const filled = {
    choice: find('span', item).textContent,
    place: selectIn(item).value,
    places: items.length,
  };
  say(list.dataset.moved.replace(/{(\w+)}/g, (_, name) => filled[name]));
  touched();
};

/** One place up or down. The neighbour moves, so that the item keeps focus and pointer. */
const shift = (item, isUp) => {
  if (isUp) item.after(item.previousElementSibling ?? '');
  else item.before(item.nextElementSibling ?? '');
};

export const move = button => {
  const item = button.closest('li');
  shift(item, button === find('.move', item));
  ranked(item);
};

/** Takes hold of a choice: the mouse anywhere on it, a finger on its number; elsewhere that scrolls. */
export const grab = event => {
  const { target, pointerType, pointerId } = event;
  const item = target.closest('[data-rank]>li');
  if (!item || event.button) return;
  if (!target.matches(pointerType === 'mouse' ? 'li,li>:not(button)' : '.grip')) return;
  event.preventDefault();
  item.setPointerCapture(pointerId);
  item.dataset.drag = '';
};

/** The neighbours make room as the pointer passes their middles. */
export const drag = ({ clientY }) => {
  const item = find('[data-drag]');
  const below = neighbour => {
    const { top, height } = neighbour?.getBoundingClientRect() ?? {};
    return clientY - top - height / 2;
  };
  if (below(item?.previousElementSibling) < 0) shift(item, true);
  else if (below(item?.nextElementSibling) > 0) shift(item);
};

export const letGo = () => {
  const item = find('[data-drag]');
  if (!item) return;
  delete item.dataset.drag;
  ranked(item);
};

let speaker = 0;

/** Counts the characters of a field with a limit, aloud only near it and once typing pauses; lets a long text grow. */
export const measure = (field, isTyped) => {
  if (field.rows && field.scrollHeight > field.clientHeight)
    field.style.height = `${field.scrollHeight + 2}px`;
  const note = field.dataset.max && find(`#c-${field.name}`);
  if (!note) return;
  const left = field.dataset.max - field.value.trim().length;
  note.classList.toggle('over', left < 0);
  const forms = JSON.parse(left < 0 ? note.dataset.over : note.dataset.left);
  const count = Math.abs(left);
  const form = forms[new Intl.PluralRules(document.documentElement.lang).select(count)];
  note.textContent = (form ?? forms.other).replace('{count}', count);
  clearTimeout(speaker);
  if (isTyped && left <= 20) speaker = setTimeout(() => say(note.textContent), 1e3);
};
