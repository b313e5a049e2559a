import type { Database } from '#platform/database/database.ts';
import { holdUnlessWithdrawn } from '../../core/interviews.server.ts';
import type { InterviewPlace, InterviewsPlace, Turn } from '../../schema.ts';
import { sha256Of, type TranscriptContent } from '../content.ts';
import type { KeptVersion, VersionCause } from '../kept-version.ts';

type Tables = {
  transcript_versions: {
    organisation_id: string;
    study_id: string;
    interview_id: string;
    version: number;
    text: string;
    sha256: string;
    turns: string;
    saved_on: string;
    by_name: string;
    cause: VersionCause;
    step_id: string | null;
    is_open: boolean;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** What is saved on top of which version; null for the first. */
export type NewVersion = {
  readonly basedOn: number | null;
  readonly content: TranscriptContent;
  readonly cause: VersionCause;
  readonly isOpen: boolean;
  readonly stepId?: string | null;
  /** The day, as in 2026-03-01. */
  readonly savedOn: string;
  readonly byName: string;
};

/**
 * Saves a version on top of the one it was made from.
 *
 * @returns its number; null when somebody has saved another one since, or the informant has withdrawn, and nothing was
 * saved
 */
export async function saveVersion(
  database: Database,
  place: InterviewPlace,
  given: NewVersion,
): Promise<number | null> {
  if (!database.isTransaction) {
    return database.transaction().execute((transaction) => saveVersion(transaction, place, given));
  }
  const { isWithdrawn } = await holdUnlessWithdrawn(database, place);
  return isWithdrawn ? null : addVersion(database, place, given);
}

async function addVersion(
  database: Database,
  place: InterviewPlace,
  { basedOn, content, cause, isOpen, stepId = null, savedOn, byName }: NewVersion,
): Promise<number | null> {
  const newest = await versionsOf(database, place)
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  if ((newest?.version ?? null) !== basedOn) return null;
  const version = (basedOn ?? 0) + 1;
  const saved = await tablesOf(database)
    .insertInto('transcript_versions')
    .values({
      organisation_id: place.organisationId,
      study_id: place.studyId,
      interview_id: place.interviewId,
      version,
      text: content.text,
      sha256: sha256Of(content.text),
      turns: JSON.stringify(content.turns),
      saved_on: savedOn,
      by_name: byName,
      cause,
      step_id: stepId,
      is_open: isOpen,
    })
    // Two who save at once both found the same newest version: the key lets one of them in.
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return saved ? version : null;
}

/** The newest version, or the newest that those who code may read. */
export async function currentVersion(
  database: Database,
  place: InterviewPlace,
  { onlyOpen }: { readonly onlyOpen: boolean },
): Promise<KeptVersion | null> {
  const all = versionsOf(database, place);
  const row = await wholeOf(onlyOpen ? all.where('is_open', '=', true) : all)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? keptOf(row) : null;
}

export async function versionAt(
  database: Database,
  place: InterviewPlace,
  version: number,
): Promise<KeptVersion | null> {
  const row = await wholeOf(versionsOf(database, place)).where('version', '=', version).executeTakeFirst();
  return row ? keptOf(row) : null;
}

/** Every version of an interview, the newest first. */
export async function listVersions(database: Database, place: InterviewPlace): Promise<KeptVersion[]> {
  const rows = await wholeOf(versionsOf(database, place)).orderBy('version', 'desc').execute();
  return rows.map(keptOf);
}

/** The newest version of each interview of a study that has one; or the newest open one. */
export async function listCurrentVersions(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  { onlyOpen }: { readonly onlyOpen: boolean },
): Promise<KeptVersion[]> {
  const newest = tablesOf(database)
    .selectFrom('transcript_versions')
    .select(['interview_id', ({ fn }) => fn.max('version').as('version')])
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .$if(onlyOpen, (query) => query.where('is_open', '=', true))
    .groupBy('interview_id');
  const numbers = await newest.execute();
  const versions = await Promise.all(
    numbers.map(({ interview_id, version }) =>
      versionAt(database, { organisationId, studyId, interviewId: interview_id }, version),
    ),
  );
  return versions.flatMap((version) => version ?? []).toSorted(byInterview);
}

/** The versions that one decision about names made, over all interviews of the study. */
export async function listVersionsOfStep(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  stepId: string,
): Promise<KeptVersion[]> {
  const rows = await wholeOf(
    tablesOf(database)
      .selectFrom('transcript_versions')
      .where('organisation_id', '=', organisationId)
      .where('study_id', '=', studyId),
  )
    .where('step_id', '=', stepId)
    .execute();
  return rows.map(keptOf).toSorted(byInterview);
}

/** Lets those who code read a version, as it stands. */
export async function openVersion(
  database: Database,
  place: InterviewPlace,
  version: number,
): Promise<boolean> {
  const opened = await tablesOf(database)
    .updateTable('transcript_versions')
    .set({ is_open: true })
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('interview_id', '=', place.interviewId)
    .where('version', '=', version)
    .returning('version')
    .execute();
  return opened.length > 0;
}

/** The numbers of all versions of an interview. */
export async function listNumbers(database: Database, place: InterviewPlace): Promise<readonly number[]> {
  const rows = await versionsOf(database, place).select('version').orderBy('version').execute();
  return rows.map(({ version }) => version);
}

/** Removes one version. The newest is never removed: the next one is counted from it. */
export async function removeVersion(database: Database, place: InterviewPlace, version: number) {
  await tablesOf(database)
    .deleteFrom('transcript_versions')
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('interview_id', '=', place.interviewId)
    .where('version', '=', version)
    .execute();
}

/** What was said in all the other interviews of the study, in every version. */
export async function listTextsOfOthers(
  database: Database,
  { organisationId, studyId, interviewId }: InterviewPlace,
): Promise<readonly string[]> {
  const rows = await tablesOf(database)
    .selectFrom('transcript_versions')
    .select('text')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('interview_id', '!=', interviewId)
    .execute();
  return rows.map(({ text }) => text);
}

/** Everything that was said in an interview, in every version of it. For somebody who takes their consent back. */
export async function removeVersions(database: Database, place: InterviewPlace): Promise<void> {
  await tablesOf(database)
    .deleteFrom('transcript_versions')
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('interview_id', '=', place.interviewId)
    .execute();
}

const versionsOf = (database: Database, { organisationId, studyId, interviewId }: InterviewPlace) =>
  tablesOf(database)
    .selectFrom('transcript_versions')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('interview_id', '=', interviewId);

const wholeOf = (query: ReturnType<typeof versionsOf>) =>
  query
    .select(['interview_id', 'version', 'text', 'sha256', 'turns', 'by_name', 'cause', 'step_id', 'is_open'])
    .select(({ cast, ref }) => cast<string>(ref('saved_on'), 'text').as('saved_on'));

function keptOf(row: Omit<Tables['transcript_versions'], 'organisation_id' | 'study_id'>): KeptVersion {
  return {
    interviewId: row.interview_id,
    version: row.version,
    text: row.text,
    sha256: row.sha256,
    turns: JSON.parse(row.turns) as Turn[],
    savedOn: row.saved_on,
    byName: row.by_name,
    cause: row.cause,
    stepId: row.step_id,
    isOpen: row.is_open,
  };
}

const byInterview = (a: KeptVersion, b: KeptVersion) => (a.interviewId < b.interviewId ? -1 : 1);
