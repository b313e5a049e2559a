import { Alert, Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import type { RefusedForm } from './coding-form.ts';
import { type SaidItem, sayRefused } from './coding-words.ts';

/** Where a passage is chosen as a quote for the report: the address is followed by the coding's id. */
export type Quoting = {
  readonly pick: string;
  /** The informant's newest consent says yes to quotes. */
  readonly mayQuote: boolean;
  readonly name: string;
};

/** All that can be done with a code on a passage: the two questions of the code test, new words, away with it. */
export function CodeCard({
  item,
  here,
  quoting,
  refused = null,
}: {
  item: SaidItem | null;
  here: string;
  quoting: Quoting;
  refused?: RefusedForm | null;
}) {
  const { say, language } = useWords();
  const hidden = (
    <>
      <input type="hidden" name="coding" value={item?.codingId ?? ''} />
      <input type="hidden" name="code" value={item?.codeId ?? ''} />
    </>
  );
  return (
    <div className="code-card">
      {refused?.why ? (
        <Alert variant="error" size="small">
          {refused.why === 'noCode'
            ? say(m.interviews_coding_no_code)
            : sayRefused(asRefused(refused.why), language)}
        </Alert>
      ) : null}
      <blockquote className="code-card__quote">{item?.quote}</blockquote>
      <p className="code-card__pick">
        {quoting.mayQuote ? (
          <a href={`${quoting.pick}${item?.codingId ?? ''}`} data-pick={quoting.pick}>
            {say(m.findings_to_pick)}
          </a>
        ) : (
          say(m.findings_no_quotes_here, { name: quoting.name })
        )}
      </p>
      <form method="post" action={here} data-do="test">
        {hidden}
        <input type="hidden" name="words" value={item?.words ?? ''} />
        <Question
          name="before"
          question={say(m.interviews_coding_test_before)}
          answer={item?.test?.couldBeWrittenBefore ?? null}
        />
        <Question
          name="says"
          question={say(m.interviews_coding_test_says)}
          answer={item?.test?.saysWhatWasSaid ?? null}
        />
        <Button type="submit" name="do" value="test" size="small" variant="secondary">
          {say(m.interviews_coding_test_save)}
        </Button>
      </form>
      <form method="post" action={here} data-do="reword">
        {hidden}
        <label>
          <span>{say(m.interviews_coding_reword)}</span>
          <input
            type="text"
            name="words"
            defaultValue={item?.words}
            required
            maxLength={300}
            autoComplete="off"
          />
        </label>
        <p className="code-card__passages">{item?.passagesText}</p>
        <Button type="submit" name="do" value="reword" size="small" variant="secondary">
          {say(m.interviews_coding_reword_save)}
        </Button>
      </form>
      <form method="post" action={here} data-do="note">
        {hidden}
        <label>
          <span>{say(m.interviews_memo)}</span>
          <small>{say(m.interviews_memo_hint)}</small>
          <textarea name="memo" rows={3} maxLength={10000} defaultValue={item?.memo} />
        </label>
        <Button type="submit" name="do" value="note" size="small" variant="secondary">
          {say(m.interviews_memo_save)}
        </Button>
      </form>
      <form method="post" action={here} data-do="remove">
        {hidden}
        <span className="code-card__by">
          {say(m.interviews_coding_by)} <span data-by>{item?.byName}</span>
        </span>
        <Button type="submit" name="do" value="remove" size="small" variant="tertiary">
          {say(m.interviews_coding_remove)}
        </Button>
      </form>
    </div>
  );
}

const asRefused = (why: string) =>
  why === 'passageGone' || why === 'notThisInterview' ? why : ('codeGone' as const);

/** One of the two questions of the code test. */
export function Question(properties: { name: string; question: string; answer: boolean | null }) {
  const { name, question, answer } = properties;
  const { say } = useWords();
  return (
    <fieldset className="code-question">
      <legend>{question}</legend>
      {[true, false].map((value) => (
        <label key={`${value}`}>
          <input
            type="radio"
            name={name}
            value={value ? 'yes' : 'no'}
            required
            defaultChecked={answer === value}
          />
          <span>{say(value ? m.interviews_coding_yes : m.interviews_coding_no)}</span>
        </label>
      ))}
    </fieldset>
  );
}
