// The board, live: codes are dragged from pile to pile, those that are ticked together. By keyboard, and without this
// script, they are ticked and moved by the form at the top.
import { createLive, showOthers } from './live.js';
import { createQueue } from './queue.js';
import { createStanding } from './standing.js';

const board = document.querySelector('[data-board]');
if (board) start();

function start() {
  const saved = document.querySelector('[data-saved-line]');
  const said = board.dataset;
  const queue = createQueue({
    address: said.steps,
    since: 0,
    onAside: (aside) => standing.showAside(aside.map(({ step }) => wordsOf(step.codeId))),
    onAnswer: ({ refused }) => {
      // Somebody has taken a code or a group away meanwhile: the page as it is now tells more than we could.
      if (refused.length > 0) location.reload();
    },
    onState: (state) => {
      const texts = { saved: said.saidSaved, saving: said.saidSaving, unsaved: said.saidUnsaved };
      saved.textContent = texts[state] ?? said.saidSignedOut;
      saved.classList.toggle('coding-saved--wrong', state === 'unsaved' || state === 'signedOut');
    },
  });
  let dragged = [];
  const wordsOf = (codeId) =>
    board.querySelector(`[data-card="${codeId}"] label span`)?.firstChild?.textContent.trim() ?? '';
  const standing = createStanding(document.querySelector('[data-standing]'), {
    onAgain: () => queue.again(),
  });
  // The board of free texts is not told who else is there.
  if (standing.live) {
    createLive({
      address: standing.live,
      at: standing.at,
      number: Number(said.number),
      onOthers: (others) => showOthers(standing.others, others),
      onNumber: showAnew,
    });
  }

  const makeDraggable = () => {
    for (const card of board.querySelectorAll('[data-card]')) card.draggable = true;
  };
  makeDraggable();
  board.addEventListener('dragstart', (event) => {
    const card = event.target.closest('[data-card]');
    if (!card) return;
    const ticked = [...board.querySelectorAll('[data-card]:has(input:checked)')];
    dragged = ticked.includes(card) ? ticked : [card];
    for (const one of dragged) one.classList.add('is-dragged');
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', card.querySelector('label').textContent);
  });
  board.addEventListener('dragover', (event) => {
    const pile = event.target.closest('[data-pile]');
    if (!pile || dragged.length === 0) return;
    event.preventDefault();
    showTarget(pile);
  });
  board.addEventListener('drop', (event) => {
    const pile = event.target.closest('[data-pile]');
    if (!pile || dragged.length === 0) return;
    event.preventDefault();
    for (const card of dragged) moveTo(card, pile);
  });
  board.addEventListener('dragend', () => {
    for (const card of dragged) card.classList.remove('is-dragged');
    dragged = [];
    showTarget(null);
  });

  function showTarget(pile) {
    for (const one of board.querySelectorAll('[data-pile]')) one.classList.toggle('is-target', one === pile);
  }

  function moveTo(card, pile) {
    const from = card.closest('[data-pile]');
    if (from === pile) return;
    pile.querySelector('ul').append(card);
    card.querySelector('input').checked = false;
    for (const one of [from, pile]) {
      one.querySelector('[data-count]').textContent = one.querySelectorAll('[data-card]').length;
    }
    const { pile: to } = pile.dataset;
    const place = to === 'outside' || to === 'ungrouped' ? { kind: to } : { kind: 'group', groupId: to };
    queue.add({ kind: 'codePlaced', codeId: card.dataset.card, place });
  }

  /**
   * Puts the board as it is now in place of the one that was read: the server draws it, and what is ticked, chosen and
   * written here stays. What somebody is in the middle of is left until they are done.
   */
  async function showAnew() {
    if (dragged.length > 0) return setTimeout(showAnew, 1000);
    const response = await fetch(location.pathname + location.search).catch(() => null);
    if (!response?.ok || response.redirected) return;
    const drawn = new DOMParser().parseFromString(await response.text(), 'text/html');
    const piles = drawn.querySelector('#board');
    if (!piles || dragged.length > 0 || queue.isWaiting()) return setTimeout(showAnew, 1000);
    keepTicks(piles);
    const to = board.elements.to;
    const options = [...drawn.querySelector('[data-board] select[name="to"]').children];
    const chosen = options.find((option) => option.value === to.value) ?? options[0];
    chosen.selected = true;
    to.replaceChildren(...options);
    const focused = document.activeElement?.matches?.('[data-card] input') && document.activeElement.value;
    board.querySelector('#board').replaceChildren(...piles.children);
    makeDraggable();
    if (focused) board.querySelector(`[data-card="${focused}"] input`)?.focus({ preventScroll: true });
    showFolds(drawn);
  }

  function keepTicks(piles) {
    for (const { value } of board.querySelectorAll('[data-card] input:checked')) {
      const input = piles.querySelector(`[data-card="${value}"] input`);
      if (input) input.checked = true;
    }
  }

  /** The groups and concepts below, from the first one on, unless somebody is in the middle of something there. */
  function showFolds(drawn) {
    const [here, there] = [document, drawn].map((page) => page.querySelector('[data-folds]'));
    // That one of them is folded out is no change in it.
    const [now, then] = [there, here].map((one) => one?.innerHTML.replaceAll(' open=""', ''));
    if (!there || now === then) return;
    if (isInUse(here)) standing.showStale();
    else here.replaceChildren(...there.children);
  }

  function isInUse(folds) {
    const fields = [...folds.querySelectorAll('input, textarea')];
    return (
      folds.querySelector('details[open]') !== null ||
      folds.contains(document.activeElement) ||
      fields.some((one) => one.value !== one.defaultValue || one.checked !== one.defaultChecked)
    );
  }
}
