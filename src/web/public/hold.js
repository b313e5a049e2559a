// Saves marks and notes by themselves while an interview is held: half a second after the last key, and at least every
// two seconds. What could not be saved is tried again and told. Without this script a button saves them.
const form = document.querySelector('form[data-notes]');

if (form) {
  const status = form.querySelector('[data-status]');
  const { notes: address, saving, saved, failed } = form.dataset;
  const pauseMilliseconds = 500;
  const longestMilliseconds = 2000;
  const changed = new Set();
  let timer;
  let since = 0;
  let isSending = false;

  const fieldsOf = (ids) => {
    const fields = new FormData();
    for (const id of ids) {
      fields.append('question', id);
      if (form.elements[`asked-${id}`].checked) fields.append(`asked-${id}`, 'on');
      fields.append(`note-${id}`, form.elements[`note-${id}`].value);
    }
    return fields;
  };
  const say = (text) => {
    if (status && status.textContent !== text) status.textContent = text;
  };

  async function send() {
    clearTimeout(timer);
    if (isSending || changed.size === 0) return;
    isSending = true;
    since = 0;
    const ids = [...changed];
    changed.clear();
    say(saving);
    try {
      const response = await fetch(address, { method: 'POST', body: fieldsOf(ids) });
      if (!response.ok) throw new Error('refused');
      if (changed.size === 0) say(saved);
    } catch {
      for (const id of ids) changed.add(id);
      say(failed);
    }
    isSending = false;
    if (changed.size > 0) timer = setTimeout(send, longestMilliseconds);
  }

  form.addEventListener('input', (event) => {
    const id = /^(?:asked|note)-(q\d+)$/.exec(event.target.name ?? '')?.[1];
    if (!id) return;
    changed.add(id);
    since ||= Date.now();
    clearTimeout(timer);
    const left = longestMilliseconds - (Date.now() - since);
    timer = setTimeout(send, Math.max(0, Math.min(pauseMilliseconds, left)));
  });
  // Leaving the page takes along what has not been sent.
  addEventListener('pagehide', () => {
    if (changed.size > 0)
      fetch(address, { method: 'POST', body: fieldsOf(changed), keepalive: true }).catch(() => {});
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    changed.clear();
  });
}
