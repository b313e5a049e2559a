import type { Generated } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';

export type Tables = {
  indicators: { organisation_id: string; indicator_code: string; indicator: string; place: number };
  targets: {
    organisation_id: string;
    target_id: Generated<string>;
    indicator_code: string;
    unit_number: string;
    from_month: string;
    target: number;
    set_on: string;
    by_name: string;
    import_id: number | null;
  };
  monthly_values: {
    organisation_id: string;
    indicator_code: string;
    unit_number: string;
    month: string;
    numerator: number | null;
    denominator: number | null;
    value: number;
    import_id: number | null;
  };
  value_corrections: {
    organisation_id: string;
    correction_id: Generated<string>;
    indicator_code: string;
    unit_number: string;
    month: string;
    before_value: string | null;
    after_value: string | null;
    reason: string;
    by_name: string;
    happened_at: Date;
  };
};
export type Place = { readonly organisationId: string };
export const tablesOf = (database: Database) => database.withTables<Tables>();

/** Statements have room for some thousand values; rows go in by so many at a time. */
export function inChunks<T>(rows: readonly T[], size = 500): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}

/**
 * Does something to the scorecard while nobody else does: two windows at once are one after the other, so that what was
 * seen still holds when it is written. All of it is written, or nothing.
 */
export async function underScorecardLock<Result>(
  database: Database,
  { organisationId }: Place,
  work: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(7241023, hashtext(${organisationId}))`.execute(transaction);
    return work(transaction);
  });
}
