// The texts of the sorting page: which are chosen, which words are marked, and the codes that stand on them. What is
// marked in a text is worked out by the same file that the server draws the page by.
import { moveByWord, select } from '/coding/marking.js';
import { segmentsOf } from '/coding/segments.js';

/** @param onChange told when what is chosen or marked has changed */
export function createRows(list, { onChange }) {
  const all = [...list.querySelectorAll('[data-row]')];
  const byKey = new Map(all.map((row) => [row.dataset.row, row]));
  const template = document.getElementById('answer-code').content.firstElementChild;
  const textOf = (row) => row.querySelector('[data-text]');
  const tickOf = (row) => row.querySelector('input[type="checkbox"]');
  let current = all[0];
  let passage = null;

  for (const row of all) {
    row.tabIndex = row === current ? 0 : -1;
    row.setAttribute('aria-labelledby', textOf(row).id);
    row.setAttribute('aria-describedby', 'answers-keys');
    row.addEventListener('focusin', () => setCurrent(row));
    tickOf(row).tabIndex = -1;
  }
  list.addEventListener('change', onChange);
  // Words are marked in it, so that a click on it only goes to the row, and ticks nothing.
  list.addEventListener('click', (event) => {
    const text = event.target.closest('[data-text]');
    if (!text) return;
    event.preventDefault();
    if (getSelection().isCollapsed) text.closest('[data-row]').focus();
  });
  document.addEventListener('selectionchange', look);

  /** Looks at what is marked. The browser tells of it late, on a busy machine after the next key: whoever needs it looks. */
  function look() {
    const marked = markedIn(getSelection());
    // To go to the field where the code is written lets go of the selection, and not of what was marked.
    if (marked === undefined) return;
    passage = marked;
    onChange();
  }

  /** The words that are marked; null when a place in a text is, without words; undefined when it is elsewhere. */
  function markedIn(selection) {
    if (selection.rangeCount === 0) return undefined;
    const range = selection.getRangeAt(0);
    const node = range.startContainer;
    const text = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.('[data-text]');
    if (!text || !list.contains(text)) return undefined;
    if (range.collapsed) return null;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    const whole = text.textContent;
    const end = Math.min(whole.length, start + range.toString().length);
    const quote = whole.slice(start, end).trim();
    return quote === '' ? null : { row: text.closest('[data-row]'), start, end, quote };
  }

  function setCurrent(row) {
    current.tabIndex = -1;
    current = row;
    row.tabIndex = 0;
  }

  function focus(row = current) {
    setCurrent(row);
    row.focus();
    row.scrollIntoView({ block: 'nearest' });
  }

  const ticked = () => all.filter((row) => tickOf(row).checked);

  function paint(row, codes) {
    const text = textOf(row);
    const whole = text.textContent;
    const marks = codes.flatMap(({ codeId, marked }) => (marked ? [{ id: codeId, ...marked }] : []));
    text.replaceChildren(
      ...segmentsOf({ start: 0, end: whole.length }, marks).map(({ start, end, ids }) => {
        const said = whole.slice(start, end);
        if (ids.length === 0) return said;
        const mark = document.createElement('mark');
        mark.dataset.over = Math.min(4, ids.length);
        mark.textContent = said;
        return mark;
      }),
    );
    return whole;
  }

  function itemOf({ words, codingIds, texts, marked, isExample }, size, whole) {
    const item = template.cloneNode(true);
    const [example, remove] = item.querySelectorAll('button');
    item.querySelector('.answer-code__words').textContent = words;
    const quote = marked ? `«${whole.slice(marked.start, marked.end)}»` : '';
    const part = texts < size ? `${texts}/${size}` : '';
    item.querySelector('[data-part]').textContent = [part, quote].filter((one) => one !== '').join(' ');
    item.toggleAttribute('data-example', isExample);
    example.name = isExample ? 'noExample' : 'example';
    example.ariaPressed = String(isExample);
    example.value = codingIds[0] ?? '';
    remove.value = codingIds.join(' ');
    return item;
  }

  return {
    ticked,
    focus,
    /** What a code is put on: the row that words are marked in, else those that are ticked, else the one one is at. */
    chosen() {
      look();
      return passage ? [passage.row] : ticked().length > 0 ? ticked() : [current];
    },
    marked: () => passage,
    /** By the keys that mark words in an interview: right and left take the next word, with Shift one more or one less. */
    markByWord(row, key, isExtending) {
      const text = textOf(row);
      const turn = { text, start: 0, end: text.textContent.length };
      moveByWord({ text: text.textContent, turns: [turn] }, turn, key, isExtending);
      look();
    },
    unmark() {
      passage = null;
      getSelection().removeAllRanges();
      onChange();
    },
    tick(row) {
      tickOf(row).checked = !tickOf(row).checked;
      onChange();
    },
    tickAll(isTicked) {
      for (const row of all) tickOf(row).checked = isTicked;
      onChange();
    },
    move(row, by) {
      const next = all[all.indexOf(row) + by];
      if (next) focus(next);
    },
    /** On to the text after those that were just coded; after words were marked, one stays: there may be more in it. */
    goOn(rows) {
      const stays = passage !== null;
      passage = null;
      getSelection().removeAllRanges();
      for (const row of all) tickOf(row).checked = false;
      onChange();
      const last = rows.at(-1);
      focus(stays ? last : (all[all.indexOf(last) + 1] ?? last));
    },
    /** Stands there at once; what the server says takes its place. */
    addWaiting(row, words) {
      const item = itemOf({ words, codingIds: [], texts: 1, marked: null, isExample: false }, 1, '');
      item.dataset.waiting = '';
      row.querySelector('[data-codes]').append(item);
    },
    put({ key, codes, texts }) {
      const row = byKey.get(key);
      if (!row) return;
      const isMarkedHere = passage?.row === row && textOf(row).contains(getSelection().anchorNode);
      const whole = paint(row, codes);
      // The text is drawn anew under what somebody has just marked in it.
      if (isMarkedHere) select({ text: textOf(row), start: 0 }, passage);
      row.querySelector('[data-codes]').replaceChildren(...codes.map((code) => itemOf(code, texts, whole)));
    },
  };
}
