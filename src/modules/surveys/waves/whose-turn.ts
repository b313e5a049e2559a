import { may } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { findPlan } from '../letters/letter-plans.server.ts';
import type { WaveHouse } from './house.ts';
import { type InvitationState, type NextStep, nextStep, type WaveHand } from './next-step.rules.ts';
import type { Check } from './readiness.rules.ts';
import type { SeenWave } from './see-wave.ts';

/** What somebody does next with a wave, and how far its invitation has come: a state and a day, nobody's name. */
export type Turn = {
  readonly hand: WaveHand;
  readonly step: NextStep;
  readonly invitation: InvitationState | null;
};

/** Null for whoever has no part in running the wave, such as an analyst. */
export async function turnOf(
  house: WaveHouse,
  actor: Actor,
  { seen, checks }: { readonly seen: SeenWave; readonly checks: readonly Check[] },
): Promise<Turn | null> {
  const hand = handOf(actor, seen);
  if (!hand) return null;
  const { state, senderName } = seen.wave;
  const invitation = await invitationState(house, seen);
  const step = nextStep(hand, { state, checks, isSenderSet: senderName !== '', invitation });
  return { hand, step, invitation };
}

function handOf(actor: Actor, { wave, custody }: SeenWave): WaveHand | null {
  const about = { studyId: wave.studyId, custody };
  if (may(actor, 'runWave', about)) return custody === 'system' ? 'lead-for-system' : 'lead';
  return may(actor, 'readCodeKey', about) ? 'custodian' : null;
}

async function invitationState(house: WaveHouse, { wave }: SeenWave): Promise<InvitationState | null> {
  const place = { organisationId: house.organisationId, waveId: wave.waveId };
  const people = await house.codeKeyIn(house.database).all(place);
  if (people.length === 0) return null;
  const plan = await findPlan(house.database, place, 'invitation');
  if (!plan) return { state: 'unsent' };
  if (plan.state === 'planned')
    return plan.sendOn ? { state: 'planned', on: plan.sendOn } : { state: 'sending' };
  return { state: plan.state === 'done' ? 'sent' : plan.state };
}
