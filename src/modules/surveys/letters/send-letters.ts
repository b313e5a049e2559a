import { createHash } from 'node:crypto';
import type { CodeKey, Invitation, LetterKind } from '#modules/privacy/index.ts';
import type { LocalisedText } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { Mailer } from '#platform/mail/mail.ts';
import { addressOf } from '../answering/answering.ts';
import type { WaveSecrets } from '../links/wave-secrets.ts';
import type { Place } from '../store.server.ts';
import { receiversOf } from './letters.rules.ts';
import { fillIn, type Template } from './template.ts';

export type SendLetters = Place & {
  readonly kind: LetterKind;
  readonly template: Template;
  readonly language: Language;
  readonly title: LocalisedText;
  readonly sender: string;
  /** Where the server is seen from outside, without a slash at the end. */
  readonly publicAddress: string;
  readonly linkKey: WaveSecrets['linkKey'];
  readonly batchSize?: number;
  /** Between batches, so that a mail server is not overrun. */
  readonly pause?: () => Promise<void>;
};
export type SentLetters = { readonly sent: number; readonly refused: number; readonly failed: number };

/**
 * Sends the letters of a kind that are queued, a batch at a time. Each batch is marked as being sent before the first of
 * it goes out: killed at any moment, nobody gets a letter twice. A letter that the mail server refuses for good is
 * marked so; one that could not be handed over is queued again, and this stops there.
 */
export async function sendLetters(
  codeKey: CodeKey,
  mailer: Mailer,
  options: SendLetters,
): Promise<SentLetters> {
  const { kind, batchSize = 50, pause } = options;
  const people = new Map((await codeKey.all(options)).map((person) => [person.invitationId, person]));
  const wanted = new Set(receiversOf(kind, [...people.values()]).map(({ invitationId }) => invitationId));
  const total = { sent: 0, refused: 0, failed: 0 };
  for (;;) {
    const batch = await codeKey.take(options, kind, batchSize);
    if (batch.length === 0) return total;
    for (const [place, invitationId] of batch.entries()) {
      const person = people.get(invitationId);
      const settle = (state: 'sent' | 'refused') => codeKey.settle(options, kind, [invitationId], state);
      // Queued, and since then answered, found to be away, or taken out.
      if (!person || !wanted.has(invitationId)) {
        await settle('refused');
        continue;
      }
      const outcome = await mailer.send(letterTo(person, options));
      if (outcome.kind === 'failed') {
        await codeKey.settle(options, kind, batch.slice(place), 'queued');
        return { ...total, failed: batch.length - place };
      }
      await settle(outcome.kind);
      total[outcome.kind] += 1;
    }
    await pause?.();
  }
}

function letterTo(person: Invitation, options: SendLetters) {
  const { template, language, title, sender, publicAddress, waveId, linkKey, kind } = options;
  const { invitationId, audience, office, name, email } = person;
  const link = `${publicAddress}/s/${addressOf(waveId, { invitationId, audience, office }, linkKey)}`;
  const { subject, text } = fillIn(template, { name, title, link, sender }, language);
  const id = createHash('sha256').update(`${waveId} ${invitationId} ${kind}`).digest('hex').slice(0, 32);
  return {
    to: { name, address: email },
    subject,
    text,
    language,
    messageId: `${id}@${new URL(publicAddress).hostname}`,
  };
}
