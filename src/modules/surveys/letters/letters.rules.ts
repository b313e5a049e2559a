import type { Invitation, LetterKind } from '#modules/privacy/index.ts';
import type { WaveState } from '../schema.ts';

/**
 * Who gets a letter of a kind. Those whose address does not work or who are away get none; reminders go to those who
 * have not answered, thanks to those who have.
 */
export function receiversOf(kind: LetterKind, people: readonly Invitation[]): readonly Invitation[] {
  const reached = people.filter(({ state }) => state === 'invited');
  switch (kind) {
    case 'notice':
    case 'invitation':
      return reached;
    case 'reminder1':
    case 'reminder2':
      return reached.filter(({ hasAnswered }) => !hasAnswered);
    case 'thanks':
      return reached.filter(({ hasAnswered }) => hasAnswered);
  }
}

export function isReminder(kind: LetterKind): boolean {
  return kind === 'reminder1' || kind === 'reminder2';
}

/** Whether who gets it tells who has answered. */
export function dependsOnAnswers(kind: LetterKind): boolean {
  return isReminder(kind) || kind === 'thanks';
}

/** Whether a letter makes sense in a wave's state: an invitation leads somewhere only while the wave is open. */
export function mayBeSentIn(kind: LetterKind, state: WaveState): boolean {
  if (kind === 'notice') return state === 'draft' || state === 'pilot' || state === 'open';
  if (kind === 'thanks') return state === 'open' || state === 'closed';
  return state === 'open';
}

/** How long to wait before a mail server is tried again: a minute at first, and never more than an hour. */
export function minutesBeforeRetry(tries: number): number {
  return Math.min(60, 2 ** Math.min(tries, 6));
}
