import { parseStudy } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import { findStudyVersion } from '#modules/studies/store.server.ts';
import type { Database } from '#platform/database/database.ts';
import { organisationId } from './organisation.ts';

/** A version never changes, and reading its file takes longer than all else that a respondent's page does. */
const mostVersions = 50;

/** Studies by version, the latest used kept as they were read. */
export function createStudyVersions(
  database: Database,
): (studyId: string, version: number) => Promise<Study | null> {
  const read = new Map<string, Study>();
  return async (studyId, version) => {
    const name = JSON.stringify([studyId, version]);
    const known = read.get(name);
    const study = known ?? (await readVersion(database, studyId, version));
    if (!study) return null;
    // The one used last stands last; the first is let go.
    read.delete(name);
    read.set(name, study);
    if (read.size > mostVersions) read.delete(read.keys().next().value!);
    return study;
  };
}

async function readVersion(database: Database, studyId: string, version: number): Promise<Study | null> {
  const found = await findStudyVersion(database, { organisationId, studyId, version });
  return found ? parseStudy(found.fileText, found.fileName).study : null;
}
