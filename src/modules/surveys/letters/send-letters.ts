import { createHash } from 'node:crypto';
import type { CodeKey, Invitation, LetterKind } from '#modules/privacy/index.ts';
import type { LocalisedText } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { Mail, Mailer } from '#platform/mail/mail.ts';
import { addressOf } from '../answering/answering.ts';
import type { WaveSecrets } from '../links/wave-secrets.ts';
import type { Place } from '../store.server.ts';
import { receiversOf } from './letters.rules.ts';
import { fillIn, type Template } from './template.ts';

export type LetterWords = {
  readonly kind: LetterKind;
  readonly templateIn: (language: Language) => Template;
  /** The languages of the study; the first is meant where somebody has none of them. */
  readonly languages: readonly Language[];
  readonly title: LocalisedText;
  readonly sender: string;
  readonly replyTo?: string | undefined;
  /** Where the server is seen from outside, without a slash at the end. */
  readonly publicAddress: string;
  /** Null when the wave has no links (any more). */
  readonly linkKey: WaveSecrets['linkKey'] | null;
};
export type SendLetters = Place &
  LetterWords & {
    readonly batchSize?: number;
    /** Between batches, so that a mail server is not overrun. */
    readonly pause?: () => Promise<void>;
    /** Asked before each batch: somebody may have stopped the letter. */
    readonly mayGoOn?: () => Promise<boolean>;
  };
export type SentLetters = {
  readonly sent: number;
  readonly refused: number;
  /** Only the mail server knows; not sent again by itself. */
  readonly uncertain: number;
  /** Not handed over this time, and queued again. */
  readonly failed: number;
  /** Nothing more was tried: the mail server cannot be reached, or refuses everything. */
  readonly isServerDown: boolean;
};

/** So many letters in a row that could not be handed over say that it is not about their addresses. */
const mostInARow = 20;

/**
 * Sends the letters of a kind that are queued, a batch at a time. Each batch is marked as being sent before the first of
 * it goes out: killed at any moment, nobody gets a letter twice. A letter that the mail server refuses for good is
 * marked so; one that could not be handed over is queued again, after the others have had their turn.
 *
 * @param mailer null: there is no mail server, and letters go to the outbox
 */
export async function sendLetters(
  codeKey: CodeKey,
  mailer: Mailer | null,
  options: SendLetters,
): Promise<SentLetters> {
  const { kind, batchSize = 20, pause, mayGoOn = async () => true } = options;
  const total = { sent: 0, refused: 0, uncertain: 0 };
  const deferred: string[] = [];
  let inARow = 0;
  let isServerDown = false;
  const queueAgain = async (ids: readonly string[]) => {
    await codeKey.settle(options, kind, ids, 'queued');
  };
  while (!isServerDown && (await mayGoOn())) {
    const batch = await codeKey.take(options, kind, batchSize);
    if (batch.length === 0) break;
    const people = new Map(
      receiversOf(kind, await codeKey.some(options, batch)).map((person) => [person.invitationId, person]),
    );
    for (const [index, invitationId] of batch.entries()) {
      const person = people.get(invitationId);
      // Queued, and since then answered, found to be away, or taken out.
      if (!person) {
        await codeKey.drop(options, kind, [invitationId]);
        continue;
      }
      if (!mailer) {
        await codeKey.settle(options, kind, [invitationId], 'outbox');
        total.sent += 1;
        continue;
      }
      const outcome = await mailer.send(letterTo(person, options));
      if (outcome.kind === 'failed') {
        inARow += 1;
        deferred.push(invitationId);
        isServerDown = outcome.isServerDown || inARow >= mostInARow;
        if (!isServerDown) continue;
        deferred.push(...batch.slice(index + 1));
        break;
      }
      inARow = 0;
      await codeKey.settle(options, kind, [invitationId], outcome.kind);
      total[outcome.kind] += 1;
    }
    await pause?.();
  }
  await queueAgain(deferred);
  return { ...total, failed: deferred.length, isServerDown };
}

/** The language somebody is written to in. */
export function languageFor(person: Pick<Invitation, 'language'>, languages: readonly Language[]): Language {
  return person.language && languages.includes(person.language) ? person.language : (languages[0] ?? 'nb');
}

/** The letter as it stands when it is read: with the receiver's own link, as long as there are links. */
export function letterTo(person: Invitation, options: Place & LetterWords): Mail {
  const { templateIn, languages, title, sender, replyTo, publicAddress, waveId, linkKey, kind } = options;
  const { invitationId, audience, office, name, email } = person;
  const language = languageFor(person, languages);
  const link = linkKey
    ? `${publicAddress}/s/${addressOf(waveId, { invitationId, audience, office }, linkKey)}`
    : '…';
  const { subject, text } = fillIn(templateIn(language), { name, title, link, sender }, language);
  const id = createHash('sha256').update(`${waveId} ${invitationId} ${kind}`).digest('hex').slice(0, 32);
  return {
    to: { name, address: email },
    ...(replyTo ? { replyTo } : {}),
    subject,
    text,
    language,
    messageId: `${id}@${new URL(publicAddress).hostname}`,
  };
}
