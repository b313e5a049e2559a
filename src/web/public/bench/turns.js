// The turns as they are written: each a speaker, a time and a field of text. Enter begins a new one, by somebody else.
import { sayTime } from './timestamps.js';

/** @param said the words of the page, with where a name or a time stands in braces */
export function createTurns(list, template, { said, speakers, now, onChange, onPlay }) {
  let made = 0;
  const ids = new Set([...list.children].map((row) => row.dataset.turn));
  const partsOf = (row) => ({
    text: row.querySelector('textarea'),
    speaker: row.querySelector('[data-speaker]'),
    time: row.querySelector('[data-time]'),
  });
  const rowOf = (element) => element?.closest('[data-turn]');
  const msOf = (value) => (value === '' || value === undefined ? null : Number(value));

  function grow(text) {
    text.style.height = 'auto';
    text.style.height = `${text.scrollHeight + 2}px`;
  }
  function setTime(row, milliseconds) {
    const { time } = partsOf(row);
    row.dataset.start = milliseconds ?? '';
    time.textContent = milliseconds === null ? '–:–' : sayTime(milliseconds);
    const label =
      milliseconds === null ? said.noTime : said.playFrom.replace('{time}', sayTime(milliseconds));
    time.setAttribute('aria-label', label);
    time.title = label;
  }
  function setSpeaker(row, name) {
    const { speaker, text } = partsOf(row);
    speaker.textContent = name;
    speaker.setAttribute('aria-label', said.changeSpeaker.replace('{speaker}', name));
    text.setAttribute('aria-label', said.turnOf.replace('{speaker}', name));
    row.classList.toggle('bench-turn--first', name === speakers()[0]);
  }
  function newIdHere() {
    do made += 1;
    while (ids.has(`n${made}`));
    ids.add(`n${made}`);
    return `n${made}`;
  }
  function make({ speaker, text, startMs, endMs }) {
    const row = template.content.firstElementChild.cloneNode(true);
    row.dataset.turn = newIdHere();
    row.dataset.end = endMs ?? '';
    partsOf(row).text.value = text;
    setSpeaker(row, speaker);
    setTime(row, startMs);
    return row;
  }
  function focus(row, at) {
    const { text } = partsOf(row);
    grow(text);
    text.focus();
    text.setSelectionRange(at, at);
    row.scrollIntoView({ block: 'nearest' });
  }

  /** Whoever spoke before the one who speaks now; else the next in the list. */
  function otherSpeaker(row) {
    const here = partsOf(row).speaker.textContent;
    for (let at = row.previousElementSibling; at; at = at.previousElementSibling) {
      const name = partsOf(at).speaker.textContent;
      if (name !== here) return name;
    }
    return nextSpeaker(here);
  }
  function nextSpeaker(name) {
    const all = speakers();
    return all[(all.indexOf(name) + 1) % all.length];
  }

  function divide(row) {
    const { text } = partsOf(row);
    const [before, after] = [text.value.slice(0, text.selectionStart), text.value.slice(text.selectionEnd)];
    text.value = before.trimEnd();
    grow(text);
    const rest = { text: after.trimStart(), startMs: now(), endMs: msOf(row.dataset.end) };
    row.dataset.end = '';
    const next = make({ speaker: otherSpeaker(row), ...rest });
    row.after(next);
    focus(next, 0);
    onChange();
  }
  function joinWithBefore(row) {
    const before = row.previousElementSibling;
    if (!before) return;
    const [text, own] = [partsOf(before).text, partsOf(row).text.value];
    const at = text.value.length;
    text.value += own === '' || text.value === '' ? own : ` ${own}`;
    before.dataset.end = row.dataset.end;
    row.remove();
    focus(before, at);
    onChange();
  }

  list.addEventListener('input', (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    grow(event.target);
    // What is first written in a turn is being said now.
    if (row.dataset.start === '' && event.target.value.length === 1) setTime(row, now());
    onChange();
  });
  list.addEventListener('keydown', (event) => {
    const row = rowOf(event.target);
    if (!row || event.target.tagName !== 'TEXTAREA' || event.isComposing) return;
    const { selectionStart, selectionEnd } = event.target;
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      divide(row);
    } else if (event.key === 'Backspace' && selectionStart === 0 && selectionEnd === 0) {
      if (!row.previousElementSibling) return;
      event.preventDefault();
      joinWithBefore(row);
    }
  });
  list.addEventListener('click', (event) => {
    const row = rowOf(event.target);
    if (event.target.closest('[data-speaker]')) changeSpeaker(row);
    else if (event.target.closest('[data-time]') && row.dataset.start !== '')
      onPlay(Number(row.dataset.start));
  });

  const current = () => rowOf(document.activeElement) ?? lastUsed ?? list.lastElementChild;
  let lastUsed = null;
  list.addEventListener('focusin', (event) => {
    lastUsed = rowOf(event.target);
  });
  function changeSpeaker(row) {
    setSpeaker(row, nextSpeaker(partsOf(row).speaker.textContent));
    onChange();
  }
  for (const text of list.querySelectorAll('textarea')) grow(text);

  return {
    read: () =>
      [...list.children].map((row) => ({
        id: row.dataset.turn,
        speaker: partsOf(row).speaker.textContent,
        text: partsOf(row).text.value,
        startMs: msOf(row.dataset.start),
        endMs: msOf(row.dataset.end),
      })),
    newTurn: () => divide(current()),
    changeSpeaker: () => changeSpeaker(current()),
    /** What is said now is said in the turn where the cursor is. */
    timeHere: () => {
      setTime(current(), now());
      onChange();
    },
    /** Shows which turn is heard. */
    showHeard(milliseconds) {
      let heard = null;
      for (const row of list.children) {
        const start = msOf(row.dataset.start);
        if (start !== null && start <= milliseconds) heard = row;
      }
      for (const row of list.querySelectorAll('.is-heard'))
        if (row !== heard) row.classList.remove('is-heard');
      heard?.classList.add('is-heard');
    },
    /** Where the cursor is, or was: after how many characters of which turn. */
    place: () => {
      const row = current();
      return { turn: row.dataset.turn, at: partsOf(row).text.selectionStart };
    },
    /** To where somebody left; where nobody has been, to the beginning. */
    goTo: (turn, at) => {
      const row = [...list.children].find((one) => one.dataset.turn === turn);
      focus(row ?? list.firstElementChild, row ? at : 0);
    },
  };
}
