import type { CodeKey } from '#modules/privacy/index.ts';
import { type Study, textIn } from '#modules/studies/schema.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import type { Language } from '#platform/language.ts';
import type { Mailer } from '#platform/mail/mail.ts';
import { dateOf } from '../open-wave.ts';
import type { WaveDescription } from '../schema.ts';
import type { Place } from '../tables.server.ts';
import type { Waves } from '../waves/waves.ts';
import { changePlan, type LetterPlan, templatesOf } from './letter-plans.server.ts';
import { minutesBeforeRetry } from './letters.rules.ts';
import type { SentLetters } from './send-batches.ts';
import type { Wording } from './send-letters.ts';
import { defaultTemplate, type WordedKind } from './template.ts';

export type SendingParts = {
  readonly database: Database;
  readonly codeKey: CodeKey;
  readonly keys: KeyFiles;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly organisationId: string;
  /** Null: no mail server; letters go to the outbox. */
  readonly mailer: Mailer | null;
  readonly publicAddress: () => string;
  readonly findStudy: (studyId: string, version: number) => Promise<Study | null>;
  readonly batchSize?: number;
  /** Between batches. */
  readonly pause?: () => Promise<void>;
};

/** What whoever plans letters needs besides. */
export type LetterParts = SendingParts & {
  readonly waves: Pick<Waves, 'wave'>;
  /** The demo shows the outbox to whoever plans the letters: everybody in it is made up. */
  readonly isDemo: boolean;
};

export const sendJob = 'send-letters';

/** What is to be done stands in the plans; a job only wakes somebody to look there. */
export function wakeSending(jobs: Jobs, waveId: string, kind: WordedKind, startAfter?: Date): Promise<void> {
  const key = `${waveId} ${kind}${startAfter ? ' later' : ''}`;
  return jobs.run(sendJob, { waveId, kind }, { singletonKey: key, ...(startAfter ? { startAfter } : {}) });
}

/** Writes down how it went with a letter that was being sent, and has what is left tried again after a while. */
export async function noteSent(
  { database, jobs, clock }: Pick<SendingParts, 'database' | 'jobs' | 'clock'>,
  place: Place,
  about: {
    readonly plan: LetterPlan;
    readonly went: SentLetters;
    readonly hasMore: () => Promise<boolean>;
  },
): Promise<void> {
  const { plan, went, hasMore } = about;
  const { kind, tries } = plan;
  if (went.failed > 0) {
    const fault = went.isServerDown ? 'mail-server' : 'some-deferred';
    const isOn = await changePlan(database, place, kind, ['sending'], { fault, tries: tries + 1 });
    const again = new Date(clock.now().getTime() + minutesBeforeRetry(tries) * 60_000);
    if (isOn) await wakeSending(jobs, place.waveId, kind, again);
    return;
  }
  // One that was stopped stays stopped, and one that got more to send meanwhile is not done.
  if (await hasMore()) return;
  const isDone = { state: 'done', fault: null, tries: 0, done_on: dateOf(clock.now()) } as const;
  await changePlan(database, place, kind, ['sending'], isDone);
}

/** The words of a letter in every language of the study, and what they are filled with. */
export async function wordingOf(
  parts: Pick<SendingParts, 'database' | 'organisationId' | 'publicAddress'>,
  about: { readonly wave: WaveDescription; readonly study: Study; readonly kind: WordedKind },
): Promise<Wording> {
  const { wave, study, kind } = about;
  const own = await templatesOf(
    parts.database,
    { organisationId: parts.organisationId, waveId: wave.waveId },
    kind,
  );
  return {
    templateIn: (language: Language) => own.get(language) ?? defaultTemplate(kind, language),
    languages: study.languages,
    title: study.title,
    // A wave that nobody has signed is signed by the study.
    sender: wave.senderName || textIn(study.title, study.languages[0] ?? 'nb'),
    ...(wave.replyTo ? { replyTo: wave.replyTo } : {}),
    publicAddress: parts.publicAddress(),
  };
}
