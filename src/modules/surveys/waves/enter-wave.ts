import { type Action, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { WaveIds } from './see-wave.ts';
import type { Waves } from './waves.ts';

/** A wave for whoever may do something in it, with whoever holds its code key in mind. @throws DomainError `not-allowed` */
export async function enterWave(waves: Pick<Waves, 'wave'>, actor: Actor, ids: WaveIds, action: Action) {
  const seen = await waves.wave(actor, ids);
  refuseUnless(actor, action, { studyId: ids.studyId, custody: seen?.custody ?? 'system' });
  if (!seen) throw new Error('A wave that is not there');
  return { seen, place: { organisationId: actor.organisationId, waveId: ids.waveId } };
}
