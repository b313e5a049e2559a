import type { InterviewReplacements } from './replacements.ts';

type Tables = {
  interview_replacements: {
    organisation_id: string;
    study_id: string;
    original: string;
    replacement: string | null;
    kind: string;
    step_id: string;
    decided_on: string;
    by_name: string;
  };
};

export const interviewReplacements: InterviewReplacements = {
  list: async (database, { organisationId, studyId }) => {
    const rows = await database
      .withTables<Tables>()
      .selectFrom('interview_replacements')
      .select(['original', 'replacement', 'kind', 'step_id', 'by_name'])
      .select(({ cast, ref }) => cast<string>(ref('decided_on'), 'text').as('decided_on'))
      .where('organisation_id', '=', organisationId)
      .where('study_id', '=', studyId)
      .execute();
    return rows
      .map((row) => ({
        original: row.original,
        replacement: row.replacement,
        kind: row.kind,
        stepId: row.step_id,
        decidedOn: row.decided_on,
        byName: row.by_name,
      }))
      .toSorted(
        (a, b) =>
          (a.stepId < b.stepId ? -1 : a.stepId > b.stepId ? 1 : 0) ||
          a.original.localeCompare(b.original, 'nb'),
      );
  },
  save: async (database, { organisationId, studyId }, replacements) => {
    for (const { original, replacement, kind, stepId, decidedOn, byName } of replacements) {
      const values = { replacement, kind, step_id: stepId, decided_on: decidedOn, by_name: byName };
      await database
        .withTables<Tables>()
        .insertInto('interview_replacements')
        .values({ organisation_id: organisationId, study_id: studyId, original, ...values })
        .onConflict((conflict) =>
          conflict.columns(['organisation_id', 'study_id', 'original']).doUpdateSet(values),
        )
        .execute();
    }
  },
  removeStep: async (database, { organisationId, studyId }, stepId) => {
    await database
      .withTables<Tables>()
      .deleteFrom('interview_replacements')
      .where('organisation_id', '=', organisationId)
      .where('study_id', '=', studyId)
      .where('step_id', '=', stepId)
      .execute();
  },
  remove: async (database, { organisationId, studyId }, originals) => {
    if (originals.length === 0) return;
    await database
      .withTables<Tables>()
      .deleteFrom('interview_replacements')
      .where('organisation_id', '=', organisationId)
      .where('study_id', '=', studyId)
      .where('original', 'in', [...originals])
      .execute();
  },
};
