import { type LetterKind, letterKinds } from '#modules/privacy/index.ts';
import { secretName, secretsFromBytes } from '../links/wave-secrets.ts';
import { dateOf } from '../open-wave.ts';
import { describeWave } from '../store.server.ts';
import { sendPilotLetters } from '../waves/pilot/send-pilot-letters.ts';
import { changePlan, duePlans, findPlan } from './letter-plans.server.ts';
import { mayBeSentIn } from './letters.rules.ts';
import { queueLetter } from './queue-letter.ts';
import { sendLetters } from './send-letters.ts';
import { noteSent, type SendingParts, sendJob, wakeSending, wordingOf } from './sending-parts.ts';

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
    if (kind === 'pilot') await sendPilotLetters(parts, waveId);
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

/** Sends a letter of a wave as far as it goes just now, and writes down how it went. */
export async function sendPlanned(parts: SendingParts, waveId: string, kind: LetterKind): Promise<void> {
  const { database, codeKey, clock, organisationId } = parts;
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

  const hasMailServer = parts.mailer !== null;
  await queueLetter(database, codeKey, {
    ...place,
    kind,
    receiptKey: secrets?.receiptKey ?? null,
    hasMailServer,
  });
  const went = await sendLetters(codeKey, parts.mailer, {
    ...place,
    ...(await wordingOf(parts, { wave, study, kind })),
    kind,
    linkKey: secrets?.linkKey ?? null,
    ...(parts.batchSize ? { batchSize: parts.batchSize } : {}),
    ...(parts.pause ? { pause: parts.pause } : {}),
    mayGoOn: async () => {
      const state = (await describeWave(database, place))?.state;
      if (!state || !mayBeSentIn(kind, state)) return false;
      return (await findPlan(database, place, kind))?.state === 'sending';
    },
  });
  await noteSent(parts, place, {
    plan,
    went,
    hasMore: async () => (await codeKey.lettersIn(place, kind, ['queued'])).length > 0,
  });
}
