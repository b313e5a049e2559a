// Draws turns: the marks in the text, the bars beside it, and the lines of codes. What is drawn where is worked out by
// the same file that the server draws the page by.
import { viewOfTurn } from './turn-view.js';

const laneRem = 0.45;
const mostLanes = 12;

/** Reads a page's turns and codings, and draws them anew when they change. */
export function createPainting(list) {
  const turns = [...list.children].map((row) => ({
    row,
    text: row.querySelector('.turn__text'),
    start: Number(row.dataset.start),
    end: Number(row.dataset.end),
  }));
  // The turns' texts, a line break between them, are the text.
  const text = turns.map((turn) => turn.text.textContent).join('\n');
  const codings = new Map();
  for (const line of list.querySelectorAll('[data-coding]')) {
    const {
      coding: id,
      code: codeId,
      before,
      says,
      by: byName,
      passages: passagesText,
      status,
    } = line.dataset;
    const isOwn = line.querySelector('.coded__by').hidden;
    const memo = line.querySelector('[data-memo]').textContent;
    const [start, end] = [Number(line.dataset.start), Number(line.dataset.end)];
    const words = line.querySelector('.coded__words').textContent;
    const test = before && { couldBeWrittenBefore: before === 'yes', saysWhatWasSaid: says === 'yes' };
    const quote = text.slice(start, end);
    codings.set(id, {
      id,
      codeId,
      start,
      end,
      words,
      quote,
      test,
      byName,
      passagesText,
      status,
      isOwn,
      memo,
      line,
    });
  }
  const own = list.dataset.ownOnly === undefined ? '' : 'own=1&';
  const lineTemplate = document.getElementById('coded-line').content.firstElementChild;

  const turnAt = (place) => turns.findLast(({ start }) => start <= place) ?? turns[0];
  const touching = ({ start, end }) => turns.filter((turn) => start < turn.end && end > turn.start);

  function paint(turn) {
    const { pieces, bars, lanes } = viewOfTurn(turn, [...codings.values()]);
    turn.text.replaceChildren(
      ...pieces.map(({ start, end, ids }) => {
        const said = text.slice(start, end);
        if (ids.length === 0) return said;
        const mark = document.createElement('mark');
        mark.dataset.over = Math.min(ids.length, 4);
        mark.dataset.ids = ids.join(' ');
        if (ids.includes('pending')) mark.dataset.pending = '';
        mark.textContent = said;
        return mark;
      }),
    );
    const margin = turn.row.querySelector('.turn__bars');
    margin.style.inlineSize = `${Math.min(lanes, mostLanes) * laneRem}rem`;
    margin.replaceChildren(
      ...bars.map(({ id, lane, top, height }) => {
        const bar = document.createElement('span');
        bar.dataset.id = id;
        bar.style.insetInlineStart = `${lane * laneRem}rem`;
        bar.style.insetBlockStart = `${top * 100}%`;
        bar.style.blockSize = `${height * 100}%`;
        return bar;
      }),
    );
  }

  /** Puts a coding's line among those of the turn it begins in, where it belongs by its place. */
  function putLine(coding) {
    const lines = turnAt(coding.start).row.querySelector('.turn__codes');
    const next = [...lines.children].find((line) => Number(line.dataset.start) > coding.start);
    lines.insertBefore(coding.line, next ?? null);
  }

  function fillLine({ line, id, codeId, words, start, end, status, statusText, hints, byName, isOwn, memo }) {
    line.id = `coding-${id}`;
    Object.assign(line.dataset, { coding: id, code: codeId, start, end, status: status ?? 'untested' });
    const link = line.querySelector('.coded__words');
    link.id = `words-${id}`;
    link.textContent = words;
    link.href = `${location.pathname}?${own}coding=${id}#coding-${id}`;
    const by = line.querySelector('.coded__by');
    by.textContent = byName ?? '';
    by.hidden = isOwn ?? true;
    const note = line.querySelector('[data-memo]');
    if (note.textContent !== (memo ?? '')) note.textContent = memo ?? '';
    note.parentElement.hidden = !memo;
    // What the server has not said yet of a new code is not said; of one that was there, it stands.
    if (statusText !== undefined) line.querySelector('.coded__status').textContent = statusText;
    if (hints === undefined) return;
    line.querySelector('.coded__hints').replaceChildren(
      ...hints.map((hint) => {
        const item = document.createElement('li');
        item.textContent = hint;
        return item;
      }),
    );
  }

  return {
    list,
    text,
    turns,
    codings,
    turnAt,
    /** Shows a coding, new or changed. */
    put(given) {
      const had = codings.get(given.id);
      const line = had?.line ?? lineTemplate.cloneNode(true);
      const coding = { ...had, ...given, line };
      codings.set(given.id, coding);
      fillLine(coding);
      if (!had) putLine(coding);
      if (!had || had.start !== coding.start || had.end !== coding.end) touching(coding).forEach(paint);
      return coding;
    },
    remove(id) {
      const coding = codings.get(id);
      if (!coding) return;
      codings.delete(id);
      coding.line?.remove();
      touching(coding).forEach(paint);
    },
    /** Shows what is about to be coded, or no longer. */
    setPending(passage) {
      const had = codings.get('pending');
      codings.delete('pending');
      if (passage) codings.set('pending', { id: 'pending', ...passage });
      for (const one of [had, passage]) if (one) touching(one).forEach(paint);
    },
  };
}
