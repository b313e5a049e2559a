import { sightOf } from '../coding/coders/sight.rules.ts';
import type { CodingState } from '../coding/log/replay.ts';
import type { Interview } from '../schema.ts';

/** An interview that somebody codes without seeing the others' codes, and what has to happen before they see them. */
export type SealedInterview = {
  readonly interviewId: string;
  /** What the interview is called. */
  readonly name: string;
  /** They have not finished it themselves; or they have, and one more has not. */
  readonly waitsFor: 'you' | 'another';
};

/**
 * The interviews with codes by others that are sealed to somebody.
 *
 * @param given.hidden those with codes that they do not see
 */
export function sealedInterviews(
  state: Pick<CodingState, 'isBlind' | 'finished'>,
  given: {
    readonly interviews: readonly Interview[];
    readonly hidden: ReadonlySet<string>;
    readonly personId: string;
  },
): readonly SealedInterview[] {
  const { interviews, hidden, personId } = given;
  return interviews.flatMap(({ interviewId, name }): readonly SealedInterview[] => {
    if (!hidden.has(interviewId)) return [];
    const { isFinished } = sightOf(state, interviewId, { personId, ownOnly: false });
    return [{ interviewId, name, waitsFor: isFinished ? 'another' : 'you' }];
  });
}

/** What somebody is not to see of what was locked or picked: another's, of an interview that is sealed to them. */
export function isSealedTo(
  what: { readonly personId: string | null; readonly interviewIds: readonly string[] },
  looking: { readonly personId: string; readonly sealed: readonly SealedInterview[] },
): boolean {
  if (what.personId === looking.personId) return false;
  return looking.sealed.some(({ interviewId }) => what.interviewIds.includes(interviewId));
}
