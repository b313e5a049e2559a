// The small form beside a marked passage, where its code is written.

/**
 * @param onCode given the passage and the words when a code is to be kept
 */
export function createWriting(painting, { onCode, saidMark }) {
  const form = document.getElementById('write-code').content.firstElementChild.cloneNode(true);
  const words = form.elements.words;
  const root = painting.list.parentElement;
  form.classList.add('write-code--beside');
  form.hidden = true;
  root.append(form);
  // A finger marks with handles that it goes on pulling: it says by this button when it is done.
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'mark-button';
  button.textContent = saidMark;
  button.hidden = true;
  root.append(button);
  let passage;
  let back;

  function close() {
    if (form.hidden) return;
    form.hidden = true;
    painting.setPending(undefined);
    passage = undefined;
    back?.focus({ preventScroll: true });
  }

  function placeForm() {
    const mark = painting.list.querySelector('mark[data-pending]');
    if (!mark) return;
    const marks = painting.list.querySelectorAll('mark[data-pending]');
    const box = marks[marks.length - 1].getBoundingClientRect();
    const room = root.getBoundingClientRect();
    const widest = Math.max(0, room.width - form.offsetWidth);
    form.style.setProperty('--at-inline', `${Math.min(widest, Math.max(0, box.left - room.left))}px`);
    form.style.setProperty('--at-block', `${box.bottom - room.top + 8}px`);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const written = words.value.replaceAll(/\s+/gu, ' ').trim();
    if (written === '' || !passage) return;
    const marked = passage;
    close();
    onCode(marked, written);
  });
  form.querySelector('[data-cancel]').addEventListener('click', close);
  // The words as they were said, to be kept or made shorter: nothing is saved before Enter.
  form.querySelector('[data-as-said]').addEventListener('click', () => {
    if (!passage) return;
    words.value = passage.quote.replaceAll(/\s+/gu, ' ').trim().slice(0, words.maxLength);
    words.focus({ preventScroll: true });
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });

  return {
    button,
    close,
    isOpen: () => !form.hidden,
    contains: (element) => form.contains(element) || button.contains(element),
    /** Asks for the code of a passage. */
    open(marked) {
      back = painting.turnAt(marked.start).text;
      passage = marked;
      words.value = '';
      form.querySelector('[data-quote]').textContent = marked.quote;
      getSelection().removeAllRanges();
      painting.setPending(marked);
      form.hidden = false;
      placeForm();
      words.focus({ preventScroll: true });
      form.scrollIntoView({ block: 'nearest' });
    },
  };
}
