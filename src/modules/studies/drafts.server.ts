import type { Database } from '#platform/database/database.ts';
import { fromStored, toStored } from './stored-text.ts';

type Tables = {
  study_drafts: {
    organisation_id: string;
    study_id: string;
    person_id: string;
    step: number;
    based_on: number;
    file_text: string;
    what: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** Whose draft, of which study. */
export type DraftOf = {
  readonly organisationId: string;
  readonly studyId: string;
  readonly personId: string;
};
/** One step of somebody's writing: the whole text after it. */
export type DraftStep = {
  readonly step: number;
  readonly basedOn: number;
  readonly fileText: string;
  readonly what: string;
};

/** Further back than this nobody takes their steps. */
const mostSteps = 60;

/** The newest step of a draft; null where nothing is being written. */
export async function findDraft(database: Database, of: DraftOf): Promise<DraftStep | null> {
  const row = await stepsOf(database, of).orderBy('step', 'desc').limit(1).executeTakeFirst();
  return row ? stepOf(row) : null;
}

export async function findDraftStep(
  database: Database,
  of: DraftOf,
  step: number,
): Promise<DraftStep | null> {
  const row = await stepsOf(database, of).where('step', '=', step).executeTakeFirst();
  return row ? stepOf(row) : null;
}

/**
 * Writes the next step. With `replaces`, that step becomes this one: what somebody types goes in as one step.
 *
 * @returns false when another window has written a step of that number first
 */
export async function writeDraftStep(
  database: Database,
  of: DraftOf,
  step: DraftStep & { readonly replaces: boolean },
): Promise<boolean> {
  const key = { organisation_id: of.organisationId, study_id: of.studyId, person_id: of.personId };
  const said = { based_on: step.basedOn, file_text: toStored(step.fileText), what: step.what };
  if (step.replaces) {
    const { numUpdatedRows } = await tablesOf(database)
      .updateTable('study_drafts')
      .set(said)
      .where('organisation_id', '=', of.organisationId)
      .where('study_id', '=', of.studyId)
      .where('person_id', '=', of.personId)
      .where('step', '=', step.step)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }
  const { numInsertedOrUpdatedRows } = await tablesOf(database)
    .insertInto('study_drafts')
    .values({ ...key, step: step.step, ...said })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  await deleteWhere(database, of, '<=', step.step - mostSteps);
  return numInsertedOrUpdatedRows === 1n;
}

/** Takes back the newest step. */
export function dropDraftStep(database: Database, of: DraftOf, step: number): Promise<void> {
  return deleteWhere(database, of, '>=', step);
}

/** Nothing is being written any more. */
export function dropDraft(database: Database, of: DraftOf): Promise<void> {
  return deleteWhere(database, of, '>=', 0);
}

async function deleteWhere(database: Database, of: DraftOf, sign: '<=' | '>=', step: number): Promise<void> {
  await tablesOf(database)
    .deleteFrom('study_drafts')
    .where('organisation_id', '=', of.organisationId)
    .where('study_id', '=', of.studyId)
    .where('person_id', '=', of.personId)
    .where('step', sign, step)
    .execute();
}

function stepsOf(database: Database, of: DraftOf) {
  return tablesOf(database)
    .selectFrom('study_drafts')
    .selectAll()
    .where('organisation_id', '=', of.organisationId)
    .where('study_id', '=', of.studyId)
    .where('person_id', '=', of.personId);
}

const stepOf = (row: Tables['study_drafts']): DraftStep => ({
  step: row.step,
  basedOn: row.based_on,
  fileText: fromStored(row.file_text),
  what: row.what,
});
