// The sorting page, live: chosen texts get a code at once, by keyboard, mouse or finger, while the server is told. Without
// this script the same is done by the form of the page.
import { createLive, showOthers } from '/coding/live.js';
import { createQueue, newId } from '/coding/queue.js';
import { createStanding } from '/coding/standing.js';
import { createRows } from './rows.js';

const form = document.querySelector('[data-answers]');
if (form?.querySelector('[data-rows]')) start();

function start() {
  const said = form.dataset;
  const words = form.querySelector('[data-words]');
  const known = form.querySelector('[data-known]');
  const saved = form.querySelector('[data-saved-line]');
  const about = form.querySelector('[data-about]');
  const undoButton = form.querySelector('[data-undo-button]');
  const rows = createRows(form.querySelector('[data-rows]'), { onChange: tellChosen });
  const own = [];
  let lastOwn = said.undo || null;
  let isRefused = false;
  form.querySelector('[data-all]').hidden = false;

  const say = (text, isWrong = false) => {
    saved.textContent = text;
    saved.classList.toggle('coding-saved--wrong', isWrong);
  };
  const queue = createQueue({
    address: said.steps,
    since: Number(said.number),
    onState: (state) => {
      if (isRefused) return;
      const texts = { saved: said.saidSaved, saving: said.saidSaving, unsaved: said.saidUnsaved };
      say(texts[state] ?? said.saidSignedOut, state === 'unsaved' || state === 'signedOut');
    },
    onAside: (aside) => standing.showAside(aside.map(({ step }) => step.words ?? '')),
    onAnswer: (answer) => {
      // Of others than this page shows: put here, it would be wrong.
      if (answer.isOwnOnly === 'ownOnly' in said) for (const row of answer.rows) rows.put(row);
      else standing.showStale();
      lastOwn = answer.lastOwn;
      undoButton.hidden = lastOwn === null;
      isRefused = answer.refused.length > 0;
      for (const { text } of answer.refused) say(text, true);
      showProgress(answer.sorted);
      offer(answer.codes);
    },
  });

  const standing = createStanding(document.querySelector('[data-standing]'), {
    onAgain: () => queue.again(),
  });
  createLive({
    address: standing.live,
    at: null,
    number: Number(said.number),
    onOthers: (others) => showOthers(standing.others, others),
    onNumber: () => queue.ask(),
  });

  function code(codeWords) {
    const written = codeWords.replaceAll(/\s+/gu, ' ').trim();
    const chosen = rows.chosen();
    if (chosen.length === 0) return say(said.saidNone, true);
    if (written === '') return words.focus();
    const marked = rows.marked();
    isRefused = false;
    for (const row of chosen) rows.addWaiting(row, written);
    own.push(
      queue.add({
        kind: 'textsCoded',
        codeId: newId(),
        words: written,
        texts: chosen.map((row) => row.dataset.row),
        marked: marked && { start: marked.start, end: marked.end },
      }),
    );
    undoButton.hidden = false;
    words.value = '';
    rows.goOn(chosen);
  }

  function undo() {
    const eventId = own.pop() ?? lastOwn;
    if (!eventId) return;
    lastOwn = null;
    isRefused = false;
    queue.add({ kind: 'batchTakenBack', eventId });
  }

  function tellChosen() {
    const marked = rows.marked();
    const count = rows.ticked().length;
    about.textContent = marked
      ? said.saidMarked.replace('{words}', marked.quote)
      : count > 0
        ? said.saidChosen.replace('{count}', count)
        : '';
  }

  function showProgress(sorted) {
    const line = document.querySelector('.answers-progress');
    const bar = line.querySelector('progress');
    line.firstChild.textContent = `${said.saidProgress.replace('{sorted}', sorted)} `;
    bar.value = sorted;
  }

  /** The codes there are, for the buttons and for what the browser offers as one writes. */
  function offer(codes) {
    known.replaceChildren(
      ...codes.map(({ codeId, words: text }, at) => {
        const button = document.createElement('button');
        button.type = 'submit';
        button.name = 'known';
        button.value = codeId;
        button.dataset.knownWords = text;
        if (at < 9) {
          const key = document.createElement('small');
          key.textContent = at + 1;
          button.append(key);
        }
        button.append(text);
        const item = document.createElement('li');
        item.append(button);
        return item;
      }),
    );
    const list = document.getElementById('known-codes');
    const there = new Set([...list.options].map(({ value }) => value));
    for (const { words: text } of codes) if (!there.has(text)) list.append(new Option('', text));
  }

  form.addEventListener('submit', (event) => {
    const button = event.submitter;
    event.preventDefault();
    if (button?.value === 'undo') return undo();
    if (button?.name === 'known') return code(button.dataset.knownWords);
    if (button?.name === 'remove') {
      const step = { kind: 'codingsRemoved', codingIds: button.value.split(' ') };
      const row = button.closest('[data-row]');
      button.closest('.answer-code').remove();
      row.focus();
      return own.push(queue.add(step));
    }
    if (button?.name === 'example' || button?.name === 'noExample') {
      const isExample = button.name === 'example';
      return own.push(queue.add({ kind: 'codingChosen', codingId: button.value, isExample }));
    }
    code(words.value);
  });
  // A button that takes the focus would take the marked words away.
  form.addEventListener('pointerdown', (event) => {
    if (event.target.closest('[data-known] button')) event.preventDefault();
  });
  form.querySelector('[data-choose-all]').addEventListener('change', (event) => {
    rows.tickAll(event.target.checked);
  });

  form.addEventListener('keydown', (event) => {
    if (event.target === words && event.key === 'Escape') {
      rows.unmark();
      rows.focus();
      return event.preventDefault();
    }
    const row = event.target.closest('[data-row]');
    if (!row || event.target !== row || event.ctrlKey || event.metaKey || event.altKey) return;
    const nth = /^[1-9]$/.test(event.key) && known.querySelectorAll('button')[Number(event.key) - 1];
    if (nth) code(nth.dataset.knownWords);
    else if (event.key === 'ArrowDown' || event.key === 'j') rows.move(row, 1);
    else if (event.key === 'ArrowUp' || event.key === 'k') rows.move(row, -1);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      rows.markByWord(row, event.key, event.shiftKey);
    } else if (event.key === ' ') rows.tick(row);
    else if (event.key === 'Enter') words.focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    const isWriting = event.target.matches('input[type="text"], input[type="search"], textarea');
    if (!isUndo || (isWriting && event.target.value !== '')) return;
    event.preventDefault();
    undo();
  });
}
