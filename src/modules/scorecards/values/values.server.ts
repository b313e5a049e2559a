import type { Database } from '#platform/database/database.ts';
import type { Correction, MonthlyValue } from '../schema.ts';
import { inChunks, type Place, type Tables, tablesOf } from '../tables.server.ts';

export type ValuesAsked = Place & {
  /** Months, both with. */
  readonly from?: string;
  readonly to?: string;
  readonly units?: readonly string[];
  readonly indicator?: string;
};

/** By indicator, unit and month. */
export async function valuesOf(
  database: Database,
  { organisationId, from, to, units, indicator }: ValuesAsked,
): Promise<readonly MonthlyValue[]> {
  if (units?.length === 0) return [];
  let query = tablesOf(database)
    .selectFrom('monthly_values')
    .selectAll()
    .where('organisation_id', '=', organisationId);
  if (from !== undefined) query = query.where('month', '>=', from);
  if (to !== undefined) query = query.where('month', '<=', to);
  if (units) query = query.where('unit_number', 'in', units);
  if (indicator !== undefined) query = query.where('indicator_code', '=', indicator);
  const rows = await query.orderBy('indicator_code').orderBy('unit_number').orderBy('month').execute();
  return rows.map(fromRow);
}

/** Months that there are values for, the newest first. */
export async function monthsWithValues(
  database: Database,
  { organisationId }: Place,
): Promise<readonly string[]> {
  const rows = await tablesOf(database)
    .selectFrom('monthly_values')
    .select('month')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .orderBy('month', 'desc')
    .execute();
  return rows.map(({ month }) => month);
}

/**
 * Puts values in, over those of the same indicator, unit and month; what they were is for the caller to write down.
 * `importId`: of the sheet they came by.
 */
export async function saveValues(
  database: Database,
  {
    organisationId,
    values,
    importId = null,
  }: Place & { readonly values: readonly MonthlyValue[]; readonly importId?: number | null },
): Promise<void> {
  for (const chunk of inChunks(values)) {
    await tablesOf(database)
      .insertInto('monthly_values')
      .values(
        chunk.map((one) => ({
          organisation_id: organisationId,
          indicator_code: one.indicator,
          unit_number: one.unit,
          month: one.month,
          numerator: one.numerator,
          denominator: one.denominator,
          value: one.value,
          import_id: importId,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['organisation_id', 'indicator_code', 'unit_number', 'month'])
          .doUpdateSet((given) => ({
            numerator: given.ref('excluded.numerator'),
            denominator: given.ref('excluded.denominator'),
            value: given.ref('excluded.value'),
            import_id: given.ref('excluded.import_id'),
          })),
      )
      .execute();
  }
}

export async function removeValue(
  database: Database,
  { organisationId, indicator, unit, month }: Place & Pick<MonthlyValue, 'indicator' | 'unit' | 'month'>,
): Promise<void> {
  await tablesOf(database)
    .deleteFrom('monthly_values')
    .where('organisation_id', '=', organisationId)
    .where('indicator_code', '=', indicator)
    .where('unit_number', '=', unit)
    .where('month', '=', month)
    .execute();
}

/** Writes down what was changed, why and by whom. Nothing here is ever changed or taken away. */
export async function addCorrections(
  database: Database,
  { organisationId, corrections }: Place & { readonly corrections: readonly Correction[] },
): Promise<void> {
  const asText = (value: MonthlyValue | null) => (value === null ? null : JSON.stringify(value));
  for (const chunk of inChunks(corrections)) {
    await tablesOf(database)
      .insertInto('value_corrections')
      .values(
        chunk.map((one) => ({
          organisation_id: organisationId,
          indicator_code: one.indicator,
          unit_number: one.unit,
          month: one.month,
          before_value: asText(one.before),
          after_value: asText(one.after),
          reason: one.reason,
          by_name: one.byName,
          happened_at: one.at,
        })),
      )
      .execute();
  }
}

/** The newest first. */
export async function listCorrections(
  database: Database,
  {
    organisationId,
    indicator,
    most,
    skip = 0,
  }: Place & { readonly indicator?: string; readonly most: number; readonly skip?: number },
): Promise<readonly Correction[]> {
  let query = tablesOf(database)
    .selectFrom('value_corrections')
    .selectAll()
    .where('organisation_id', '=', organisationId);
  if (indicator !== undefined) query = query.where('indicator_code', '=', indicator);
  const rows = await query.orderBy('correction_id', 'desc').limit(most).offset(skip).execute();
  return rows.map((row) => ({
    indicator: row.indicator_code,
    unit: row.unit_number,
    month: row.month,
    before: fromText(row.before_value),
    after: fromText(row.after_value),
    reason: row.reason,
    byName: row.by_name,
    at: new Date(row.happened_at),
  }));
}

const fromText = (text: string | null) => (text === null ? null : (JSON.parse(text) as MonthlyValue));

const fromRow = (row: Tables['monthly_values']): MonthlyValue => ({
  indicator: row.indicator_code,
  unit: row.unit_number,
  month: row.month,
  numerator: row.numerator,
  denominator: row.denominator,
  value: row.value,
});
