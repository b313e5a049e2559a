import type { CodeKey, LetterKind } from '#modules/privacy/index.ts';
import { letterKinds } from '#modules/privacy/index.ts';
import { type Study, textIn } from '#modules/studies/schema.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import type { Language } from '#platform/language.ts';
import type { Mailer } from '#platform/mail/mail.ts';
import { secretName, secretsFromBytes } from '../links/wave-secrets.ts';
import { dateOf } from '../open-wave.ts';
import type { WaveDescription } from '../schema.ts';
import { describeWave } from '../store.server.ts';
import { changePlan, duePlans, findPlan, templatesOf } from './letter-plans.server.ts';
import { mayBeSentIn, minutesBeforeRetry } from './letters.rules.ts';
import { queueLetter } from './queue-letter.ts';
import { type LetterWords, sendLetters } from './send-letters.ts';
import { defaultTemplate } from './template.ts';

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

export const sendJob = 'send-letters';
const dueJob = 'letters-due';

/**
 * Sends letters in the background: those whose day has come, and those that were being sent when the server stopped. What
 * is to be done stands in the plans; a job only wakes this up, so that doing one twice is harmless.
 */
export async function startSending(parts: SendingParts): Promise<void> {
  const { jobs, clock, database, organisationId } = parts;
  const wakeDue = async () => {
    const today = dateOf(clock.now());
    for (const { waveId, kind } of await duePlans(database, { organisationId, today })) {
      await wakeSending(jobs, waveId, kind);
    }
  };
  await jobs.handle(sendJob, async ({ waveId = '', kind }) => {
    const wanted = letterKinds.find((known) => known === kind);
    if (wanted) await sendPlanned(parts, waveId, wanted);
  });
  // From seven in the morning: nobody likes a letter at night.
  await jobs.every(dueJob, '*/5 7-18 * * *', wakeDue);
  // What was being sent when the server stopped.
  for (const { waveId, kind } of await duePlans(database, { organisationId, today: '' })) {
    await wakeSending(jobs, waveId, kind);
  }
}

export function wakeSending(jobs: Jobs, waveId: string, kind: LetterKind, startAfter?: Date): Promise<void> {
  const key = `${waveId} ${kind}${startAfter ? ' later' : ''}`;
  return jobs.run(sendJob, { waveId, kind }, { singletonKey: key, ...(startAfter ? { startAfter } : {}) });
}

/** Sends a letter of a wave as far as it goes just now, and writes down how it went. */
export async function sendPlanned(parts: SendingParts, waveId: string, kind: LetterKind): Promise<void> {
  const { database, codeKey, jobs, clock, organisationId } = parts;
  const place = { organisationId, waveId };
  const change = (changed: Parameters<typeof changePlan>[4]) =>
    changePlan(database, place, kind, ['planned', 'sending'], changed);
  const plan = await findPlan(database, place, kind);
  const wave = await describeWave(database, place);
  if (!wave || !plan || plan.state === 'paused' || plan.state === 'done') return;
  if (plan.state === 'planned' && (plan.sendOn ?? '') > dateOf(clock.now())) return;
  if (!mayBeSentIn(kind, wave.state)) {
    await change({ state: 'paused', fault: 'wave-not-open' });
    return;
  }
  const secret = parts.keys.read(secretName(organisationId, waveId));
  const secrets = secret ? secretsFromBytes(secret) : null;
  if (!secrets && wave.state === 'open') {
    await change({ state: 'paused', fault: 'keys-missing' });
    return;
  }
  const study = await parts.findStudy(wave.studyId, wave.studyVersion);
  if (!study || !(await change({ state: 'sending', send_on: null }))) return;

  await queueLetter(database, codeKey, { ...place, kind, receiptKey: secrets?.receiptKey ?? null });
  const words = await wordsOf(parts, { wave, study, kind, linkKey: secrets?.linkKey ?? null });
  const { failed, isServerDown } = await sendLetters(codeKey, parts.mailer, {
    ...place,
    ...words,
    ...(parts.batchSize ? { batchSize: parts.batchSize } : {}),
    ...(parts.pause ? { pause: parts.pause } : {}),
    mayGoOn: async () => {
      const state = (await describeWave(database, place))?.state;
      if (!state || !mayBeSentIn(kind, state)) return false;
      return (await findPlan(database, place, kind))?.state === 'sending';
    },
  });
  if (failed > 0) {
    const tries = plan.tries + 1;
    const isOn = await change({ fault: isServerDown ? 'mail-server' : 'some-deferred', tries });
    const minutes = minutesBeforeRetry(plan.tries);
    const again = new Date(clock.now().getTime() + minutes * 60_000);
    if (isOn) await wakeSending(jobs, waveId, kind, again);
    return;
  }
  // One that was stopped stays stopped, and one that got more to send meanwhile is not done.
  const left = await codeKey.lettersIn(place, kind, ['queued']);
  if (left.length === 0)
    await changePlan(database, place, kind, ['sending'], { state: 'done', fault: null, tries: 0 });
}

/** The words of a letter in every language of the study, and what they are filled with. */
export async function wordsOf(
  parts: Pick<SendingParts, 'database' | 'organisationId' | 'publicAddress'>,
  about: {
    readonly wave: WaveDescription;
    readonly study: Study;
    readonly kind: LetterKind;
    readonly linkKey: LetterWords['linkKey'];
  },
): Promise<LetterWords> {
  const { wave, study, kind, linkKey } = about;
  const place = { organisationId: parts.organisationId, waveId: wave.waveId };
  const own = await templatesOf(parts.database, place, kind);
  return {
    kind,
    templateIn: (language: Language) => own.get(language) ?? defaultTemplate(kind, language),
    languages: study.languages,
    title: study.title,
    // A wave that nobody has signed is signed by the study.
    sender: wave.senderName || textIn(study.title, study.languages[0] ?? 'nb'),
    ...(wave.replyTo ? { replyTo: wave.replyTo } : {}),
    publicAddress: parts.publicAddress(),
    linkKey,
  };
}
