import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

type Sight = {
  isOwnOnly: boolean;
  isSealed: boolean;
  isBlind: boolean;
  isFinished: boolean;
  finishedBy: readonly string[];
};

/** What is said of who has finished: of an interview, or of a question that is sorted. */
const wordsOf = {
  interview: {
    sealed: m.interviews_coders_sealed,
    waiting: m.interviews_coders_sealed_waiting,
    finish: m.interviews_coders_finish,
    finishedBy: m.interviews_coders_finished_by,
    finishedNone: m.interviews_coders_finished_none,
  },
  question: {
    sealed: m.interviews_answers_sealed,
    waiting: m.interviews_answers_sealed_waiting,
    finish: m.interviews_answers_own_finish,
    finishedBy: m.interviews_answers_finished_by,
    finishedNone: m.interviews_answers_finished_none,
  },
} as const;

/** Whose codes are shown, and whether one has finished; where a study is coded blind, why one sees only one's own. */
export function SightLine(properties: { sight: Sight; here: string; of?: keyof typeof wordsOf }) {
  const { sight, here, of = 'interview' } = properties;
  const words = wordsOf[of];
  const { say } = useWords();
  const { isOwnOnly, isSealed, isBlind, isFinished, finishedBy } = sight;
  const path = here.split('?')[0]!;
  return (
    <div className="coding-sight">
      {isSealed ? (
        <p className="coding-sight__blind">{say(isFinished ? words.waiting : words.sealed)}</p>
      ) : (
        <nav aria-label={say(m.interviews_coders_whose)}>
          <ul>
            <li>
              <a href={path} aria-current={isOwnOnly ? undefined : 'true'}>
                {say(m.interviews_coders_all)}
              </a>
            </li>
            <li>
              <a href={`${path}?own=1`} aria-current={isOwnOnly ? 'true' : undefined}>
                {say(m.interviews_coders_own)}
              </a>
            </li>
          </ul>
        </nav>
      )}
      {finishedBy.length > 0 ? (
        <p className="coding-sight__finished">{say(words.finishedBy, { names: finishedBy.join(', ') })}</p>
      ) : isBlind ? (
        <p className="coding-sight__finished">{say(words.finishedNone)}</p>
      ) : null}
      <form method="post" action={here}>
        <Button
          type="submit"
          name="do"
          value={isFinished ? 'unfinish' : 'finish'}
          size="small"
          variant="tertiary"
        >
          {say(isFinished ? m.interviews_coders_unfinish : words.finish)}
        </Button>
      </form>
    </div>
  );
}
