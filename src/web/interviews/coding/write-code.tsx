import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import type { RefusedForm } from './coding-form.ts';
import { sayRefused } from './coding-words.ts';

/**
 * Where a code is written. In a turn it is a form that asks for the words of the passage; without a turn it is what the
 * script of the page shows beside a passage that has been marked, and the passage is known.
 */
export function WriteCode({
  here,
  turn,
  refused,
}: {
  here: string;
  turn: { readonly index: number; readonly place: string } | null;
  refused: RefusedForm | null;
}) {
  const { say, language } = useWords();
  const problem =
    refused === null
      ? null
      : refused.why === 'noWords'
        ? say(m.interviews_coding_no_words)
        : refused.why === 'notFound'
          ? say(m.interviews_coding_not_found)
          : refused.why === 'noCode'
            ? say(m.interviews_coding_no_code)
            : refused.why === 'several'
              ? null
              : sayRefused(refused.why, language);
  return (
    <form method="post" action={here} className="write-code" aria-label={say(m.interviews_coding_write)}>
      {problem ? (
        <p className="field-mistake" id="write-problem" role="alert">
          {problem}
        </p>
      ) : null}
      {turn === null ? (
        <p className="write-code__quote" data-quote />
      ) : (
        <>
          <input type="hidden" name="turn" value={turn.index} />
          <label className="write-code__field">
            <span>{say(m.interviews_coding_passage_words)}</span>
            <small>{say(m.interviews_coding_passage_hint)}</small>
            <textarea
              name="copied"
              rows={2}
              required
              defaultValue={refused?.copied}
              aria-describedby={problem ? 'write-problem' : undefined}
            />
          </label>
        </>
      )}
      {refused && refused.places.length > 0 ? (
        <fieldset className="code-question code-question--places">
          <legend>{say(m.interviews_coding_several)}</legend>
          {refused.places.map(({ start, before, quote, after }, index) => (
            <label key={start}>
              <input type="radio" name="place" value={start} required defaultChecked={index === 0} />
              <span>
                … {before}
                <mark>{quote}</mark>
                {after} …
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <label className="write-code__field">
        <span>{say(m.interviews_coding_words)}</span>
        <small>{say(m.interviews_coding_words_hint)}</small>
        <input
          type="text"
          name="words"
          required
          maxLength={300}
          autoComplete="off"
          list="offered-codes"
          defaultValue={refused?.words}
        />
      </label>
      <div className="write-code__buttons">
        <Button type="submit" name="do" value="code" size="small">
          {say(m.interviews_coding_save)}
        </Button>
        {turn === null ? (
          <>
            <Button type="button" size="small" variant="secondary" data-as-said>
              {say(m.interviews_coding_as_said)}
            </Button>
            <Button type="button" size="small" variant="tertiary" data-cancel>
              {say(m.interviews_coding_cancel)}
            </Button>
          </>
        ) : (
          <a href={`${here}#turn-${turn.index}`}>{say(m.interviews_coding_cancel)}</a>
        )}
      </div>
    </form>
  );
}
