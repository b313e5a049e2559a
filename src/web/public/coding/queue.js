// What has been done and is not yet kept by the server: sent at once, sent again until it is, in order, each step under
// the name it got here, so that one sent twice is one step. It lives in memory only: what somebody said is not left lying
// in a browser.
const longestPause = 20_000;
const mostAtOnce = 100;
/** A fault on the server may be of the moment: a step meets it so often before it is put aside. */
const mostFaults = 4;
/** Refused for what stands between, not for what is in it. */
const passing = new Set([401, 408, 425, 429, 502, 503, 504]);

/** A name that nothing else has. */
export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/**
 * @param onAnswer told what the server answered, and the steps it answered to
 * @param onState told 'saved', 'saving', 'unsaved' or 'signedOut'
 * @param onAside told the steps that the server will not take, of all those put aside, so that whoever made them can be
 *   told which; the others go on
 */
export function createQueue({ address, since, onAnswer, onState, onAside }) {
  let waiting = [];
  let aside = [];
  let isSending = false;
  let isAsked = false;
  let most = mostAtOnce;
  let faults = 0;
  let pause = 0;
  let timer;

  async function send() {
    if (isSending || (waiting.length === 0 && !isAsked)) return;
    isSending = true;
    clearTimeout(timer);
    const steps = waiting.slice(0, most);
    isAsked = false;
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ steps, since }),
      });
      const isAnswer = response.ok && response.headers.get('content-type')?.includes('json');
      if (!isAnswer) return refused(response, steps);
      const answer = await response.json();
      since = answer.number;
      waiting = waiting.slice(steps.length);
      [pause, faults, most] = [0, 0, mostAtOnce];
      onAnswer(answer, steps);
      if (steps.length > 0) onState(waiting.length === 0 ? 'saved' : 'saving');
    } catch {
      later('unsaved', steps);
    } finally {
      isSending = false;
      if (pause === 0) send();
    }
  }

  /** One step that cannot be taken must not hold back the others: they are sent one by one, and that one is put aside. */
  function refused(response, steps) {
    // Led to another page: whoever this is must sign in again.
    if (response.redirected || response.ok) return later('signedOut', steps);
    if (passing.has(response.status) || steps.length === 0) return later('unsaved', steps);
    if (steps.length > 1) {
      [most, faults] = [1, 0];
      return response.status >= 500 ? later('unsaved', steps) : undefined;
    }
    faults += 1;
    if (response.status >= 500 && faults < mostFaults) return later('unsaved', steps);
    aside = [...aside, ...steps];
    waiting = waiting.slice(1);
    [pause, faults] = [0, 0];
    onAside?.(aside);
  }

  function later(state, steps) {
    // Nothing waits but the question of what is new: it is asked again by whoever asked.
    if (steps.length === 0 && waiting.length === 0) return;
    pause = Math.min(longestPause, pause === 0 ? 1000 : pause * 2);
    clearTimeout(timer);
    timer = setTimeout(send, pause);
    onState(state);
  }

  addEventListener('online', send);
  addEventListener('focus', send);
  addEventListener('beforeunload', (event) => {
    if (waiting.length > 0 || aside.length > 0) event.preventDefault();
  });

  return {
    /** Takes a step in, and gives its name. */
    add(step) {
      const eventId = newId();
      waiting.push({ eventId, step });
      if (pause === 0) onState('saving');
      send();
      return eventId;
    },
    /** Asks what others have done; what waits here is sent with the question. */
    ask() {
      isAsked = true;
      if (pause === 0) send();
    },
    isWaiting: () => waiting.length > 0,
    /** Sends what was put aside once more. */
    again() {
      waiting = [...aside, ...waiting];
      aside = [];
      onAside?.(aside);
      send();
    },
  };
}
