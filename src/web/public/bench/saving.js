// What is typed is saved half a second after the last key, at least every two seconds, and at every pause: the turns that
// are new or changed, until the server has them. Nothing is kept in the browser. Where another window has saved the same
// draft, this one goes on with a draft of its own, and both are kept.
const pauseMilliseconds = 500;
const longestMilliseconds = 2000;
const longestWait = 20_000;

export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/**
 * @param draft its name, the number of its last saving (0: never), and the version it was made from
 * @param read gives the turns, and the places in the recording and in the text, as they are now
 * @param onState told 'waiting', 'saving', 'saved', 'unsaved' or 'signedOut'
 */
export function createSaving({ address, draft, read, onState, onSaved, onApart }) {
  const windowId = newId();
  let { draftId, revision } = draft;
  let known = new Map();
  let order = null;
  let isWhole = revision === 0;
  let isChanged = false;
  let since = 0;
  let wait = 0;
  let timer;
  let sending = null;
  if (!isWhole) remember(read());

  function remember({ turns }) {
    known = new Map(turns.map((turn) => [turn.id, JSON.stringify(turn)]));
    order = JSON.stringify(turns.map(({ id }) => id));
  }

  function body({ turns, atMs, here }) {
    const ids = turns.map(({ id }) => id);
    const put = isWhole ? turns : turns.filter((turn) => known.get(turn.id) !== JSON.stringify(turn));
    const changes = { put, order: isWhole || JSON.stringify(ids) !== order ? ids : null, atMs, here };
    return JSON.stringify({ draftId, windowId, revision, basedOn: draft.basedOn, isWhole, changes });
  }

  async function post(content, options = {}) {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: body(content),
      ...options,
    });
    const isAnswer = response.ok && response.headers.get('content-type')?.includes('json');
    if (isAnswer) return response.json();
    // Led to another page: whoever this is must sign in again.
    throw new Error(response.redirected ? 'signedOut' : 'unsaved');
  }

  async function saveAll() {
    while (isChanged) {
      clearTimeout(timer);
      const content = read();
      isChanged = false;
      since = 0;
      onState('saving');
      try {
        const answer = await post(content);
        if (answer.kind === 'whole') {
          [draftId, revision, isWhole, isChanged] = [newId(), 0, true, true];
          onApart(draftId);
          continue;
        }
        [revision, isWhole, wait] = [answer.revision, false, 0];
        remember(content);
        onSaved({ draftId, ...answer });
      } catch (fault) {
        isChanged = true;
        onState(fault.message === 'signedOut' ? 'signedOut' : 'unsaved');
        wait = Math.min(longestWait, wait === 0 ? 1000 : wait * 2);
        timer = setTimeout(save, wait);
        return false;
      }
    }
    onState('saved');
    return true;
  }

  /** True when all is kept. One saving at a time: the next has what came meanwhile. */
  function save() {
    sending ??= saveAll().finally(() => {
      sending = null;
    });
    return sending;
  }

  addEventListener('online', () => isChanged && save());
  document.addEventListener('visibilitychange', () => document.hidden && isChanged && save());
  addEventListener('pagehide', () => {
    if (isChanged) post(read(), { keepalive: true }).catch(() => {});
  });
  addEventListener('beforeunload', (event) => {
    if (isChanged) event.preventDefault();
  });

  return {
    changed() {
      isChanged = true;
      since ||= Date.now();
      if (wait > 0) return;
      onState('waiting');
      clearTimeout(timer);
      const left = longestMilliseconds - (Date.now() - since);
      timer = setTimeout(save, Math.max(0, Math.min(pauseMilliseconds, left)));
    },
    save,
    draftId: () => draftId,
    revision: () => revision,
  };
}
