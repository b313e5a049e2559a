import {
  ArrowsSquarepathIcon,
  BackwardIcon,
  ClockIcon,
  ForwardIcon,
  PlayIcon,
  PlusIcon,
} from '@navikt/aksel-icons';
import { Alert } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { m } from '#messages';
import type { DraftTurn } from '#modules/interviews/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { benchPath } from './recording-path.ts';
import { type ShownDraft, sayWhen } from './shown-draft.ts';

/** The player and the turns beside it. What the script fills or shows is drawn here. */
export function Bench(properties: {
  asked: { readonly studyId: string; readonly interviewId: string };
  frame: { readonly interview: { readonly pseudonym: string } };
  sound: string | null;
  turns: readonly TimedTurn[];
  speakers: readonly string[];
  draftId: string;
  revision: number;
  basedOn: number | null;
  atMs: number;
  going: ShownDraft | null;
}) {
  const { asked, frame, sound, turns, speakers, draftId, revision, basedOn, atMs, going } = properties;
  const { say, language } = useWords();
  const here = { speaker: '{speaker}', time: '{time}' };
  return (
    <section
      className="bench"
      data-bench
      data-keep={benchPath(asked, '/draft')}
      data-draft={draftId}
      data-revision={revision}
      data-based-on={basedOn ?? ''}
      data-at={atMs}
      data-said-saving={say(m.interviews_hold_saving)}
      data-said-saved={say(m.interviews_bench_saved)}
      data-said-unsaved={say(m.interviews_hold_failed)}
      data-said-signed-out={say(m.interviews_bench_signed_out)}
      data-no-time={say(m.interviews_bench_no_time)}
      data-play-from={say(m.interviews_bench_play_from, here)}
      data-change-speaker={say(m.interviews_bench_change_speaker, here)}
      data-turn-of={say(m.interviews_bench_turn_of, here)}
    >
      <div className="bench__bar">
        {sound ? (
          // biome-ignore lint/a11y/useMediaCaption: what is said is what is being written out here.
          <audio
            className="bench__sound"
            data-sound
            controls
            controlsList="nodownload"
            preload="auto"
            src={atMs > 0 ? `${sound}#t=${Math.floor(atMs / 1000)}` : sound}
            aria-label={say(m.interviews_recording_listen, { pseudonym: frame.interview.pseudonym })}
          />
        ) : null}
        <div className="bench__acts">
          {sound ? (
            <>
              <Act act="play" icon={<PlayIcon aria-hidden />} keyName="Esc">
                {say(m.interviews_bench_play)}
              </Act>
              <Act act="back" icon={<BackwardIcon aria-hidden />} keyName="F1">
                {say(m.interviews_bench_back)}
              </Act>
              <Act act="forward" icon={<ForwardIcon aria-hidden />} keyName="F2">
                {say(m.interviews_bench_forward)}
              </Act>
              <Act act="slower" keyName="F3">
                {say(m.interviews_bench_slower)}
              </Act>
              <output className="bench__rate" data-rate aria-label={say(m.interviews_bench_rate)}>
                1×
              </output>
              <Act act="faster" keyName="F4">
                {say(m.interviews_bench_faster)}
              </Act>
            </>
          ) : null}
          <Act act="turn" icon={<PlusIcon aria-hidden />} keyName="Enter">
            {say(m.interviews_bench_new_turn)}
          </Act>
          <Act act="speaker" icon={<ArrowsSquarepathIcon aria-hidden />} keyName="F8">
            {say(m.interviews_bench_speaker)}
          </Act>
          {sound ? (
            <Act act="time" icon={<ClockIcon aria-hidden />} keyName="F9">
              {say(m.interviews_bench_time)}
            </Act>
          ) : null}
        </div>
        <p className="bench__status" role="status" data-status>
          {going
            ? say(m.interviews_bench_going_on, { when: sayWhen(going.savedAt, language), name: going.byName })
            : say(m.interviews_bench_begun)}
        </p>
      </div>
      <div data-apart hidden>
        <Alert variant="warning" role="alert" className="transcript-notice">
          {say(m.interviews_bench_apart)}
        </Alert>
      </div>
      <p data-others hidden>
        <a href="#drafts">{say(m.interviews_bench_others)}</a>
      </p>
      <div className="bench__live">
        <ol className="bench__turns" data-turns>
          {turns.map((turn) => (
            <BenchTurn key={turn.id} turn={turn} isFirst={turn.speaker === speakers[0]} />
          ))}
        </ol>
        <template data-template>
          <BenchTurn
            turn={{ id: '', speaker: '', text: '', startMs: null, endMs: null, time: null }}
            isFirst={false}
          />
        </template>
        <Fold summary={say(m.interviews_bench_who)}>
          <ul className="bench__names" data-names>
            {speakers.map((speaker) => (
              <li key={speaker}>{speaker}</li>
            ))}
          </ul>
          <div className="bench__new-name">
            <label htmlFor="new-name">{say(m.interviews_bench_new_name)}</label>
            <input id="new-name" data-new-name maxLength={40} autoComplete="off" />
            <button type="button" className="bench__act" data-add-name>
              {say(m.interviews_bench_add_name)}
            </button>
          </div>
        </Fold>
        <Fold summary={say(m.interviews_bench_keys)}>
          <p>{say(m.interviews_bench_keys_text)}</p>
        </Fold>
      </div>
    </section>
  );
}

function Act(properties: { act: string; icon?: ReactNode; keyName: string; children: string }) {
  const { act, icon, keyName, children } = properties;
  return (
    <button
      type="button"
      className="bench__act"
      data-act={act}
      aria-keyshortcuts={keyName.replace('Esc', 'Escape')}
    >
      {icon}
      <span>{children}</span> <kbd>{keyName}</kbd>
    </button>
  );
}

/** A turn with its time as it is said. */
type TimedTurn = DraftTurn & { readonly time: string | null };

function BenchTurn({ turn, isFirst }: { turn: TimedTurn; isFirst: boolean }) {
  const { say } = useWords();
  const { id, speaker, text, startMs, endMs, time } = turn;
  const timeLabel =
    time === null ? say(m.interviews_bench_no_time) : say(m.interviews_bench_play_from, { time });
  return (
    <li
      className={isFirst ? 'bench-turn bench-turn--first' : 'bench-turn'}
      data-turn={id}
      data-start={startMs ?? ''}
      data-end={endMs ?? ''}
    >
      <button type="button" className="bench-turn__time" data-time aria-label={timeLabel} title={timeLabel}>
        {time ?? '–:–'}
      </button>
      <button
        type="button"
        className="bench-turn__speaker"
        data-speaker
        aria-label={say(m.interviews_bench_change_speaker, { speaker })}
      >
        {speaker}
      </button>
      <textarea
        rows={1}
        defaultValue={text}
        aria-label={say(m.interviews_bench_turn_of, { speaker })}
        spellCheck
      />
    </li>
  );
}
