import { createOpenAnswers, type OpenAnswers } from '#modules/interviews/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { findStudyVersion } from '#modules/studies/store.server.ts';
import { freeTextsOfWave, listWaves } from '#modules/surveys/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { knownNames } from './known-names.ts';
import { organisationId } from './organisation.ts';

/** Sorting of the free texts of closed waves, for the pages. */
export function createOpenAnswersService(parts: {
  readonly database: Database;
  readonly clock: Clock;
}): OpenAnswers {
  const { database } = parts;
  return createOpenAnswers({
    ...parts,
    waves: (studyId) => listWaves(database, { organisationId, studyId }),
    study: async (studyId, version) => {
      const found = await findStudyVersion(database, { organisationId, studyId, version });
      return found && parseStudy(found.fileText, found.fileName).study;
    },
    texts: (waveId) => freeTextsOfWave(database, { organisationId, waveId }),
    knownNames: () => knownNames(database),
  });
}

/** A text that is erased takes what was coded of it along on the same day, whether or not anybody opens its question. */
export async function keepDaysOfTexts(
  jobs: Jobs,
  openAnswers: Pick<OpenAnswers, 'forgetErased'>,
): Promise<void> {
  await jobs.every('texts-of-waves', '30 0,6,12,18 * * *', () => openAnswers.forgetErased(organisationId));
}
