// The coding page, live: a passage is marked, its code is written beside it, and it stands there at once, while the server
// is told. Without this script the same is done by forms.
import { listenToCard, refreshCard, toggleCard } from './card.js';
import { createLive, showOthers } from './live.js';
import { markedPassage, moveByWord } from './marking.js';
import { createPainting } from './paint.js';
import { createQueue, newId } from './queue.js';
import { createStanding } from './standing.js';
import { createWriting } from './writing.js';

const list = document.querySelector('[data-coding-turns]');
if (list) start();

function start() {
  const said = list.dataset;
  list.classList.add('coding-turns--live');
  const painting = createPainting(list);
  const saved = document.querySelector('[data-saved-line]');
  const undoForm = document.querySelector('form[data-undo]');
  const own = [];
  let lastOwn = undoForm?.dataset.undo ?? null;

  const say = (text, isWrong = false) => {
    saved.textContent = text;
    saved.classList.toggle('coding-saved--wrong', isWrong);
  };
  const queue = createQueue({
    address: said.steps,
    since: Number(said.number),
    onState: (state) => {
      if (list.dataset.refused) return;
      const texts = { saved: said.saidSaved, saving: said.saidSaving, unsaved: said.saidUnsaved };
      say(texts[state] ?? said.saidSignedOut, state === 'unsaved' || state === 'signedOut');
    },
    onAside: (aside) => {
      standing.showAside(aside.map(({ step }) => step.words ?? step.memo ?? ''));
      // Said in a box of its own, where it stays: this line goes on telling of the others.
      if (aside.length > 0) say('');
    },
    onAnswer: (answer, steps) => {
      // Of another text, or of others than this page shows: painted here it would be wrong.
      const isStale = `${answer.version}` !== said.version || answer.isOwnOnly !== 'ownOnly' in said;
      if (isStale) standing.showStale();
      else showNew(answer);
      lastOwn = answer.lastOwn;
      delete list.dataset.refused;
      for (const { eventId, text } of answer.refused) {
        const { step } = steps.find((one) => one.eventId === eventId);
        if (step.codingId) painting.remove(step.codingId);
        own.splice(own.indexOf(eventId), 1);
        list.dataset.refused = 'yes';
        say(step.words ? `«${step.words}»: ${text}` : text, true);
      }
    },
  });
  function showNew({ items, gone, progress }) {
    for (const { codingId, ...item } of items) refreshCard(painting.put({ id: codingId, ...item }));
    for (const id of gone) painting.remove(id);
    showProgress(progress);
  }
  const standing = createStanding(document.querySelector('[data-standing]'), {
    onAgain: () => queue.again(),
  });
  createLive({
    address: standing.live,
    at: standing.at,
    number: Number(said.number),
    onOthers: (others) => showOthers(standing.others, others),
    onNumber: () => queue.ask(),
  });
  const send = (step) => own.push(queue.add(step));

  const writing = createWriting(painting, {
    saidMark: said.saidMark,
    onCode: ({ start, end, quote, prefix, suffix }, words) => {
      const isSame = (one) => one.words?.toLocaleLowerCase('nb') === words.toLocaleLowerCase('nb');
      const same = [...painting.codings.values()].filter(isSame);
      const elsewhere = [...document.querySelectorAll('#offered-codes option')].find((one) =>
        isSame({ words: one.value }),
      );
      // One's own code on the same passage is there already; somebody else's is theirs.
      if (same.some((one) => one.isOwn && one.start === start && one.end === end)) return;
      const known = same[0] ?? (elsewhere && { codeId: elsewhere.dataset.code, words: elsewhere.value });
      const codingId = newId();
      const codeId = known?.codeId ?? newId();
      painting.put({ id: codingId, codeId, words: known?.words ?? words, start, end, quote, isOwn: true });
      const passage = {
        codingId,
        interviewId: said.interview,
        version: Number(said.version),
        anchor: { start, end, quote, prefix, suffix },
      };
      send(
        known
          ? { kind: 'passageCoded', codeId, ...passage }
          : { kind: 'codeWritten', codeId, words, ...passage },
      );
    },
  });

  function undo() {
    const eventId = own.pop() ?? lastOwn;
    if (!eventId) return;
    lastOwn = null;
    queue.add({ kind: 'takenBack', eventId });
  }

  const codingOf = (element) => painting.codings.get(element?.closest('[data-coding]')?.dataset.coding);
  const onStep = (coding) => (step) => {
    send(step);
    if (step.kind === 'codeReworded') {
      for (const one of painting.codings.values()) {
        if (one.codeId === step.codeId)
          painting.put({ ...one, words: step.words, status: 'untested', hints: [] });
      }
    }
    if (step.kind === 'codeNoted') {
      for (const one of painting.codings.values()) {
        if (one.codeId === step.codeId) painting.put({ ...one, memo: step.memo });
      }
    }
    if (step.kind !== 'codingRemoved') return toggleCard(coding, onStep(coding));
    const next = coding.line.nextElementSibling ?? coding.line.previousElementSibling;
    painting.remove(coding.id);
    (next?.querySelector('a') ?? painting.turnAt(coding.start).text).focus();
  };
  for (const card of list.querySelectorAll('.code-card')) {
    const coding = codingOf(card);
    listenToCard(card, coding, onStep(coding));
  }

  listenToMarks();
  listenToKeys();
  if (undoForm) {
    undoForm.addEventListener('submit', (event) => {
      event.preventDefault();
      undo();
    });
  }

  function listenToMarks() {
    let isTouch = false;
    document.addEventListener('pointerdown', (event) => {
      isTouch = event.pointerType === 'touch';
      if (writing.isOpen() && !writing.contains(event.target)) writing.close();
    });
    list.addEventListener('pointerup', (event) => {
      if (isTouch || event.button !== 0 || event.target.closest('a, button, input, form')) return;
      // The browser has the last word on what is marked after the button is let go.
      setTimeout(() => {
        const passage = markedPassage(painting);
        if (passage) writing.open(passage);
      });
    });
    document.addEventListener('selectionchange', () => {
      writing.button.hidden = !isTouch || writing.isOpen() || !markedPassage(painting);
    });
    writing.button.addEventListener('click', () => {
      const passage = markedPassage(painting);
      writing.button.hidden = true;
      if (passage) writing.open(passage);
    });
    list.addEventListener('click', (event) => {
      const coding = codingOf(event.target.closest('.coded__words'));
      if (coding) {
        event.preventDefault();
        return toggleCard(coding, onStep(coding));
      }
      const mark = event.target.closest('mark[data-ids]');
      if (!mark || !getSelection().isCollapsed) return;
      const over = mark.dataset.ids.split(' ').map((id) => painting.codings.get(id));
      const shortest = over.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
      shortest?.line?.querySelector('a').focus();
    });
    for (const [name, isOn] of [
      ['pointerover', true],
      ['pointerout', false],
      ['focusin', true],
      ['focusout', false],
    ]) {
      list.addEventListener(name, (event) => {
        const coding = codingOf(event.target);
        if (coding) highlight(coding, isOn);
      });
    }
  }

  /** The passage of the code that is looked at. */
  function highlight({ id }, isOn) {
    for (const mark of list.querySelectorAll(`mark[data-ids~="${id}"], .turn__bars [data-id="${id}"]`)) {
      mark.classList.toggle('is-looked-at', isOn);
    }
  }

  function listenToKeys() {
    for (const [index, { text }] of painting.turns.entries()) {
      text.tabIndex = index === 0 ? 0 : -1;
      text.setAttribute('role', 'group');
      text.setAttribute('aria-label', text.dataset.label);
      text.setAttribute('aria-describedby', 'coding-keys');
    }
    list.addEventListener('keydown', (event) => {
      const turn = painting.turns.find(({ text }) => text === event.target);
      if (!turn || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const next = painting.turns[painting.turns.indexOf(turn) + (event.key === 'ArrowDown' ? 1 : -1)];
        if (!next) return;
        event.preventDefault();
        [turn.text.tabIndex, next.text.tabIndex] = [-1, 0];
        getSelection().removeAllRanges();
        next.text.focus();
      } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
        event.preventDefault();
        moveByWord(painting, turn, event.key, event.shiftKey);
      } else if (event.key === 'Enter') {
        const passage = markedPassage(painting);
        event.preventDefault();
        if (passage) writing.open(passage);
      }
    });
    document.addEventListener('keydown', (event) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!isUndo || event.target.matches('input, textarea')) return;
      event.preventDefault();
      undo();
    });
  }

  function showProgress(progress) {
    for (const [index, box] of [...document.querySelectorAll('[data-progress]')].entries()) {
      box.querySelector('.coding-progress__figure').textContent = progress[index].figure;
      box.querySelector('.coding-progress__of').textContent = progress[index].of;
    }
  }
}
