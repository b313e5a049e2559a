import type { Database } from '#platform/database/database.ts';
import type { InterviewsPlace } from '../schema.ts';
import type { RemovedCounts } from './removed.ts';

/** That somebody took their consent back, and what was removed: counts, and no name. */
export type Receipt = {
  readonly informantId: string;
  readonly withdrawnOn: string;
  readonly removed: RemovedCounts;
  readonly byName: string;
};

type Tables = {
  interview_withdrawals: {
    organisation_id: string;
    study_id: string;
    informant_id: string;
    withdrawn_on: string;
    removed: string;
    by_name: string;
  };
  interview_consents: { organisation_id: string; study_id: string; informant_id: string };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

export async function addReceipt(
  transaction: Database,
  { organisationId, studyId }: InterviewsPlace,
  { informantId, withdrawnOn, removed, byName }: Receipt,
): Promise<void> {
  await tablesOf(transaction)
    .insertInto('interview_withdrawals')
    .values({
      organisation_id: organisationId,
      study_id: studyId,
      informant_id: informantId,
      withdrawn_on: withdrawnOn,
      removed: JSON.stringify(removed),
      by_name: byName,
    })
    .execute();
}

export async function findReceipt(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  informantId: string,
): Promise<Receipt | null> {
  const row = await tablesOf(database)
    .selectFrom('interview_withdrawals')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('informant_id', '=', informantId)
    .executeTakeFirst();
  return row
    ? {
        informantId,
        withdrawnOn: row.withdrawn_on,
        byName: row.by_name,
        removed: JSON.parse(row.removed) as RemovedCounts,
      }
    : null;
}

/** Everybody who has withdrawn from any study. */
export async function listWithdrawn(
  database: Database,
  organisationId: string,
): Promise<{ readonly studyId: string; readonly informantId: string }[]> {
  const rows = await tablesOf(database)
    .selectFrom('interview_withdrawals')
    .select(['study_id', 'informant_id'])
    .where('organisation_id', '=', organisationId)
    .execute();
  return rows.map((row) => ({ studyId: row.study_id, informantId: row.informant_id }));
}

/** What was said yes to, and when. */
export async function removeConsents(
  transaction: Database,
  { organisationId, studyId }: InterviewsPlace,
  informantId: string,
): Promise<void> {
  await tablesOf(transaction)
    .deleteFrom('interview_consents')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('informant_id', '=', informantId)
    .execute();
}
