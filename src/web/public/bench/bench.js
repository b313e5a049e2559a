// The bench, live: one listens and types, and everything is saved meanwhile. Without this script the same text stands in
// one field, beside the browser's own player, and is saved by a button.
import { createPlayer } from './player.js';
import { createSaving } from './saving.js';
import { sayTime } from './timestamps.js';
import { createTurns } from './turns.js';

const bench = document.querySelector('[data-bench]');
if (bench) start();

function start() {
  const said = bench.dataset;
  const find = (what) => bench.querySelector(`[data-${what}]`);
  bench.classList.add('bench--live');
  const [audio, list, status, names] = ['sound', 'turns', 'status', 'names'].map(find);
  const newName = find('new-name');

  const speakers = () => [...names.querySelectorAll('li')].map((name) => name.textContent);
  const turns = createTurns(list, find('template'), {
    said,
    speakers,
    now: () => player?.now() ?? null,
    onChange: () => saving.changed(),
    onPlay: (milliseconds) => player?.playFrom(milliseconds),
  });
  const player =
    audio &&
    createPlayer(audio, {
      onRate: (rate) => {
        find('rate').textContent = `${rate.toLocaleString(document.documentElement.lang)}×`;
      },
      onTime: (milliseconds) => {
        turns.showHeard(milliseconds);
        find('clock').textContent = sayTime(milliseconds);
      },
      onPlaying: (isPlaying) => {
        const play = find('act="play"');
        play.classList.toggle('is-playing', isPlaying);
        play.querySelector('span').textContent = isPlaying ? said.saidPause : said.saidPlay;
      },
      // Where one listens is kept with what one has written; before that there is nothing to keep it with.
      onPause: () => saving.revision() > 0 && saving.changed(),
    });
  const saving = createSaving({
    address: said.keep,
    draft: {
      ...{ draftId: said.draft, revision: Number(said.revision) },
      basedOn: said.basedOn === '' ? null : Number(said.basedOn),
    },
    read: () => ({ turns: turns.read(), atMs: player?.now() ?? Number(said.at), here: turns.place() }),
    onState: (state) => {
      const texts = { waiting: said.saidSaving, saving: said.saidSaving, saved: said.saidSaved };
      const text = texts[state] ?? (state === 'signedOut' ? said.saidSignedOut : said.saidUnsaved);
      if (status.textContent !== text) status.textContent = text;
      status.dataset.status = state;
    },
    onSaved: ({ draftId, others }) => {
      show(draftId);
      if (others > 0) find('others').hidden = false;
    },
    onApart: (draftId) => {
      find('apart').hidden = false;
      show(draftId);
    },
  });
  /** Coming back, here or after a crash, one comes to this draft. */
  function show(draftId) {
    const address = new URL(location.href);
    if (address.searchParams.get('draft') === draftId) return;
    address.search = `?draft=${draftId}`;
    history.replaceState(null, '', address);
  }

  const acts = {
    play: () => player?.toggle(),
    back: () => player?.back(),
    forward: () => player?.forward(),
    slower: () => player?.slower(),
    faster: () => player?.faster(),
    turn: turns.newTurn,
    speaker: turns.changeSpeaker,
    time: turns.timeHere,
    more: () => {
      const isOpen = find('bar').classList.toggle('is-open');
      find('act="more"').setAttribute('aria-expanded', String(isOpen));
    },
  };
  const keys = {
    Escape: 'play',
    F1: 'back',
    F2: 'forward',
    F3: 'slower',
    F4: 'faster',
    F8: 'speaker',
    F9: 'time',
  };
  document.addEventListener('keydown', (event) => {
    const act = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey ? null : keys[event.key];
    if (!act) return;
    event.preventDefault();
    acts[act]();
  });
  for (const button of bench.querySelectorAll('[data-act]')) {
    // The cursor stays where somebody types.
    button.addEventListener('pointerdown', (event) => event.preventDefault());
    button.addEventListener('click', () => acts[button.dataset.act]());
  }
  const addName = () => {
    const name = newName.value
      .replace(/[\s:]+/g, ' ')
      .trim()
      .slice(0, 40);
    if (name !== '' && !speakers().includes(name))
      names.append(Object.assign(document.createElement('li'), { textContent: name }));
    newName.value = '';
    newName.focus();
  };
  find('add-name').addEventListener('click', addName);
  newName.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    addName();
  });

  const finish = document.querySelector('form[data-finish]');
  finish.querySelector('textarea').disabled = true;
  finish.addEventListener('submit', async (event) => {
    if (finish.dataset.ready) return;
    event.preventDefault();
    const button = event.submitter;
    saving.changed();
    if (!(await saving.save())) return;
    finish.elements.draft.value = saving.draftId();
    finish.dataset.ready = 'yes';
    finish.requestSubmit(button);
  });

  player?.goTo(Number(said.at));
  turns.goTo(said.here, Number(said.hereAt));
}
