import type { Database } from '#platform/database/database.ts';
import { listCopies } from '../recordings/copies/copies.server.ts';
import type { InterviewsPlace } from '../schema.ts';
import type { InterviewEraser } from '../withdrawal/eraser.ts';

export const exchangeKinds = ['qdpx', 'qdc', 'codebook', 'transcript', 'in'] as const;
export type ExchangeKind = (typeof exchangeKinds)[number];

/** A file that was taken out of a study's interviews, or brought in; nothing of what stands in it. */
export type Exchange = {
  readonly exchangeId: string;
  readonly kind: ExchangeKind;
  /** Whose text is in the file, or was brought in. */
  readonly interviews: readonly string[];
  readonly codings: number;
  /** Recordings that an import brought. */
  readonly recordings: readonly { readonly interviewId: string; readonly recordingId: string }[];
  readonly personId: string;
  readonly byName: string;
  /** As in 2026-03-01T09:30:00.000Z. */
  readonly at: string;
  readonly undoneOn: string | null;
};

type Tables = {
  interview_exchanges: {
    organisation_id: string;
    study_id: string;
    exchange_id: string;
    kind: ExchangeKind;
    interviews: string;
    codings: number;
    recordings: string;
    person_id: string;
    by_name: string;
    at: Date;
    undone_on: string | null;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

export async function addExchange(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  given: Omit<Exchange, 'at' | 'undoneOn'> & { readonly at: Date },
): Promise<void> {
  await tablesOf(database)
    .insertInto('interview_exchanges')
    .values({
      organisation_id: organisationId,
      study_id: studyId,
      exchange_id: given.exchangeId,
      kind: given.kind,
      interviews: JSON.stringify(given.interviews),
      codings: given.codings,
      recordings: JSON.stringify(given.recordings),
      person_id: given.personId,
      by_name: given.byName,
      at: given.at,
      undone_on: null,
    })
    .execute();
}

/** All of a study, the latest first. */
export async function listExchanges(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
): Promise<readonly Exchange[]> {
  const rows = await tablesOf(database)
    .selectFrom('interview_exchanges')
    .select(['exchange_id', 'kind', 'interviews', 'codings', 'recordings', 'person_id', 'by_name', 'at'])
    .select(({ cast, ref }) => cast<string | null>(ref('undone_on'), 'text').as('undone_on'))
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .orderBy('at', 'desc')
    .orderBy('exchange_id')
    .execute();
  return rows.map((row) => ({
    exchangeId: row.exchange_id,
    kind: row.kind,
    codings: row.codings,
    interviews: JSON.parse(row.interviews) as string[],
    recordings: JSON.parse(row.recordings) as Exchange['recordings'],
    personId: row.person_id,
    byName: row.by_name,
    at: row.at.toISOString(),
    undoneOn: row.undone_on,
  }));
}

/** False when it is taken back already, or was never there. */
export async function markUndone(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  { exchangeId, on }: { readonly exchangeId: string; readonly on: string },
): Promise<boolean> {
  const rows = await tablesOf(database)
    .updateTable('interview_exchanges')
    .set({ undone_on: on })
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('exchange_id', '=', exchangeId)
    .where('kind', '=', 'in')
    .where('undone_on', 'is', null)
    .returning('exchange_id')
    .execute();
  return rows.length > 0;
}

/**
 * A file that was taken out cannot be fetched back: whoever withdraws is told of it, and who to ask. What we keep of it is
 * who, when and which interviews, and nothing to remove.
 */
export const exchangeEraser: InterviewEraser = {
  count: async () => ({}),
  eraseInterview: async () => ({}),
  takenOut: async (database, place) => {
    const copies = await listCopies(database, place);
    const withSound = new Set(copies.map(({ exchangeId }) => exchangeId));
    const files = (await listExchanges(database, place)).filter(
      ({ kind, interviews, exchangeId }) =>
        kind !== 'in' && interviews.includes(place.interviewId) && !withSound.has(exchangeId),
    );
    return [
      ...copies.map(({ byName, takenOn }) => ({ kind: 'sound', byName, on: takenOn })),
      ...files.map(({ kind, byName, at }) => ({ kind, byName, on: at.slice(0, 10) })),
    ];
  },
};
