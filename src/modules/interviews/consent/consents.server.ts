import type { Database } from '#platform/database/database.ts';
import type { InterviewsPlace } from '../schema.ts';
import type { Consent } from './consent.ts';

type Tables = {
  interview_consents: {
    organisation_id: string;
    study_id: string;
    informant_id: string;
    number: number;
    sheet_version: number;
    way: Consent['way'];
    to_recording: boolean;
    to_quotes: boolean;
    given_on: string;
    by_name: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** The consent that holds for each informant: the newest one. */
export async function listConsents(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
): Promise<ReadonlyMap<string, Consent>> {
  const rows = await tablesOf(database)
    .selectFrom('interview_consents')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .orderBy('number')
    .execute();
  return new Map(
    rows.map((row) => [
      row.informant_id,
      {
        number: row.number,
        sheetVersion: row.sheet_version,
        way: row.way,
        toRecording: row.to_recording,
        toQuotes: row.to_quotes,
        givenOn: row.given_on,
        byName: row.by_name,
      },
    ]),
  );
}

/** Adds a consent. False when there is one of that number: somebody else was first. */
export async function addConsent(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  informantId: string,
  consent: Consent,
): Promise<boolean> {
  const rows = await tablesOf(database)
    .insertInto('interview_consents')
    .values({
      organisation_id: organisationId,
      study_id: studyId,
      informant_id: informantId,
      number: consent.number,
      sheet_version: consent.sheetVersion,
      way: consent.way,
      to_recording: consent.toRecording,
      to_quotes: consent.toQuotes,
      given_on: consent.givenOn,
      by_name: consent.byName,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'study_id', 'informant_id', 'number']).doNothing(),
    )
    .returning('number')
    .execute();
  return rows.length > 0;
}
