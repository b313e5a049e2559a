// What has been done and is not yet kept by the server: sent at once, sent again until it is, in order, each step under
// the name it got here, so that one sent twice is one step. It lives in memory only: what somebody said is not left lying
// in a browser.
const longestPause = 20_000;
const mostAtOnce = 100;

/** A name that nothing else has. */
export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/**
 * @param onAnswer told what the server answered, and the steps it answered to
 * @param onState told 'saved', 'saving', 'unsaved' or 'signedOut'
 */
export function createQueue({ address, since, onAnswer, onState }) {
  let waiting = [];
  let isSending = false;
  let pause = 0;
  let timer;

  async function send() {
    if (isSending || waiting.length === 0) return;
    isSending = true;
    clearTimeout(timer);
    const steps = waiting.slice(0, mostAtOnce);
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ steps, since }),
      });
      const isAnswer = response.ok && response.headers.get('content-type')?.includes('json');
      // Led to another page: whoever this is must sign in again.
      if (!isAnswer) return later(response.redirected ? 'signedOut' : 'unsaved');
      const answer = await response.json();
      since = answer.number;
      waiting = waiting.slice(steps.length);
      pause = 0;
      onAnswer(answer, steps);
      onState(waiting.length === 0 ? 'saved' : 'saving');
    } catch {
      later('unsaved');
    } finally {
      isSending = false;
      if (pause === 0) send();
    }
  }

  function later(state) {
    pause = Math.min(longestPause, pause === 0 ? 1000 : pause * 2);
    clearTimeout(timer);
    timer = setTimeout(send, pause);
    onState(state);
  }

  addEventListener('online', send);
  addEventListener('focus', send);
  addEventListener('beforeunload', (event) => {
    if (waiting.length > 0) event.preventDefault();
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
  };
}
