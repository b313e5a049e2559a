import { createHash } from 'node:crypto';
import type { ReportDocument } from '#modules/reports/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { Language } from '#platform/language.ts';
import type { InterviewPlace, InterviewsPlace } from '../../schema.ts';
import type { ReportWith } from '../../withdrawal/eraser.ts';

type Tables = {
  finding_reports: {
    organisation_id: string;
    study_id: string;
    report_id: string;
    title: string;
    language: Language;
    document: string;
    sha256: string;
    by_name: string;
    person_id: string | null;
    locked_on: string;
    version: number;
  };
  finding_report_interviews: {
    organisation_id: string;
    study_id: string;
    report_id: string;
    interview_id: string;
    quotes: number;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** A report of findings as it was locked. */
export type LockedReport = {
  readonly reportId: string;
  /** Which of the study's it is, from 1 in the order they were locked. */
  readonly version: number;
  readonly title: string;
  readonly language: Language;
  /** The day, as in 2026-03-01. */
  readonly lockedOn: string;
  readonly byName: string;
  /** Null: locked before this was kept. */
  readonly personId: string | null;
  /** Of the document, in hexadecimal. */
  readonly sha256: string;
  /** The interviews it was made from, and how many quotes of each are in it. */
  readonly interviews: readonly { readonly interviewId: string; readonly quotes: number }[];
};

/**
 * Keeps a report for good, as the study's next. Locking the same one twice is harmless. Whoever calls holds the study's
 * settings, so that no two get one number.
 */
export async function addReport(
  transaction: Database,
  place: InterviewsPlace,
  { document, ...report }: Omit<LockedReport, 'sha256' | 'version'> & { readonly document: ReportDocument },
): Promise<void> {
  const keys = { organisation_id: place.organisationId, study_id: place.studyId, report_id: report.reportId };
  const text = JSON.stringify(document);
  const before = (await listReports(transaction, place)).map(({ version }) => version);
  const added = await tablesOf(transaction)
    .insertInto('finding_reports')
    .values({
      ...keys,
      title: report.title,
      language: report.language,
      document: text,
      by_name: report.byName,
      person_id: report.personId,
      sha256: createHash('sha256').update(text).digest('hex'),
      locked_on: report.lockedOn,
      version: Math.max(0, ...before) + 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('report_id')
    .execute();
  if (added.length === 0 || report.interviews.length === 0) return;
  await tablesOf(transaction)
    .insertInto('finding_report_interviews')
    .values(
      report.interviews.map(({ interviewId, quotes }) => ({ ...keys, interview_id: interviewId, quotes })),
    )
    .execute();
}

/** The locked reports of a study, the newest first. */
export async function listReports(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
): Promise<readonly LockedReport[]> {
  const rows = await tablesOf(database)
    .selectFrom('finding_reports')
    .select(['report_id', 'title', 'language', 'sha256', 'by_name', 'person_id', 'version'])
    .select(({ cast, ref }) => cast<string>(ref('locked_on'), 'text').as('locked_on'))
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .execute();
  const interviews = await tablesOf(database)
    .selectFrom('finding_report_interviews')
    .select(['report_id', 'interview_id', 'quotes'])
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .orderBy('interview_id')
    .execute();
  return rows
    .map((row) => ({
      reportId: row.report_id,
      title: row.title,
      language: row.language,
      sha256: row.sha256,
      byName: row.by_name,
      personId: row.person_id,
      lockedOn: row.locked_on,
      version: row.version,
      interviews: interviews
        .filter(({ report_id }) => report_id === row.report_id)
        .map(({ interview_id, quotes }) => ({ interviewId: interview_id, quotes })),
    }))
    .toSorted((a, b) => b.version - a.version);
}

/** The document of a locked report; null when there is no such report in the study. */
export async function findReport(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  reportId: string,
): Promise<ReportDocument | null> {
  const row = await tablesOf(database)
    .selectFrom('finding_reports')
    .select('document')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  return row ? (JSON.parse(row.document) as ReportDocument) : null;
}

/** The locked reports that were made from an interview. */
export async function reportsWith(database: Database, place: InterviewPlace): Promise<readonly ReportWith[]> {
  return (await listReports(database, place)).flatMap(
    ({ reportId, title, version, lockedOn, interviews }) => {
      const own = interviews.find(({ interviewId }) => interviewId === place.interviewId);
      return own ? [{ reportId, title, version, on: lockedOn, quotes: own.quotes }] : [];
    },
  );
}
