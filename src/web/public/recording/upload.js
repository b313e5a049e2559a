// Sends a chosen file in pieces, each of them kept before the next one leaves: a line that is lost, a server that is
// started anew or a page that is closed costs no more than the piece that was on its way. Without this script the same
// form sends the file whole.
const longestWait = 20_000;
/** A piece that has not come through by then is sent again, on another connection. */
const pieceMilliseconds = 240_000;

const form = document.querySelector('form[data-upload]');
if (form) start();

function start() {
  const said = form.dataset;
  const size = Number(said.pieceBytes);
  const find = (what) => form.querySelector(`[data-${what}]`);
  const [going, progress, amount, cancel, status, send] = [
    'going',
    'progress',
    'amount',
    'cancel',
    'upload-status',
    'send',
  ].map(find);
  const field = form.elements.sound;
  /** Of the file that is being sent; null while none is. */
  let sending = null;
  for (const one of document.querySelectorAll('[data-goes-on]')) one.hidden = false;

  const say = (text, isWrong = false) => {
    if (status.textContent !== text) status.textContent = text;
    status.classList.toggle('field-mistake', isWrong);
  };
  const megabytes = (bytes) =>
    (bytes / 1024 ** 2).toLocaleString(said.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  function show(sent, all) {
    progress.value = sent / all;
    amount.textContent = said.saidAmount.replace('{sent}', megabytes(sent)).replace('{all}', megabytes(all));
  }
  function end(text, isWrong) {
    sending = null;
    [going.hidden, send.hidden, field.disabled] = [true, false, false];
    say(text, isWrong);
  }

  /** Asks until somebody answers. Null when it was cancelled meanwhile. @throws Refused */
  async function ask(job, body, { type, search = '' }) {
    for (let wait = 1000; ; wait = Math.min(longestWait, wait * 2)) {
      if (job !== sending) return null;
      try {
        const response = await fetch(`${said.pieces}${search}`, {
          ...{ method: 'POST', headers: { 'Content-Type': type }, body },
          signal: AbortSignal.any([job.stop.signal, AbortSignal.timeout(pieceMilliseconds)]),
        });
        if (response.status === 422) throw new Refused((await response.json()).text);
        if (response.ok && !response.redirected) {
          const answer = await response.json();
          if (job === sending) say(job.said);
          return answer;
        }
        if (job === sending) say(response.redirected ? said.saidSignedOut : said.saidLost, true);
      } catch (fault) {
        if (fault instanceof Refused) throw fault;
        if (job === sending) say(said.saidLost, true);
      }
      await new Promise((go) => {
        job.wake = go;
        setTimeout(go, wait);
      });
    }
  }
  const tell = (job, act, more) => ask(job, JSON.stringify({ act, ...more }), { type: 'application/json' });
  async function sendPiece(job, number, search) {
    const piece = await job.file
      .slice(number * size, (number + 1) * size)
      .arrayBuffer()
      .catch(() => {
        throw new Refused(said.saidUnreadable);
      });
    return ask(job, piece, { type: 'application/octet-stream', search });
  }

  /** Where to go on: at the first piece that has not come. What came before is looked at again, lest it is another file's. */
  async function begin(job) {
    const search = `?bytes=${job.file.size}`;
    let begun = await sendPiece(job, 0, search);
    if (begun && begun.next > 1) {
      const last = begun.next - 1;
      const isSame = await sendPiece(job, last, `?recording=${begun.recordingId}&number=${last}`).then(
        () => true,
        () => false,
      );
      if (isSame) job.said = said.saidGoingOn;
      else {
        await tell(job, 'cancel-upload', { recordingId: begun.recordingId });
        begun = await sendPiece(job, 0, search);
      }
    }
    return begun;
  }
  async function run(job) {
    const { file } = job;
    let at = await begin(job);
    while (at && at.bytes < file.size) {
      job.recordingId = at.recordingId;
      show(at.bytes, file.size);
      at = await sendPiece(job, at.next, `?recording=${at.recordingId}&number=${at.next}`);
    }
    if (!at) return;
    show(file.size, file.size);
    await tell(job, 'finish-upload', { recordingId: at.recordingId, bytes: file.size });
    if (job === sending) leave();
  }
  /** To the page as it is now. */
  function leave() {
    sending = null;
    location.assign(form.action);
  }

  form.addEventListener('submit', (event) => {
    const [file] = field.files;
    // What is no file is refused by the page, in its own words.
    if (!file || file.size === 0) return;
    event.preventDefault();
    const job = {
      file,
      said: said.saidSending,
      stop: new AbortController(),
      wake: () => {},
      recordingId: '',
    };
    sending = job;
    [going.hidden, send.hidden, field.disabled] = [false, true, true];
    show(0, file.size);
    say(job.said);
    cancel.focus();
    run(job).catch((fault) => {
      if (job === sending) end(fault instanceof Refused ? fault.message : said.saidLost, true);
    });
  });
  cancel.addEventListener('click', async () => {
    const { recordingId, stop, wake } = sending;
    end('', false);
    stop.abort();
    wake();
    field.value = '';
    field.focus();
    const job = { stop: new AbortController(), said: said.saidCancelled };
    sending = job;
    // The first piece was on its way: the page tells what came of it.
    if (recordingId === '') return leave();
    await tell(job, 'cancel-upload', { recordingId }).catch(() => {});
    if (job === sending) end(said.saidCancelled, false);
  });
  addEventListener('online', () => sending?.wake?.());
  addEventListener('beforeunload', (event) => {
    if (sending) event.preventDefault();
  });
}

/** Told in a sentence why not. */
class Refused extends Error {}
