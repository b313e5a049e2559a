import { may } from '#modules/organisation/index.ts';
import type { Actor, CustodyHolder } from '#modules/organisation/schema.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { WaveDescription } from '../schema.ts';
import type { WaveHouse } from './house.ts';
import { hasSecrets } from './secrets-of-waves.ts';
import { followStudy } from './wave-life.server.ts';
import { describeWave } from './waves.server.ts';

/** A study that somebody may see, in its newest version. */
export type SeenStudy = {
  readonly study: Study;
  readonly version: number;
  /** Who holds its code key. */
  readonly custody: CustodyHolder;
};
/** A wave of it, with the study in the version that the wave asks by. */
export type SeenWave = SeenStudy & {
  readonly wave: WaveDescription;
  /** An open wave whose key file is not there: it takes no answers and cannot be closed. */
  readonly isKeyMissing: boolean;
};
export type WaveIds = { readonly studyId: string; readonly waveId: string };

/** A study, for whoever may see it; null as for one that is not there. */
export async function seeStudy(house: WaveHouse, actor: Actor, studyId: string): Promise<SeenStudy | null> {
  if (!may(actor, 'seeStudy', { studyId })) return null;
  const found = await house.findVersion(studyId, null);
  if (!found) return null;
  return { study: found.parsed.study, version: found.version, custody: await house.custodyOf(studyId) };
}

/**
 * A wave, for whoever may see its study; null as for one that is not there. A wave that has not opened follows the
 * newest version of its study, and is brought up to it here.
 */
export async function seeWave(
  house: WaveHouse,
  actor: Actor,
  { studyId, waveId }: WaveIds,
): Promise<SeenWave | null> {
  if (!may(actor, 'seeStudy', { studyId })) return null;
  const place = { organisationId: house.organisationId, waveId };
  const wave = await describeWave(house.database, place);
  if (wave?.studyId !== studyId) return null;
  const isFollowing = wave.state === 'draft' || wave.state === 'pilot';
  const found = await house.findVersion(studyId, isFollowing ? null : wave.studyVersion);
  if (!found) return null;
  const { parsed, version } = found;
  const { minimumGroup } = parsed.study.privacy;
  const custody = await house.custodyOf(studyId);
  const isKeyMissing = wave.state === 'open' && !hasSecrets(house.keys, place);
  const seen = { study: parsed.study, version, custody, isKeyMissing };
  if (!isFollowing) return { ...seen, wave };
  const { planSha256 } = parsed;
  const isCurrent =
    version === wave.studyVersion && minimumGroup === wave.minimumGroup && planSha256 === wave.planSha256;
  if (!isCurrent) await followStudy(house.database, place, { version, planSha256, minimumGroup });
  return { ...seen, wave: { ...wave, studyVersion: version, planSha256, minimumGroup } };
}
