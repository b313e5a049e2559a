import { Button, Textarea, TextField } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import type { ShownTurn } from './shown-version.ts';

/** One turn while it is changed: who, when and what. Works without script, and keeps what was typed when it is refused. */
export function TurnForm(properties: {
  index: number;
  version: number;
  turn: ShownTurn;
  speakers: readonly string[];
  cancelHref: string;
  mistake: string | null;
  /** What somebody else has made of it meanwhile. */
  others: string | null;
}) {
  const { index, version, turn, speakers, cancelHref, mistake, others } = properties;
  const { say } = useWords();
  return (
    <form
      method="post"
      className="turn-form"
      aria-label={say(m.interviews_transcript_turn_form, { turn: index + 1 })}
    >
      {mistake ? (
        <p className="field-mistake" role="alert">
          {mistake}
        </p>
      ) : null}
      {others === null ? null : (
        <div className="turn-form__others">
          <p>{say(m.interviews_transcript_turn_others)}</p>
          <blockquote>{others}</blockquote>
        </div>
      )}
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="turn" value={index} />
      <div className="turn-form__head">
        <TextField
          name="speaker"
          label={say(m.interviews_transcript_turn_who)}
          defaultValue={turn.speaker}
          list="speakers"
          maxLength={40}
          autoComplete="off"
          size="small"
        />
        <datalist id="speakers">
          {speakers.map((speaker) => (
            <option key={speaker} value={speaker} />
          ))}
        </datalist>
        <TextField
          name="time"
          label={say(m.interviews_transcript_turn_when)}
          defaultValue={turn.time ?? ''}
          maxLength={12}
          autoComplete="off"
          size="small"
        />
      </div>
      <Textarea
        name="text"
        label={say(m.interviews_transcript_turn_text)}
        description={say(m.interviews_transcript_turn_hint)}
        defaultValue={turn.text}
        minRows={4}
        autoFocus
      />
      <div className="upload__send">
        <Button type="submit" size="small">
          {say(m.interviews_transcript_turn_save)}
        </Button>
        <Button as="a" href={cancelHref} variant="tertiary" size="small">
          {say(m.interviews_transcript_cancel)}
        </Button>
      </div>
    </form>
  );
}
