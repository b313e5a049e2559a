import type { Mail } from '#platform/mail/mail.ts';
import { changePlan, findPlan } from '../../letters/letter-plans.server.ts';
import { sendBatches } from '../../letters/send-batches.ts';
import { mailTo, type Wording } from '../../letters/send-letters.ts';
import { noteSent, type SendingParts, wordingOf } from '../../letters/sending-parts.ts';
import { describeWave } from '../waves.server.ts';
import { listTesters, type Tester } from './pilot.server.ts';
import { hasQueuedTesters, settleTesters, takeTesters } from './tester-letters.server.ts';
import { trialAddressOf } from './try-out.ts';

/** Sends testers the letters that are queued, as far as it goes just now, and writes down how it went. */
export async function sendPilotLetters(parts: SendingParts, waveId: string): Promise<void> {
  const { database, organisationId } = parts;
  const place = { organisationId, waveId };
  const plan = await findPlan(database, place, 'pilot');
  const wave = await describeWave(database, place);
  if (!wave || plan?.state !== 'sending') return;
  // The wave has opened: the testers' links are over.
  if (wave.state !== 'pilot') {
    await changePlan(database, place, 'pilot', ['sending'], { state: 'done', fault: null });
    return;
  }
  const study = await parts.findStudy(wave.studyId, wave.studyVersion);
  if (!study) return;
  const wording = await wordingOf(parts, { wave, study, kind: 'pilot' });
  const went = await sendBatches(
    {
      take: (most) => takeTesters(database, place, most),
      mailsTo: async (ids) => {
        const testers = await listTesters(database, place);
        return new Map(
          testers
            .filter(({ testerId }) => ids.includes(testerId))
            .map((tester) => [tester.testerId, mailToTester(tester, waveId, wording)]),
        );
      },
      settle: (ids, settled) => settleTesters(database, place, ids, settled),
      // Whoever was taken out meanwhile is not there to be settled.
      drop: async () => {},
    },
    parts.mailer,
    {
      ...(parts.batchSize ? { batchSize: parts.batchSize } : {}),
      ...(parts.pause ? { pause: parts.pause } : {}),
      mayGoOn: async () => (await describeWave(database, place))?.state === 'pilot',
    },
  );
  await noteSent(parts, place, { plan, went, hasMore: () => hasQueuedTesters(database, place) });
}

/** A tester's letter, with their own link. One that was asked for anew is a letter of its own. */
export function mailToTester(tester: Tester, waveId: string, wording: Wording): Mail {
  const { testerId, link, letterRound } = tester;
  return mailTo(tester, {
    ...wording,
    link: `${wording.publicAddress}/s/${trialAddressOf(waveId, link)}`,
    identity: `${waveId} ${testerId} pilot ${letterRound}`,
  });
}
