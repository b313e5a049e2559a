import { Alert, Button } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { Question } from './code-card.tsx';
import type { ListedCode } from './codes-data.ts';

/** One code with what it stands on, and the two questions; or, where it did not pass, the way to new words. */
export function CodeTestView(properties: {
  code: Omit<ListedCode, 'passages'>;
  /** What it stands on. */
  passages: ReactNode;
  left: number;
  all: number;
  /** Where the answers are sent. */
  here: string;
  /** What was written, where it could not be taken. */
  refusedWords: string | null;
  before: string;
  says: string;
  /** What is said of a code that did not pass. */
  reword: string;
  /** Other ways with a code that did not pass. */
  otherWays?: ReactNode;
}) {
  const { code, passages, left, all, here, refusedWords, before, says, reword, otherWays } = properties;
  const { say } = useWords();
  const skip = <a href={`${here}?after=${code.codeId}#code`}>{say(m.interviews_test_skip)}</a>;
  return (
    <section className="code-test" aria-labelledby="code">
      <p className="code-test__left">{say(m.interviews_test_left, { left, all })}</p>
      <h2 id="code" className="code-test__code">
        {code.words}
      </h2>
      {passages}
      {code.hints.length > 0 ? (
        <ul className="code-test__hints">
          {code.hints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      ) : null}
      {refusedWords === null ? null : <Alert variant="error">{say(m.interviews_coding_no_code)}</Alert>}
      {code.status === 'reword' ? (
        <form method="post" action={here} className="code-card">
          <input type="hidden" name="code" value={code.codeId} />
          <p>{reword}</p>
          <label>
            <span>{say(m.interviews_coding_reword)}</span>
            <input
              type="text"
              name="words"
              defaultValue={refusedWords ?? code.words}
              required
              maxLength={300}
              autoComplete="off"
            />
          </label>
          <div className="write-code__buttons">
            <Button type="submit" name="do" value="reword">
              {say(m.interviews_coding_reword_save)}
            </Button>
            {otherWays}
            {skip}
          </div>
        </form>
      ) : (
        <form method="post" action={here} className="code-card">
          <input type="hidden" name="code" value={code.codeId} />
          <input type="hidden" name="words" value={code.words} />
          <Question name="before" question={before} answer={code.test?.couldBeWrittenBefore ?? null} />
          <Question name="says" question={says} answer={code.test?.saysWhatWasSaid ?? null} />
          <div className="write-code__buttons">
            <Button type="submit" name="do" value="test">
              {say(m.interviews_test_next)}
            </Button>
            {skip}
          </div>
        </form>
      )}
    </section>
  );
}
