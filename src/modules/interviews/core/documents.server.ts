import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { InterviewsPlace } from '../schema.ts';

/** What a study's interviews are prepared with, in versions: the guide, and the information to informants. */
const documents = {
  guide: { table: 'interview_guides', column: 'guide' },
  sheet: { table: 'interview_sheets', column: 'sheet' },
} as const;
type DocumentKind = keyof typeof documents;

/** A version as it was saved. It never changes. */
export type DocumentVersion<Content> = {
  readonly content: Content;
  /** From 1. */
  readonly version: number;
  /** As in 2026-03-01. */
  readonly savedOn: string;
  readonly byName: string;
};

/** Every version, the newest first. */
export async function listDocuments<Content>(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  kind: DocumentKind,
): Promise<DocumentVersion<Content>[]> {
  const { table, column } = documents[kind];
  type Row = { content: string; version: number; savedOn: string; byName: string };
  const { rows } = await sql<Row>`
    select ${sql.ref(column)} as content, version, saved_on as "savedOn", by_name as "byName"
    from ${sql.table(table)}
    where organisation_id = ${organisationId} and study_id = ${studyId}
    order by version desc`.execute(database);
  return rows.map((row) => ({ ...row, content: JSON.parse(row.content) as Content }));
}

/**
 * Saves a document as a new version; where nothing differs from the newest, that one is it.
 *
 * @param given.basedOn the version that was changed, 0 for none
 * @returns null where somebody else has saved meanwhile: nothing of theirs is written over
 */
export async function saveDocument<Content>(
  database: Database,
  place: InterviewsPlace,
  kind: DocumentKind,
  given: Omit<DocumentVersion<Content>, 'version'> & { readonly basedOn: number },
): Promise<DocumentVersion<Content> | null> {
  const { basedOn, ...saved } = given;
  const [newest] = await listDocuments<Content>(database, place, kind);
  const content = JSON.stringify(saved.content);
  if (newest && JSON.stringify(newest.content) === content) return newest;
  if ((newest?.version ?? 0) !== basedOn) return null;
  const version = basedOn + 1;
  const { table, column } = documents[kind];
  const { rows } = await sql`
    insert into ${sql.table(table)} (organisation_id, study_id, version, ${sql.ref(column)}, saved_on, by_name)
    values (${place.organisationId}, ${place.studyId}, ${version}, ${content}, ${saved.savedOn}, ${saved.byName})
    on conflict (organisation_id, study_id, version) do nothing
    returning version`.execute(database);
  return rows.length > 0 ? { ...saved, version } : null;
}
