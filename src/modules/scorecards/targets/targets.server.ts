import type { Database } from '#platform/database/database.ts';
import type { Target, WrittenTarget } from '../schema.ts';
import { inChunks, type Place, tablesOf } from '../tables.server.ts';
import { isAfterTheFact } from './target-for.rules.ts';

/** The targets that hold, each from its month: of several for the same month the last written. */
export async function listTargets(database: Database, place: Place): Promise<readonly Target[]> {
  const written = await targetHistory(database, place);
  return written
    .filter(({ holds }) => holds)
    .map(({ indicator, unit, from, value, setOn }) => ({ indicator, unit, from, value, setOn }));
}

/** Every target that was ever written down, by month, and those of a month in the order they were written. */
export async function targetHistory(
  database: Database,
  { organisationId, indicator }: Place & { readonly indicator?: string },
): Promise<readonly WrittenTarget[]> {
  let query = tablesOf(database)
    .selectFrom('targets')
    .selectAll()
    .where('organisation_id', '=', organisationId);
  if (indicator !== undefined) query = query.where('indicator_code', '=', indicator);
  const rows = await query
    .orderBy('indicator_code')
    .orderBy('unit_number')
    .orderBy('from_month')
    .orderBy('target_id')
    .execute();
  return rows.map((row, index) => {
    const next = rows[index + 1];
    const isReplaced =
      next?.indicator_code === row.indicator_code &&
      next.unit_number === row.unit_number &&
      next.from_month === row.from_month;
    return {
      indicator: row.indicator_code,
      unit: row.unit_number || null,
      from: row.from_month,
      value: row.target,
      setOn: row.set_on,
      byName: row.by_name,
      holds: !isReplaced,
      isAfterTheFact: isAfterTheFact({ from: row.from_month, setOn: row.set_on }),
    };
  });
}

/** Writes targets down beside those there are. */
export async function addTargets(
  database: Database,
  {
    organisationId,
    targets,
    byName,
    importId = null,
  }: Place & {
    readonly targets: readonly Target[];
    readonly byName: string;
    readonly importId?: number | null;
  },
): Promise<void> {
  for (const chunk of inChunks(targets)) {
    await tablesOf(database)
      .insertInto('targets')
      .values(
        chunk.map((target) => ({
          organisation_id: organisationId,
          indicator_code: target.indicator,
          unit_number: target.unit ?? '',
          from_month: target.from,
          target: target.value,
          set_on: target.setOn,
          by_name: byName,
          import_id: importId,
        })),
      )
      .execute();
  }
}
