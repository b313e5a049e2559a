import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { custodyOf } from '#modules/organisation/store.server.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { findStudy, findStudyVersion, type StoredStudy } from '#modules/studies/store.server.ts';
import { forgetSecrets, hasSecrets, type SeenStudy, type Waves } from '#modules/surveys/index.ts';
import { describeWave, listWaves } from '#modules/surveys/store.server.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { organisationId } from './organisation.ts';

/** Waves, put together from the rooms that know of them. */
export function createWaves({ database, keys }: { database: Database; keys: KeyFiles }): Waves {
  const parsed = (stored: StoredStudy) => parseStudy(stored.fileText, stored.fileName).study;

  async function study(actor: Actor, studyId: string): Promise<SeenStudy | null> {
    if (!may(actor, 'seeStudy', { studyId })) return null;
    const stored = await findStudy(database, { organisationId, studyId });
    if (!stored) return null;
    const custody = await custodyOf(database, { organisationId, studyId });
    return { study: parsed(stored), version: stored.version, custody };
  }

  return {
    study,
    wave: async (actor, { studyId, waveId }) => {
      const newest = await study(actor, studyId);
      const wave = newest && (await describeWave(database, { organisationId, waveId }));
      if (!wave || wave.studyId !== studyId) return null;
      const isKeyMissing = wave.state === 'open' && !hasSecrets(keys, { organisationId, waveId });
      if (wave.studyVersion === newest.version) return { ...newest, wave, isKeyMissing };
      const version = wave.studyVersion;
      const own = await findStudyVersion(database, { organisationId, studyId, version });
      return { ...newest, study: own ? parsed(own) : newest.study, version, wave, isKeyMissing };
    },
    list: async (actor, studyId) => {
      refuseUnless(actor, 'seeStudy', { studyId });
      return listWaves(database, { organisationId, studyId });
    },
  };
}

/** What a server that died may have left half done, put right at the next start. */
export async function tidyWaves({ database, keys }: { database: Database; keys: KeyFiles }): Promise<void> {
  await forgetSecrets(database, keys, organisationId);
  await openCodeKey(database).markUncertain(organisationId);
}
