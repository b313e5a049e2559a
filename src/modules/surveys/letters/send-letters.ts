import { createHash } from 'node:crypto';
import type { CodeKey, Invitation, LetterKind } from '#modules/privacy/index.ts';
import type { LocalisedText } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { Mail, Mailer } from '#platform/mail/mail.ts';
import { addressOf } from '../answering/answering.ts';
import type { WaveSecrets } from '../links/wave-secrets.ts';
import type { Place } from '../store.server.ts';
import { receiversOf } from './letters.rules.ts';
import { type SendBatches, type SentLetters, sendBatches } from './send-batches.ts';
import { fillIn, type Template } from './template.ts';

/** What a letter says, before it is filled in for anybody. */
export type Wording = {
  readonly templateIn: (language: Language) => Template;
  /** The languages of the study; the first is meant where somebody has none of them. */
  readonly languages: readonly Language[];
  readonly title: LocalisedText;
  readonly sender: string;
  readonly replyTo?: string | undefined;
  /** Where the server is seen from outside, without a slash at the end. */
  readonly publicAddress: string;
};
export type LetterWords = Wording & {
  readonly kind: LetterKind;
  /** Null when the wave has no links (any more). */
  readonly linkKey: WaveSecrets['linkKey'] | null;
};
export type SendLetters = Place & LetterWords & SendBatches;

/**
 * Sends the letters of a kind that are queued, as `sendBatches` says.
 *
 * @param mailer null: there is no mail server, and letters go to the outbox
 */
export function sendLetters(
  codeKey: CodeKey,
  mailer: Mailer | null,
  options: SendLetters,
): Promise<SentLetters> {
  const { kind } = options;
  return sendBatches(
    {
      take: (most) => codeKey.take(options, kind, most),
      // Some were queued, and have since answered, been found to be away, or been taken out.
      mailsTo: async (ids) =>
        new Map(
          receiversOf(kind, await codeKey.some(options, ids)).map((person) => [
            person.invitationId,
            letterTo(person, options),
          ]),
        ),
      settle: (ids, { state }) => codeKey.settle(options, kind, ids, state),
      drop: (ids) => codeKey.drop(options, kind, ids),
    },
    mailer,
    options,
  );
}

/** The language somebody is written to in. */
export function languageFor(
  person: { readonly language: Language | null },
  languages: readonly Language[],
): Language {
  return person.language && languages.includes(person.language) ? person.language : (languages[0] ?? 'nb');
}

/** The letter as it stands when it is read: with the receiver's own link, as long as there are links. */
export function letterTo(person: Invitation, options: Place & LetterWords): Mail {
  const { publicAddress, waveId, linkKey, kind } = options;
  const { invitationId, audience, office } = person;
  const link = linkKey
    ? `${publicAddress}/s/${addressOf(waveId, { invitationId, audience, office }, linkKey)}`
    : '…';
  return mailTo(person, { ...options, link, identity: `${waveId} ${invitationId} ${kind}` });
}

/**
 * A letter filled in for one person.
 *
 * @param options.identity the same for the same letter: its Message-ID is made of it
 */
export function mailTo(
  person: { readonly name: string; readonly email: string; readonly language: Language | null },
  options: Wording & { readonly link: string; readonly identity: string },
): Mail {
  const { templateIn, languages, title, sender, replyTo, publicAddress, link, identity } = options;
  const { name, email } = person;
  const language = languageFor(person, languages);
  const { subject, text } = fillIn(templateIn(language), { name, title, link, sender }, language);
  const id = createHash('sha256').update(identity).digest('hex').slice(0, 32);
  return {
    to: { name, address: email },
    ...(replyTo ? { replyTo } : {}),
    subject,
    text,
    language,
    messageId: `${id}@${new URL(publicAddress).hostname}`,
  };
}
