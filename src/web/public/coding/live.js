// Who else has the page open, and whether they have done anything since it was read: asked every few seconds, by plain
// requests that any proxy lets through, as long as the page is in sight and somebody is at it. A page that nobody touches
// is quiet, so that it does not keep a session alive by itself.
const everyMs = 3000;
const afterFailureMs = 20_000;
const touchedWithinMs = 5 * 60_000;

/**
 * @param at the interview the page is of; null: the board
 * @param onOthers given the names of whoever else is here
 * @param onNumber given how far the log has come, when that is further than before
 */
export function createLive({ address, at, number, onOthers, onNumber }) {
  const seat = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  let touched = Date.now();
  let isAsking = false;
  let timer;

  const body = (isLeaving) => JSON.stringify({ seat, interview: at, isLeaving });

  async function ask() {
    clearTimeout(timer);
    if (isAsking || document.hidden || Date.now() - touched > touchedWithinMs) return;
    isAsking = true;
    let pause = everyMs;
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: body(false),
      });
      const isAnswer = response.ok && response.headers.get('content-type')?.includes('json');
      if (isAnswer) {
        const answer = await response.json();
        onOthers(answer.others);
        if (answer.number > number) {
          number = answer.number;
          onNumber(number);
        }
      } else pause = afterFailureMs;
    } catch {
      pause = afterFailureMs;
    } finally {
      isAsking = false;
      timer = setTimeout(ask, pause);
    }
  }

  function touch() {
    const wasQuiet = Date.now() - touched > touchedWithinMs;
    touched = Date.now();
    if (wasQuiet) ask();
  }
  for (const name of ['pointerdown', 'pointermove', 'keydown', 'scroll', 'focus']) {
    addEventListener(name, touch, { passive: true, capture: true });
  }
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) touch();
    ask();
  });
  addEventListener('online', ask);
  addEventListener('pagehide', () =>
    navigator.sendBeacon?.(address, new Blob([body(true)], { type: 'application/json' })),
  );
  addEventListener('pageshow', (event) => {
    if (event.persisted) ask();
  });
  ask();
}

/** Says who is here in a line of the page, and only when that changes, for whoever listens to it. */
export function showOthers(line, others) {
  const text = others.length === 0 ? '' : `${line.dataset.said} ${others.join(', ')}`;
  if (line.textContent !== text) line.textContent = text;
}
