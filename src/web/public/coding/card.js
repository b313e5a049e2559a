// All that can be done with one code, unfolded under its line.

/** Shows or hides the card of a coding; `onStep` is given what its forms ask for. */
export function toggleCard(coding, onStep) {
  const link = coding.line.querySelector('.coded__words');
  const open = coding.line.querySelector('.code-card');
  if (open) {
    open.remove();
    link.setAttribute('aria-expanded', 'false');
    return;
  }
  const card = document.getElementById('code-card').content.firstElementChild.cloneNode(true);
  fillCard(card, coding);
  listenToCard(card, coding, onStep);
  coding.line.append(card);
  link.setAttribute('aria-expanded', 'true');
}

/** Writes what is new into a card that stands open, but not over words that somebody is changing. */
export function refreshCard(coding) {
  const card = coding.line.querySelector('.code-card');
  if (card) fillCard(card, coding);
}

function fillCard(card, { id, codeId, words, quote, test, passagesText = '', byName = '', memo = '' }) {
  for (const form of card.querySelectorAll('form')) {
    form.elements.coding.value = id;
    form.elements.code.value = codeId;
  }
  const [testing, rewording, noting] = card.querySelectorAll('form');
  card.querySelector('.code-card__quote').textContent = quote ?? '';
  testing.elements.words.value = words;
  if (rewording.elements.words !== document.activeElement) rewording.elements.words.value = words;
  // What somebody is writing is theirs, until it is saved.
  const { memo: field } = noting.elements;
  if (field.value === (card.dataset.memo ?? field.value) || card.dataset.memo === undefined)
    field.value = memo;
  card.dataset.memo = memo;
  for (const [name, answer] of [
    ['before', test?.couldBeWrittenBefore],
    ['says', test?.saysWhatWasSaid],
  ]) {
    for (const radio of testing.elements[name]) radio.checked = answer === (radio.value === 'yes');
  }
  card.querySelector('.code-card__passages').textContent = passagesText;
  card.querySelector('[data-by]').textContent = byName;
  // Not there where the informant has not said yes to being quoted.
  const pick = card.querySelector('[data-pick]');
  if (pick) pick.href = `${pick.dataset.pick}${id}`;
}

/** Makes steps of what is sent in a card's forms, those the server drew too. */
export function listenToCard(card, coding, onStep) {
  card.addEventListener('submit', (event) => {
    event.preventDefault();
    const { elements, dataset } = event.target;
    const words = elements.words?.value.replaceAll(/\s+/gu, ' ').trim();
    const { codeId, id } = coding;
    const answered = (name) => elements[name].value === 'yes';
    if (dataset.do === 'note') onStep({ kind: 'codeNoted', codeId, memo: elements.memo.value.trim() });
    if (dataset.do === 'remove') onStep({ kind: 'codingRemoved', codingId: id });
    if (dataset.do === 'reword' && words) onStep({ kind: 'codeReworded', codeId, words });
    if (dataset.do === 'test') {
      onStep({
        kind: 'codeTested',
        codeId,
        words,
        couldBeWrittenBefore: answered('before'),
        saysWhatWasSaid: answered('says'),
      });
    }
  });
}
