import type { Invitation, LetterKind } from '#modules/privacy/index.ts';

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
