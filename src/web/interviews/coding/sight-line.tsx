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

/** Whose codes are shown, and whether one has finished; where a study is coded blind, why one sees only one's own. */
export function SightLine({ sight, here }: { sight: Sight; here: string }) {
  const { say } = useWords();
  const { isOwnOnly, isSealed, isBlind, isFinished, finishedBy } = sight;
  const path = here.split('?')[0]!;
  return (
    <div className="coding-sight">
      {isSealed ? (
        <p className="coding-sight__blind">
          {say(isFinished ? m.interviews_coders_sealed_waiting : m.interviews_coders_sealed)}
        </p>
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
        <p className="coding-sight__finished">
          {say(m.interviews_coders_finished_by, { names: finishedBy.join(', ') })}
        </p>
      ) : isBlind ? (
        <p className="coding-sight__finished">{say(m.interviews_coders_finished_none)}</p>
      ) : null}
      <form method="post" action={here}>
        <Button
          type="submit"
          name="do"
          value={isFinished ? 'unfinish' : 'finish'}
          size="small"
          variant="tertiary"
        >
          {say(isFinished ? m.interviews_coders_unfinish : m.interviews_coders_finish)}
        </Button>
      </form>
    </div>
  );
}
