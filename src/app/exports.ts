import type { Archives } from '#modules/exports/index.ts';
import {
  type ArchiveStore,
  createArchives,
  createDataFiles,
  type DataFiles,
} from '#modules/exports/index.ts';
import { readArchivedRows, restoreRows } from '#modules/exports/store.server.ts';
import { asOthersRead } from '#modules/interviews/store.server.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { findStudyVersion } from '#modules/studies/store.server.ts';
import { answersOfWave, decidedUnits, describeWave, freeTextsOfWave } from '#modules/surveys/store.server.ts';
import type { Database } from '#platform/database/database.ts';
import { organisationId } from './organisation.ts';

/** What leaves the house: data files, as far as they are released, and whole waves, encrypted. */
export function createExports(database: Database): { dataFiles: DataFiles; archives: Archives } {
  const place = (waveId: string) => ({ organisationId, waveId });
  return {
    dataFiles: createDataFiles({
      wave: (waveId) => describeWave(database, place(waveId)),
      study: async (studyId, version) => {
        const found = await findStudyVersion(database, { organisationId, studyId, version });
        return found && { study: parseStudy(found.fileText, found.fileName).study, sha256: found.fileSha256 };
      },
      units: async (waveId) => (await decidedUnits(database, place(waveId))).units,
      answers: (waveId) => answersOfWave(database, place(waveId)),
      texts: async (waveId) =>
        asOthersRead(database, place(waveId), await freeTextsOfWave(database, place(waveId))),
    }),
    archives: createArchives(archiveStoreOf(database)),
  };
}

export function archiveStoreOf(database: Database): ArchiveStore {
  return {
    read: (waveId) => readArchivedRows(database, { organisationId, waveId }),
    restore: (tables) => restoreRows(database, organisationId, tables),
  };
}
