// The recording while it is written out: the buttons and keys of whoever types and listens at once.
const skipSeconds = 3;
/** What was said just before a pause is heard again. */
const stepBackSeconds = 2;
const [slowest, fastest, step] = [0.5, 2, 0.1];

/** @param onRate told how fast it plays, as in 1; `onTime` where, in milliseconds */
export function createPlayer(audio, { onRate, onTime, onPlaying, onPause }) {
  let isToStepBack = false;
  const seek = (seconds) => {
    const end = Number.isFinite(audio.duration) ? audio.duration : Number.POSITIVE_INFINITY;
    audio.currentTime = Math.min(Math.max(0, seconds), end);
  };
  function rate(by) {
    const next = Math.min(fastest, Math.max(slowest, audio.playbackRate + by));
    audio.playbackRate = Math.round(next * 10) / 10;
  }
  const play = () => audio.play().catch(() => {});

  audio.addEventListener('ratechange', () => onRate(audio.playbackRate));
  audio.addEventListener('timeupdate', () => onTime(Math.round(audio.currentTime * 1000)));
  audio.addEventListener('pause', () => {
    isToStepBack = true;
    onPlaying(false);
    onPause();
  });
  audio.addEventListener('play', () => {
    if (isToStepBack) seek(audio.currentTime - stepBackSeconds);
    isToStepBack = false;
    onPlaying(true);
  });
  return {
    toggle: () => (audio.paused ? play() : audio.pause()),
    back: () => seek(audio.currentTime - skipSeconds),
    forward: () => seek(audio.currentTime + skipSeconds),
    slower: () => rate(-step),
    faster: () => rate(step),
    /** Plays from a place. */
    playFrom: (milliseconds) => {
      isToStepBack = false;
      seek(milliseconds / 1000);
      play();
    },
    /** Stands ready at a place. */
    goTo: (milliseconds) => {
      const go = () => seek(milliseconds / 1000);
      if (audio.readyState >= 1) go();
      else audio.addEventListener('loadedmetadata', go, { once: true });
    },
    /** In milliseconds; null before anything has been heard. */
    now: () => (audio.currentTime > 0 ? Math.round(audio.currentTime * 1000) : null),
  };
}
