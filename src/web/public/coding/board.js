// The board, live: codes are dragged from pile to pile, those that are ticked together. By keyboard, and without this
// script, they are ticked and moved by the form at the top.
import { createQueue } from './queue.js';

const board = document.querySelector('[data-board]');
if (board) start();

function start() {
  const saved = document.querySelector('[data-saved-line]');
  const said = board.dataset;
  const queue = createQueue({
    address: said.steps,
    since: 0,
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

  for (const card of board.querySelectorAll('[data-card]')) card.draggable = true;
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
}
