import type { Database } from '#platform/database/database.ts';
import type { Indicator } from '../schema.ts';
import { type Place, tablesOf } from '../tables.server.ts';

/** In the order they were given. */
export async function listIndicators(
  database: Database,
  { organisationId }: Place,
): Promise<readonly Indicator[]> {
  const rows = await tablesOf(database)
    .selectFrom('indicators')
    .select('indicator')
    .where('organisation_id', '=', organisationId)
    .orderBy('place')
    .orderBy('indicator_code')
    .execute();
  return rows.map(({ indicator }) => JSON.parse(indicator) as Indicator);
}

/** Those that are there already are changed and keep their place; new ones come after them. */
export async function saveIndicators(
  database: Database,
  { organisationId, indicators }: Place & { readonly indicators: readonly Indicator[] },
): Promise<void> {
  const there = await listIndicators(database, { organisationId });
  for (const [index, indicator] of indicators.entries()) {
    const known = there.findIndex(({ code }) => code === indicator.code);
    const text = JSON.stringify(indicator);
    await tablesOf(database)
      .insertInto('indicators')
      .values({
        organisation_id: organisationId,
        indicator_code: indicator.code,
        indicator: text,
        place: known >= 0 ? known : there.length + index,
      })
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'indicator_code']).doUpdateSet({ indicator: text }),
      )
      .execute();
  }
}
