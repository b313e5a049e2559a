import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace, InterviewsPlace } from '../../schema.ts';
import { type DraftContent, emptyDraft } from './draft.rules.ts';

/** Something that is being written out. */
export type Draft = {
  readonly draftId: string;
  /** The window that saved last. */
  readonly windowId: string;
  /** Counts what has been saved. */
  readonly revision: number;
  /** The version it was made from; null when it was made from nothing. */
  readonly basedOn: number | null;
  readonly content: DraftContent;
  /** ISO 8601, in UTC. */
  readonly savedAt: string;
  readonly byName: string;
};

type Tables = {
  transcript_drafts: {
    organisation_id: string;
    study_id: string;
    interview_id: string;
    draft_id: string;
    window_id: string;
    revision: number;
    based_on: number | null;
    content: string;
    saved_at: Date;
    by_name: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** Of one interview, the newest first. */
export async function listDrafts(database: Database, place: InterviewPlace): Promise<Draft[]> {
  const rows = await draftsOf(database, place)
    .selectAll()
    .orderBy('saved_at', 'desc')
    .orderBy('draft_id')
    .execute();
  return rows.map(draftOf);
}

/** One draft, and nobody else saves it until the transaction is over. */
export async function holdDraft(
  transaction: Database,
  place: InterviewPlace,
  draftId: string,
): Promise<Draft | null> {
  const row = await draftsOf(transaction, place)
    .selectAll()
    .where('draft_id', '=', draftId)
    .forUpdate()
    .executeTakeFirst();
  return row ? draftOf(row) : null;
}

export async function saveDraft(transaction: Database, place: InterviewPlace, draft: Draft): Promise<void> {
  const values = {
    window_id: draft.windowId,
    revision: draft.revision,
    based_on: draft.basedOn,
    content: JSON.stringify(draft.content),
    saved_at: new Date(draft.savedAt),
    by_name: draft.byName,
  };
  await tablesOf(transaction)
    .insertInto('transcript_drafts')
    .values({
      organisation_id: place.organisationId,
      study_id: place.studyId,
      interview_id: place.interviewId,
      draft_id: draft.draftId,
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'study_id', 'interview_id', 'draft_id']).doUpdateSet(values),
    )
    .execute();
}

/** One draft, or all of an interview. Tells how many there were. */
export async function removeDrafts(
  transaction: Database,
  { organisationId, studyId, interviewId }: InterviewPlace,
  draftId?: string,
): Promise<number> {
  const rows = await tablesOf(transaction)
    .deleteFrom('transcript_drafts')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('interview_id', '=', interviewId)
    .$if(draftId !== undefined, (query) => query.where('draft_id', '=', draftId!))
    .returning('draft_id')
    .execute();
  return rows.length;
}

/** Names that were replaced in the transcripts are replaced in what is still being written, too. */
export async function replaceNamesInDrafts(
  transaction: Database,
  { organisationId, studyId }: InterviewsPlace,
  replaced: (text: string) => string,
): Promise<void> {
  const rows = await tablesOf(transaction)
    .selectFrom('transcript_drafts')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .forUpdate()
    .execute();
  for (const row of rows) {
    const { content, ...draft } = draftOf(row);
    const turns = content.turns.map((turn) => ({ ...turn, text: replaced(turn.text) }));
    const place = { organisationId, studyId, interviewId: row.interview_id };
    await saveDraft(transaction, place, { ...draft, content: { ...content, turns } });
  }
}

const draftsOf = (database: Database, { organisationId, studyId, interviewId }: InterviewPlace) =>
  tablesOf(database)
    .selectFrom('transcript_drafts')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('interview_id', '=', interviewId);

const draftOf = (row: Tables['transcript_drafts']): Draft => ({
  draftId: row.draft_id,
  windowId: row.window_id,
  revision: row.revision,
  basedOn: row.based_on,
  // Those saved before places were kept have none.
  content: { ...emptyDraft, ...(JSON.parse(row.content) as DraftContent) },
  byName: row.by_name,
  savedAt: row.saved_at.toISOString(),
});
