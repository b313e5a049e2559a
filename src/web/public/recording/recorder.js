// Records in the browser: every two seconds what was heard is sent to the server, sealed and kept, so that a closed tab or
// a dead battery loses no more than that. Nothing is kept in the browser but what has not been sent yet.
import { createResampler, toBytes } from './resample.js';

const samplesPerSecond = 16_000;
const pieceSamples = 2 * samplesPerSecond;
const longestWait = 20_000;

const box = document.querySelector('[data-recorder]');
if (box && navigator.mediaDevices && globalThis.AudioWorkletNode) start();

function start() {
  const said = box.dataset;
  const find = (what) => box.querySelector(`[data-${what}]`);
  const [record, pause, end, level, clock, status] = [
    'record',
    'pause',
    'end',
    'level',
    'clock',
    'status',
  ].map(find);
  let context = null;
  let resample = null;
  let heard = [];
  let seconds = Number(said.bytes) / 2 / samplesPerSecond;
  let recordingId = '';
  let next = 0;
  let isFailing = false;
  const waiting = [];
  let sending = null;
  let isOver = false;
  box.hidden = false;

  const say = (text, isWrong = false) => {
    if (status.textContent !== text) status.textContent = text;
    status.classList.toggle('field-mistake', isWrong);
  };
  const post = (body, headers, search = '') =>
    fetch(`${said.pieces}${search}`, { method: 'POST', headers, body });
  async function ask(act) {
    const response = await post(JSON.stringify({ act, recordingId }), { 'Content-Type': 'application/json' });
    const answer = await response.json().catch(() => null);
    if (response.ok) return answer;
    throw new Error(answer?.text ?? said.saidFailed);
  }

  async function sendAll() {
    let wait = 1000;
    while (waiting.length > 0) {
      try {
        const search = `?recording=${recordingId}&number=${next}`;
        const response = await post(waiting[0], { 'Content-Type': 'application/octet-stream' }, search);
        if (response.status === 422) return stop((await response.json()).text);
        if (!response.ok || response.redirected) throw new Error('unsent');
        ({ next } = await response.json());
        waiting.shift();
        [wait, isFailing] = [1000, false];
        if (!isOver) say(said.saidKept);
      } catch {
        isFailing = true;
        say(said.saidUnsent, true);
        await new Promise((go) => setTimeout(go, wait));
        wait = Math.min(longestWait, wait * 2);
      }
    }
  }
  function send() {
    sending ??= sendAll().finally(() => {
      sending = null;
    });
    return sending;
  }
  function take(samples) {
    let loudest = 0;
    for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
    level.value = loudest;
    for (const sample of resample(samples)) heard.push(sample);
    while (heard.length >= pieceSamples) cut(pieceSamples);
  }
  function cut(length) {
    const piece = heard.slice(0, length);
    heard = heard.slice(length);
    seconds += piece.length / samplesPerSecond;
    const two = (number) => String(number).padStart(2, '0');
    clock.textContent = `${two(Math.floor(seconds / 60))}:${two(Math.floor(seconds % 60))}`;
    waiting.push(toBytes(piece));
    send();
  }
  function rest() {
    if (heard.length > 0) cut(heard.length);
  }
  /** Refused: what is said here tells why, and what is kept is kept. */
  function stop(text) {
    isOver = true;
    waiting.length = 0;
    context?.close();
    [pause.hidden, end.hidden, record.hidden] = [true, true, true];
    say(text, true);
  }

  record.addEventListener('click', async () => {
    record.disabled = true;
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
    } catch {
      record.disabled = false;
      return say(said.saidNoMicrophone, true);
    }
    try {
      ({ recordingId, next } = await ask('begin'));
      context = new AudioContext();
      await context.audioWorklet.addModule('/recording/tap.js');
    } catch (fault) {
      for (const track of stream.getTracks()) track.stop();
      return stop(fault.message);
    }
    resample = createResampler(context.sampleRate, samplesPerSecond);
    const tap = new AudioWorkletNode(context, 'tap', { numberOfOutputs: 0 });
    tap.port.addEventListener('message', ({ data }) => isOver || take(data));
    tap.port.start();
    context.createMediaStreamSource(stream).connect(tap);
    // Unplugged, or taken by another program.
    stream.getTracks()[0].addEventListener('ended', () => isOver || say(said.saidNoMicrophone, true));
    [record.hidden, pause.hidden, end.hidden] = [true, false, false];
    say(said.saidRecording);
  });
  pause.addEventListener('click', async () => {
    const isPausing = context.state === 'running';
    await (isPausing ? context.suspend() : context.resume());
    if (isPausing) rest();
    pause.textContent = isPausing ? said.saidGoOn : said.saidPause;
    level.value = 0;
    if (!isFailing) say(isPausing ? said.saidPaused : said.saidRecording);
  });
  end.addEventListener('click', async () => {
    [pause.disabled, end.disabled] = [true, true];
    await context.close();
    rest();
    await send();
    if (isOver) return;
    isOver = true;
    try {
      await ask('finish');
      location.reload();
    } catch (fault) {
      stop(fault.message);
    }
  });
  addEventListener('beforeunload', (event) => {
    if (context && !isOver) event.preventDefault();
  });
}
