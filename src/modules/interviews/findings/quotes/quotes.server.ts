import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace, InterviewsPlace } from '../../schema.ts';
import type { Quote } from './quote.ts';

type Tables = {
  finding_quotes: {
    organisation_id: string;
    study_id: string;
    quote_id: string;
    interview_id: string;
    concept_id: string;
    version: number;
    anchor: string;
    parts: string;
    place: number;
    by_name: string;
    person_id: string | null;
    picked_on: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();
const quotesOf = (database: Database, { organisationId, studyId }: InterviewsPlace) =>
  tablesOf(database)
    .selectFrom('finding_quotes')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId);

/** A study's quotes, in the order they are shown within each concept. */
export async function listQuotes(database: Database, place: InterviewsPlace): Promise<readonly Quote[]> {
  const rows = await quotesOf(database, place)
    .select([
      'quote_id',
      'interview_id',
      'concept_id',
      'version',
      'anchor',
      'parts',
      'place',
      'by_name',
      'person_id',
    ])
    .select(({ cast, ref }) => cast<string>(ref('picked_on'), 'text').as('picked_on'))
    .orderBy('place')
    .orderBy('quote_id')
    .execute();
  return rows.map((row) => ({
    quoteId: row.quote_id,
    interviewId: row.interview_id,
    conceptId: row.concept_id,
    version: row.version,
    anchor: JSON.parse(row.anchor),
    parts: JSON.parse(row.parts),
    place: row.place,
    byName: row.by_name,
    personId: row.person_id,
    pickedOn: row.picked_on,
  }));
}

/** Adds a quote after the others; one that is there already is left as it is. */
export async function addQuote(
  database: Database,
  place: InterviewsPlace,
  quote: Omit<Quote, 'place'>,
): Promise<void> {
  const last = await quotesOf(database, place)
    .select(({ fn }) => fn.max('place').as('place'))
    .executeTakeFirst();
  await tablesOf(database)
    .insertInto('finding_quotes')
    .values({
      organisation_id: place.organisationId,
      study_id: place.studyId,
      quote_id: quote.quoteId,
      interview_id: quote.interviewId,
      concept_id: quote.conceptId,
      version: quote.version,
      anchor: JSON.stringify(quote.anchor),
      parts: JSON.stringify(quote.parts),
      place: (last?.place ?? 0) + 1,
      by_name: quote.byName,
      person_id: quote.personId,
      picked_on: quote.pickedOn,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'study_id', 'quote_id']).doNothing())
    .execute();
}

export async function changeQuote(
  database: Database,
  place: InterviewsPlace,
  quoteId: string,
  change: Partial<Pick<Quote, 'conceptId' | 'parts' | 'place' | 'version' | 'anchor'>>,
): Promise<void> {
  const { conceptId, parts, place: at, version, anchor } = change;
  await tablesOf(database)
    .updateTable('finding_quotes')
    .set({
      ...(conceptId === undefined ? {} : { concept_id: conceptId }),
      ...(parts === undefined ? {} : { parts: JSON.stringify(parts) }),
      ...(at === undefined ? {} : { place: at }),
      ...(version === undefined ? {} : { version }),
      ...(anchor === undefined ? {} : { anchor: JSON.stringify(anchor) }),
    })
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('quote_id', '=', quoteId)
    .execute();
}

export async function removeQuote(
  database: Database,
  place: InterviewsPlace,
  quoteId: string,
): Promise<void> {
  await tablesOf(database)
    .deleteFrom('finding_quotes')
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('quote_id', '=', quoteId)
    .execute();
}

export async function countQuotes(database: Database, place: InterviewPlace): Promise<number> {
  const row = await quotesOf(database, place)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('interview_id', '=', place.interviewId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Every quote of an interview; for somebody who takes their consent back. */
export async function eraseQuotes(database: Database, place: InterviewPlace): Promise<number> {
  const rows = await tablesOf(database)
    .deleteFrom('finding_quotes')
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('interview_id', '=', place.interviewId)
    .returning('quote_id')
    .execute();
  return rows.length;
}
