import {
  ArrowsSquarepathIcon,
  BackwardIcon,
  ClockIcon,
  ForwardIcon,
  MenuElipsisHorizontalIcon,
  MinusIcon,
  PauseIcon,
  PlayIcon,
  PlusIcon,
} from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { Sound } from './sound-to-hear.tsx';

/** What follows along at the top of the bench: the sound, what is done with it, and how far the text is saved. */
export function BenchBar(properties: {
  sound: string | null;
  pseudonym: string;
  atMs: number;
  /** How far the text is saved when the page comes. */
  status: string;
}) {
  const { sound, pseudonym, atMs, status } = properties;
  const { say } = useWords();
  return (
    <div className="bench__bar" data-bar>
      {sound ? (
        <Sound
          className="bench__sound"
          data-sound
          preload="auto"
          src={atMs > 0 ? `${sound}#t=${Math.floor(atMs / 1000)}` : sound}
          aria-label={say(m.interviews_recording_listen, { pseudonym })}
        />
      ) : null}
      <div className="bench__acts">
        {sound ? (
          <>
            <Act act="play" icon={<PlayOrPause />} keyName="Esc">
              {say(m.interviews_bench_play)}
            </Act>
            <Act act="back" icon={<BackwardIcon aria-hidden />} keyName="F1">
              {say(m.interviews_bench_back)}
            </Act>
            <span className="bench__clock">
              <span className="visually-hidden">{say(m.interviews_bench_now)} </span>
              <span data-clock>00:00</span>
            </span>
            <Act act="forward" icon={<ForwardIcon aria-hidden />} keyName="F2" isMore>
              {say(m.interviews_bench_forward)}
            </Act>
            <span className="bench__speed">
              <Act act="slower" icon={<MinusIcon aria-hidden />} keyName="F3" isBare>
                {say(m.interviews_bench_slower)}
              </Act>
              <output className="bench__rate" data-rate aria-label={say(m.interviews_bench_rate)}>
                1×
              </output>
              <Act act="faster" icon={<PlusIcon aria-hidden />} keyName="F4" isBare>
                {say(m.interviews_bench_faster)}
              </Act>
            </span>
          </>
        ) : null}
        <Act act="turn" icon={<PlusIcon aria-hidden />} keyName="Enter" isMore>
          {say(m.interviews_bench_new_turn)}
        </Act>
        <Act act="speaker" icon={<ArrowsSquarepathIcon aria-hidden />} keyName="F8" isMore>
          {say(m.interviews_bench_speaker)}
        </Act>
        {sound ? (
          <>
            <Act act="time" icon={<ClockIcon aria-hidden />} keyName="F9" isMore>
              {say(m.interviews_bench_time)}
            </Act>
            <button
              type="button"
              className="bench__act bench__act--bare bench__unfold"
              data-act="more"
              aria-expanded={false}
            >
              <MenuElipsisHorizontalIcon aria-hidden />
              <span>{say(m.interviews_bench_more)}</span>
            </button>
          </>
        ) : null}
      </div>
      <p className="bench__status" role="status" data-status>
        {status}
      </p>
    </div>
  );
}

/** The one that is not to be pressed now is out of sight. */
const PlayOrPause = () => (
  <>
    <PlayIcon aria-hidden className="bench__to-play" />
    <PauseIcon aria-hidden className="bench__to-pause" />
  </>
);

function Act(properties: {
  act: string;
  icon?: ReactNode;
  keyName: string;
  /** On a narrow page it waits behind a button. */
  isMore?: boolean;
  /** Its words are for those who do not see the sign. */
  isBare?: boolean;
  children: string;
}) {
  const { act, icon, keyName, isMore, isBare, children } = properties;
  const kind = `${isMore ? ' bench__act--more' : ''}${isBare ? ' bench__act--bare' : ''}`;
  return (
    <button
      type="button"
      className={`bench__act${kind}`}
      data-act={act}
      aria-keyshortcuts={keyName.replace('Esc', 'Escape')}
      title={isBare ? `${children} (${keyName})` : undefined}
    >
      {icon}
      <span>{children}</span> <kbd>{keyName}</kbd>
    </button>
  );
}
