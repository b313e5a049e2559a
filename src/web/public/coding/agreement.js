// All the codes on one page: the parts are fetched one after another, and it is said how far that has come. Without this
// script each part has a page of its own.
const box = document.querySelector('[data-more]');
const button = box?.querySelector('[data-show-all]');
if (button) {
  button.hidden = false;
  button.addEventListener('click', showAll);
}

async function showAll() {
  const state = box.querySelector('[data-state]');
  const progress = box.querySelector('progress');
  const rows = document.querySelector('#agreement-each').closest('.agreement').querySelector('tbody');
  const said = button.dataset;
  button.disabled = true;
  progress.hidden = false;
  for (const link of box.querySelectorAll('[data-part]:not([aria-current])')) {
    state.textContent = said.said.replace('{done}', rows.children.length);
    const more = await fetchRows(link.href).catch(() => null);
    if (more === null) {
      state.textContent = said.saidFailed;
      progress.hidden = true;
      button.disabled = false;
      return;
    }
    rows.append(...more);
    progress.value = rows.children.length;
    // Pressed again after a failure, it goes on where it was.
    link.setAttribute('aria-current', 'page');
  }
  state.textContent = said.saidDone;
  for (const one of [progress, button, box.querySelector('nav')]) one.remove();
  state.focus();
}

/** The rows of a part, as the server draws them; null where it does not. */
async function fetchRows(address) {
  const response = await fetch(address);
  if (!response.ok || response.redirected) return null;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const rows = page.querySelector('#agreement-each')?.closest('.agreement').querySelector('tbody');
  return rows ? [...rows.children] : null;
}
