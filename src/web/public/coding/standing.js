// What a page tells beside the codes: who else is here, that it must be read anew, and what the server would not take.

/** @param onAgain called when whoever is here wants to send what was not taken once more */
export function createStanding(box, { onAgain }) {
  const stale = box.querySelector('[data-stale]');
  const aside = box.querySelector('[data-aside]');
  const list = box.querySelector('[data-aside-list]');
  box.querySelector('[data-again]').addEventListener('click', onAgain);

  return {
    live: box.dataset.live,
    at: box.dataset.at ?? null,
    others: box.querySelector('[data-others]'),
    showStale() {
      stale.hidden = false;
    },
    /** @param words of each step that was not taken; none: all of it has been taken after all */
    showAside(words) {
      aside.hidden = words.length === 0;
      list.replaceChildren(
        ...words.map((text) => {
          const item = document.createElement('li');
          item.textContent = text || list.dataset.saidOther;
          return item;
        }),
      );
    },
  };
}
