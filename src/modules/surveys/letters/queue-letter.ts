import type { CodeKey, LetterKind, LetterState } from '#modules/privacy/index.ts';
import type { Database } from '#platform/database/database.ts';
import { receiptOf } from '../links/link.ts';
import type { WaveSecrets } from '../links/wave-secrets.ts';
import { type Place, receiptsWithAnswer } from '../store.server.ts';
import { isReminder, receiversOf } from './letters.rules.ts';

/** Finds out who has answered, for all at once, and marks them in the code key. */
export async function markWhoAnswered(
  database: Database,
  codeKey: CodeKey,
  place: Place,
  receiptKey: WaveSecrets['receiptKey'],
): Promise<void> {
  const people = await codeKey.all(place);
  const receipts = people.map(({ invitationId }) => receiptOf(invitationId, receiptKey));
  const found = await receiptsWithAnswer(database, place, receipts);
  const answered = people.filter((_, index) =>
    found.has(Buffer.from(receipts[index]!).toString('base64url')),
  );
  await codeKey.markAnswered(
    place,
    answered.map(({ invitationId }) => invitationId),
  );
}

/**
 * Queues a letter of a kind to all who should have it. Who has answered is found out first, so that a reminder reaches
 * nobody who has. Nobody is reminded of an invitation they have not had. Asked for twice, it adds only those who were
 * not queued before.
 *
 * @param options.hasMailServer without one, what is in the outbox counts as had
 * @param options.receiptKey null when the wave has closed, and who has answered has been found out for good
 * @returns how many were queued
 */
export async function queueLetter(
  database: Database,
  codeKey: CodeKey,
  options: Place & {
    readonly kind: LetterKind;
    readonly receiptKey: WaveSecrets['receiptKey'] | null;
    readonly hasMailServer: boolean;
  },
): Promise<number> {
  const { kind, receiptKey, hasMailServer } = options;
  if (receiptKey && kind !== 'notice' && kind !== 'invitation') {
    await markWhoAnswered(database, codeKey, options, receiptKey);
  }
  const receivers = receiversOf(kind, await codeKey.all(options)).map(({ invitationId }) => invitationId);
  // What lies in the outbox nobody has had; without a mail server everything lies there, to be seen.
  const had: LetterState[] = hasMailServer ? ['sent', 'uncertain'] : ['sent', 'uncertain', 'outbox'];
  const invited = isReminder(kind) ? new Set(await codeKey.lettersIn(options, 'invitation', had)) : null;
  return codeKey.queue(options, kind, invited ? receivers.filter((id) => invited.has(id)) : receivers);
}
