import type { Database } from '#platform/database/database.ts';
import { fromStored, toStored } from './stored-text.ts';
import { type StudyRow, studyTables } from './tables.server.ts';

export type StoredStudy = {
  readonly studyId: string;
  readonly version: number;
  readonly title: string;
  readonly fileName: string;
  readonly fileText: string;
  readonly fileSha256: string;
};

/**
 * Stores a study file. The same file again changes nothing; another text under the same id is a new version.
 *
 * @returns the version that now holds this text
 */
export async function saveStudy(
  database: Database,
  options: Omit<StoredStudy, 'version'> & {
    readonly organisationId: string;
    readonly now: Date;
    /** Who saved it, and what they said of it. */
    readonly savedBy?: string;
    readonly note?: string;
  },
): Promise<number> {
  return studyTables(database)
    .transaction()
    .execute(async (transaction) => {
      const newest = await transaction
        .selectFrom('studies')
        .select(['version', 'file_sha256'])
        .where('organisation_id', '=', options.organisationId)
        .where('study_id', '=', options.studyId)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (newest?.file_sha256 === options.fileSha256) return newest.version;
      const version = (newest?.version ?? 0) + 1;
      await transaction
        .insertInto('studies')
        .values({
          organisation_id: options.organisationId,
          study_id: options.studyId,
          version,
          title: options.title,
          file_name: options.fileName,
          file_text: toStored(options.fileText),
          file_sha256: options.fileSha256,
          saved_at: options.now,
          saved_by: options.savedBy ?? '',
          note: options.note ?? '',
        })
        .execute();
      return version;
    });
}

/** What an integer column holds. */
const largestVersion = 2 ** 31 - 1;

/** One version of a study, or null when there is none. */
export async function findStudyVersion(
  database: Database,
  options: { readonly organisationId: string; readonly studyId: string; readonly version: number },
): Promise<StoredStudy | null> {
  // Versions come from addresses: one that no column can hold is not there.
  if (!Number.isInteger(options.version) || Math.abs(options.version) > largestVersion) return null;
  const row = await studyTables(database)
    .selectFrom('studies')
    .selectAll()
    .where('organisation_id', '=', options.organisationId)
    .where('study_id', '=', options.studyId)
    .where('version', '=', options.version)
    .executeTakeFirst();
  return row ? storedStudyOf(row) : null;
}

/** The newest version of a study, or null when there is none with that id. */
export async function findStudy(
  database: Database,
  options: { readonly organisationId: string; readonly studyId: string },
): Promise<StoredStudy | null> {
  const row = await studyTables(database)
    .selectFrom('studies')
    .selectAll()
    .where('organisation_id', '=', options.organisationId)
    .where('study_id', '=', options.studyId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? storedStudyOf(row) : null;
}

function storedStudyOf(row: StudyRow): StoredStudy {
  return {
    studyId: row.study_id,
    version: row.version,
    title: row.title,
    fileName: row.file_name,
    fileText: fromStored(row.file_text),
    fileSha256: row.file_sha256,
  };
}

export {
  type DraftOf,
  type DraftStep,
  dropDraft,
  dropDraftStep,
  findDraft,
  findDraftStep,
  writeDraftStep,
} from './drafts.server.ts';
export {
  listStudies,
  listVersions,
  type StudySummary,
  type StudyVersion,
  saveNextVersion,
  takenStudyIds,
} from './versions.server.ts';
