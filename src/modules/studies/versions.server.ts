import type { Database } from '#platform/database/database.ts';
import { toStored } from './stored-text.ts';
import { type StudyRow, studyTables } from './tables.server.ts';

/** A saved version, without its text. */
export type StudyVersion = {
  readonly version: number;
  readonly savedAt: Date;
  /** Empty for what the program itself loaded. */
  readonly savedBy: string;
  readonly note: string;
};
export type StudySummary = { readonly studyId: string; readonly title: string } & StudyVersion;

type Which = { readonly organisationId: string; readonly studyId: string };

/** Every version of a study, the newest first. */
export async function listVersions(
  database: Database,
  { organisationId, studyId }: Which,
): Promise<StudyVersion[]> {
  const rows = await studyTables(database)
    .selectFrom('studies')
    .select(['version', 'saved_at', 'saved_by', 'note'])
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(versionOf);
}

/** The newest version of each of these studies, the one saved last first. */
export async function listStudies(
  database: Database,
  { organisationId, studyIds }: { readonly organisationId: string; readonly studyIds: readonly string[] },
): Promise<StudySummary[]> {
  if (studyIds.length === 0) return [];
  const rows = await studyTables(database)
    .selectFrom('studies')
    .select(['study_id', 'title', 'version', 'saved_at', 'saved_by', 'note'])
    .where('organisation_id', '=', organisationId)
    .where('study_id', 'in', [...studyIds])
    .orderBy('version', 'desc')
    .execute();
  const newest = new Map<string, (typeof rows)[number]>();
  for (const row of rows) if (!newest.has(row.study_id)) newest.set(row.study_id, row);
  return [...newest.values()]
    .map((row) => ({ studyId: row.study_id, title: row.title, ...versionOf(row) }))
    .sort((a, b) => b.savedAt.getTime() - a.savedAt.getTime() || a.studyId.localeCompare(b.studyId));
}

/** Of some ids, those that a study has already. */
export async function takenStudyIds(
  database: Database,
  { organisationId, like }: { readonly organisationId: string; readonly like: string },
): Promise<string[]> {
  const rows = await studyTables(database)
    .selectFrom('studies')
    .select('study_id')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('study_id', 'like', `${like.replace(/[%_\\]/g, '')}%`)
    .execute();
  return rows.map((row) => row.study_id);
}

/**
 * Saves the version after the one that the writing began from. When somebody else has saved in the meantime, or does so
 * at the same moment, nothing is saved.
 *
 * @returns the new version; null when there is a newer one than `basedOn`
 */
export async function saveNextVersion(
  database: Database,
  options: Which & {
    readonly basedOn: number;
    readonly title: string;
    readonly fileName: string;
    readonly fileText: string;
    readonly fileSha256: string;
    readonly savedBy: string;
    readonly note: string;
    readonly now: Date;
  },
): Promise<number | null> {
  const [newest] = await listVersions(database, options);
  if ((newest?.version ?? 0) !== options.basedOn) return null;
  const { numInsertedOrUpdatedRows } = await studyTables(database)
    .insertInto('studies')
    .values({
      organisation_id: options.organisationId,
      study_id: options.studyId,
      version: options.basedOn + 1,
      title: options.title,
      file_name: options.fileName,
      file_text: toStored(options.fileText),
      file_sha256: options.fileSha256,
      saved_at: options.now,
      saved_by: options.savedBy,
      note: options.note,
    })
    // The key refuses the second of two who save at once.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? options.basedOn + 1 : null;
}

const versionOf = (row: Pick<StudyRow, 'version' | 'saved_at' | 'saved_by' | 'note'>): StudyVersion => ({
  version: row.version,
  savedAt: new Date(row.saved_at),
  savedBy: row.saved_by,
  note: row.note,
});
