// The codes that are looked for, as one writes: the page is asked as its form would ask it, and what it found is put in
// the place of what stood here. Without this script the button does the same.
const form = document.querySelector('[data-search]');
const wait = 250; // Milliseconds without a key: less than one notices, more than between two keys.
let timer = 0;
let asking = null;

form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(look, wait);
});

async function look() {
  asking?.abort();
  asking = new AbortController();
  const asked = [...new FormData(form)].filter(([, value]) => value !== '');
  const address =
    asked.length === 0 ? location.pathname : `${location.pathname}?${new URLSearchParams(asked)}`;
  const found = await read(address, asking.signal).catch(() => null);
  if (found === null) return;
  for (const place of document.querySelectorAll('[data-found]')) {
    place.replaceChildren(
      ...(found.querySelector(`[data-found="${place.dataset.found}"]`)?.childNodes ?? []),
    );
  }
  history.replaceState(null, '', address);
}

async function read(address, signal) {
  const response = await fetch(address, { signal });
  if (!response.ok || response.redirected) return null;
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}
