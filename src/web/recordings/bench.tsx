import { Alert } from '@navikt/ds-react';
import { m } from '#messages';
import type { DraftPlace, DraftTurn } from '#modules/interviews/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { BenchBar } from './bench-bar.tsx';
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
  here: DraftPlace | null;
  going: ShownDraft | null;
}) {
  const { asked, frame, sound, turns, speakers, draftId, revision, basedOn, atMs, here, going } = properties;
  const { say, language } = useWords();
  const filled = { speaker: '{speaker}', time: '{time}' };
  const status = going
    ? say(m.interviews_bench_going_on, { when: sayWhen(going.savedAt, language), name: going.byName })
    : basedOn === null
      ? say(m.interviews_bench_begun)
      : say(m.interviews_bench_correcting, { version: basedOn });
  return (
    <section
      className="bench"
      data-bench
      data-keep={benchPath(asked, '/draft')}
      data-draft={draftId}
      data-revision={revision}
      data-based-on={basedOn ?? ''}
      data-at={atMs}
      data-here={here?.turn ?? ''}
      data-here-at={here?.at ?? 0}
      data-said-play={say(m.interviews_bench_play)}
      data-said-pause={say(m.interviews_bench_pause)}
      data-said-saving={say(m.interviews_hold_saving)}
      data-said-saved={say(m.interviews_bench_saved)}
      data-said-unsaved={say(m.interviews_hold_failed)}
      data-said-signed-out={say(m.interviews_bench_signed_out)}
      data-no-time={say(m.interviews_bench_no_time)}
      data-play-from={say(m.interviews_bench_play_from, filled)}
      data-change-speaker={say(m.interviews_bench_change_speaker, filled)}
      data-turn-of={say(m.interviews_bench_turn_of, filled)}
    >
      <BenchBar sound={sound} atMs={atMs} status={status} pseudonym={frame.interview.pseudonym} />
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
