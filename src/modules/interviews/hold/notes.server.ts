import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace, InterviewsPlace } from '../schema.ts';

/** What was marked and written at a question while the interview was held. */
export type QuestionNote = { readonly questionId: string; readonly isAsked: boolean; readonly note: string };

type Tables = {
  interview_notes: {
    organisation_id: string;
    study_id: string;
    interview_id: string;
    question_id: string;
    is_asked: boolean;
    note: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

export async function listNotes(
  database: Database,
  { organisationId, studyId, interviewId }: InterviewPlace,
): Promise<QuestionNote[]> {
  const rows = await tablesOf(database)
    .selectFrom('interview_notes')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('interview_id', '=', interviewId)
    .orderBy('question_id')
    .execute();
  return rows.map((row) => ({ questionId: row.question_id, isAsked: row.is_asked, note: row.note }));
}

/** Each question's note takes the place of the one before; questions that are not named keep theirs. */
export async function saveNotes(
  transaction: Database,
  { organisationId, studyId, interviewId }: InterviewPlace,
  notes: readonly QuestionNote[],
): Promise<void> {
  for (const { questionId, isAsked, note } of notes) {
    await tablesOf(transaction)
      .insertInto('interview_notes')
      .values({
        organisation_id: organisationId,
        study_id: studyId,
        interview_id: interviewId,
        question_id: questionId,
        is_asked: isAsked,
        note,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['organisation_id', 'study_id', 'interview_id', 'question_id'])
          .doUpdateSet({ is_asked: isAsked, note }),
      )
      .execute();
  }
}

/** Writes the notes of all interviews of a study anew. @param anew a note as it is to stand */
export async function replaceNamesInNotes(
  transaction: Database,
  { organisationId, studyId }: InterviewsPlace,
  anew: (note: string) => string,
): Promise<void> {
  const rows = await tablesOf(transaction)
    .selectFrom('interview_notes')
    .select(['interview_id', 'question_id', 'note'])
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .forUpdate()
    .execute();
  for (const row of rows) {
    const note = anew(row.note);
    if (note === row.note) continue;
    await tablesOf(transaction)
      .updateTable('interview_notes')
      .set({ note })
      .where('organisation_id', '=', organisationId)
      .where('study_id', '=', studyId)
      .where('interview_id', '=', row.interview_id)
      .where('question_id', '=', row.question_id)
      .execute();
  }
}

/** Tells how many questions had a note. */
export async function eraseNotes(
  transaction: Database,
  { organisationId, studyId, interviewId }: InterviewPlace,
): Promise<number> {
  const rows = await tablesOf(transaction)
    .deleteFrom('interview_notes')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('interview_id', '=', interviewId)
    .returning('note')
    .execute();
  return rows.filter(({ note }) => note !== '').length;
}
