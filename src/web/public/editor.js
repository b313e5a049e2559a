// Sends what is being typed in the editor to the draft, a moment after the last key, and lets the phone show it.
// Without this script the same happens when a button is pressed.
const form = document.querySelector('form[data-writing]');
const phone = document.querySelector('iframe[data-preview]');
const pauseMilliseconds = 700;

if (form && phone) {
  let timer;
  let sending = Promise.resolve();

  async function send() {
    const fields = new FormData(form);
    // Buttons and what is to be added wait until they are pressed.
    for (const name of [...fields.keys()]) if (/^(new-|move-to|intent)/.test(name)) fields.delete(name);
    const response = await fetch(form.dataset.writing, { method: 'POST', body: fields });
    if (!response.ok) return;
    const { step, isOverOther } = await response.json();
    if (isOverOther) return;
    form.elements.step.value = step;
    const shown = phone.contentWindow;
    const place = shown?.scrollY ?? 0;
    phone.addEventListener('load', () => phone.contentWindow.scrollTo(0, place), { once: true });
    shown?.location.reload();
  }

  form.addEventListener('input', (event) => {
    if (/^(new-|move-to)/.test(event.target.name ?? '')) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      sending = sending.then(send, send);
    }, pauseMilliseconds);
  });
  form.addEventListener('submit', () => clearTimeout(timer));
}
