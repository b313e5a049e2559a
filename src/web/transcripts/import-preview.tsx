import { Alert, Button, Select, TextField } from '@navikt/ds-react';
import { m } from '#messages';
import type { SpeakerChoice, TranscriptPreview } from '#modules/interviews/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { TurnList } from './turn-list.tsx';

export type ShownPreview = Omit<TranscriptPreview, 'turns'> & {
  /** The first ones. */
  readonly turns: readonly {
    readonly speaker: string | null;
    readonly text: string;
    readonly time: string | null;
  }[];
  readonly turnCount: number;
  readonly words: number;
};

/** What would be saved: who speaks, how it begins, and everything that was not clear in the file. */
export function ImportPreview(properties: {
  held: ShownPreview;
  pseudonym: string;
  /** What was chosen before it was refused. */
  choices: readonly SpeakerChoice[] | null;
}) {
  const { held, pseudonym, choices } = properties;
  const { say } = useWords();
  const nameOf = (name: string | null) => name ?? say(m.interviews_transcript_nobody);
  return (
    <>
      <p className="transcript-facts">
        {say(m.interviews_transcript_found, {
          format: say(formatWords[held.format]),
          turns: held.turnCount,
          words: held.words,
          speakers: held.speakers.length,
        })}
      </p>
      <Remarks held={held} />
      <form method="post" className="asked-form transcript-speakers">
        <h2 className="section-title">{say(m.interviews_transcript_who)}</h2>
        <p>{say(m.interviews_transcript_who_text, { pseudonym })}</p>
        {held.speakers.map((speaker, at) => (
          <fieldset key={nameOf(speaker.name)} className="transcript-speaker">
            <legend>{nameOf(speaker.name)}</legend>
            <p>
              {say(m.interviews_transcript_speaker_says, { turns: speaker.turns, words: speaker.words })}{' '}
              <q>{speaker.sample}</q>
            </p>
            <div className="transcript-speaker__choice">
              <Select
                name={`role-${at}`}
                label={say(m.interviews_transcript_role)}
                defaultValue={choices?.[at]?.role ?? speaker.guess}
              >
                <option value="interviewer">{say(m.interviews_transcript_interviewer)}</option>
                <option value="informant">{pseudonym}</option>
                <option value="other">{say(m.interviews_transcript_somebody_else)}</option>
              </Select>
              <TextField
                name={`name-${at}`}
                label={say(m.interviews_transcript_other_name)}
                description={say(m.interviews_transcript_other_hint)}
                defaultValue={choices?.[at]?.name ?? ''}
                maxLength={40}
                autoComplete="off"
              />
            </div>
          </fieldset>
        ))}
        {held.over === null ? null : (
          <Alert variant="warning">
            {say(m.interviews_transcript_over, { version: held.over, next: held.over + 1 })}
          </Alert>
        )}
        <input type="hidden" name="stamp" value={held.stamp} />
        <div className="upload__send">
          <Button type="submit" name="intent" value="confirm">
            {say(m.interviews_transcript_save)}
          </Button>
          <Button type="submit" name="intent" value="cancel" variant="tertiary">
            {say(m.interviews_transcript_cancel)}
          </Button>
        </div>
      </form>
      <h2 className="section-title">{say(m.interviews_transcript_begins)}</h2>
      <TurnList turns={held.turns.map((turn) => ({ ...turn, speaker: nameOf(turn.speaker) }))} />
      {held.turnCount > held.turns.length ? (
        <p>{say(m.interviews_transcript_more_turns, { count: held.turnCount - held.turns.length })}</p>
      ) : null}
    </>
  );
}

/** Nothing is dropped without a word: what the file holds besides, and what could not be read as it was meant. */
function Remarks({ held }: { held: ShownPreview }) {
  const { say } = useWords();
  const { problems, left, isWindows1252 } = held;
  return (
    <>
      {isWindows1252 ? <Alert variant="warning">{say(m.interviews_transcript_windows)}</Alert> : null}
      {left.length > 0 ? (
        <Alert variant="warning">
          {say(m.interviews_transcript_left)}
          <ul className="transcript-left">
            {left.map(({ kind, count }) => (
              <li key={kind}>{say(leftWords[kind], { count })}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {problems.length > 0 ? (
        <Fold summary={say(m.interviews_transcript_problems, { count: problems.length })}>
          <ul className="transcript-problems">
            {problems.slice(0, 100).map(({ line, kind, value }, at) => (
              <li key={at}>
                {say(m.interviews_transcript_line, { line })} {say(problemWords[kind])}{' '}
                <code>{value.slice(0, 200)}</code>
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </>
  );
}

const formatWords = {
  webvtt: m.interviews_transcript_format_webvtt,
  srt: m.interviews_transcript_format_srt,
  otr: m.interviews_transcript_format_otr,
  docx: m.interviews_transcript_format_docx,
  text: m.interviews_transcript_format_text,
};
const leftWords = {
  comments: m.interviews_transcript_left_comments,
  footnotes: m.interviews_transcript_left_footnotes,
  pictures: m.interviews_transcript_left_pictures,
  deletions: m.interviews_transcript_left_deletions,
  notes: m.interviews_transcript_left_notes,
};
const problemWords = {
  badTime: m.interviews_transcript_problem_time,
  aDayOrMore: m.interviews_transcript_problem_long,
  endsBeforeItBegins: m.interviews_transcript_problem_ends,
  beginsBeforeTheLast: m.interviews_transcript_problem_begins,
  noText: m.interviews_transcript_problem_text,
};
