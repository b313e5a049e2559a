import type { Database } from '#platform/database/database.ts';
import type { Language } from '#platform/language.ts';
import type { Place } from '../tables.server.ts';
import type { Template, WordedKind } from './template.ts';

export type PlanState = 'planned' | 'sending' | 'paused' | 'done';
/** Why a letter does not go on just now. */
export type PlanFault = 'mail-server' | 'some-deferred' | 'wave-not-open' | 'keys-missing';
export type LetterPlan = {
  readonly kind: WordedKind;
  readonly state: PlanState;
  readonly sendOn: string | null;
  readonly fault: PlanFault | null;
  readonly tries: number;
  /** The day on which it had last gone to all who were to have it. */
  readonly doneOn: string | null;
};
type Tables = {
  letter_plans: {
    organisation_id: string;
    wave_id: string;
    kind: WordedKind;
    state: PlanState;
    send_on: string | null;
    fault: PlanFault | null;
    tries: number;
    done_on: string | null;
  };
  letter_templates: {
    organisation_id: string;
    wave_id: string;
    kind: WordedKind;
    language: Language;
    subject: string;
    letter_text: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

export async function plansOf(database: Database, place: Place): Promise<LetterPlan[]> {
  const rows = await tablesOf(database)
    .selectFrom('letter_plans')
    .selectAll()
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    state: row.state,
    sendOn: row.send_on,
    fault: row.fault,
    tries: row.tries,
    doneOn: row.done_on,
  }));
}

export async function findPlan(
  database: Database,
  place: Place,
  kind: WordedKind,
): Promise<LetterPlan | null> {
  return (await plansOf(database, place)).find((plan) => plan.kind === kind) ?? null;
}

/** Plans a letter, or plans it anew; when it was last done stays. */
export async function setPlan(
  database: Database,
  place: Place,
  plan: Omit<LetterPlan, 'doneOn'>,
): Promise<void> {
  const { kind, state, sendOn, fault, tries } = plan;
  const row = { state, send_on: sendOn, fault, tries };
  await tablesOf(database)
    .insertInto('letter_plans')
    .values({ organisation_id: place.organisationId, wave_id: place.waveId, kind, ...row })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'wave_id', 'kind']).doUpdateSet(row))
    .execute();
}

/** Changes a plan that is in one of these states, and no other: somebody may have stopped it meanwhile. */
export async function changePlan(
  database: Database,
  place: Place,
  kind: WordedKind,
  from: readonly PlanState[],
  changed: {
    state?: PlanState;
    fault?: PlanFault | null;
    tries?: number;
    send_on?: string | null;
    done_on?: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tablesOf(database)
    .updateTable('letter_plans')
    .set(changed)
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('kind', '=', kind)
    .where('state', 'in', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function removePlan(database: Database, place: Place, kind: WordedKind): Promise<void> {
  await tablesOf(database)
    .deleteFrom('letter_plans')
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('kind', '=', kind)
    .where('state', '=', 'planned')
    .execute();
}

/** Letters that go out now: those being sent, and those whose day has come. */
export async function duePlans(
  database: Database,
  { organisationId, today }: { readonly organisationId: string; readonly today: string },
): Promise<{ readonly waveId: string; readonly kind: WordedKind }[]> {
  const rows = await tablesOf(database)
    .selectFrom('letter_plans')
    .select(['wave_id', 'kind'])
    .where('organisation_id', '=', organisationId)
    .where((where) =>
      where.or([
        where('state', '=', 'sending'),
        where.and([where('state', '=', 'planned'), where('send_on', '<=', today)]),
      ]),
    )
    .orderBy('wave_id')
    .orderBy('kind')
    .execute();
  return rows.map((row) => ({ waveId: row.wave_id, kind: row.kind }));
}

/** The letter's words in each language in which somebody has written their own. */
export async function templatesOf(
  database: Database,
  place: Place,
  kind: WordedKind,
): Promise<ReadonlyMap<Language, Template>> {
  const rows = await tablesOf(database)
    .selectFrom('letter_templates')
    .selectAll()
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('kind', '=', kind)
    .execute();
  return new Map(rows.map((row) => [row.language, { subject: row.subject, text: row.letter_text }]));
}

export async function saveTemplates(
  database: Database,
  place: Place,
  kind: WordedKind,
  templates: ReadonlyMap<Language, Template>,
): Promise<void> {
  await tablesOf(database)
    .transaction()
    .execute(async (transaction) => {
      for (const [language, { subject, text }] of templates) {
        const words = { subject, letter_text: text };
        await transaction
          .insertInto('letter_templates')
          .values({
            organisation_id: place.organisationId,
            wave_id: place.waveId,
            kind,
            language,
            ...words,
          })
          .onConflict((conflict) =>
            conflict.columns(['organisation_id', 'wave_id', 'kind', 'language']).doUpdateSet(words),
          )
          .execute();
      }
    });
}
