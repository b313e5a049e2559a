import type { Database } from '#platform/database/database.ts';
import { openLinksOf } from '../open-links/open-links.server.ts';
import type { Place } from '../tables.server.ts';
import type { UnitOf } from './units.rules.ts';

type Tables = {
  open_links: { organisation_id: string; wave_id: string; link_id: string; office: string };
  open_link_days: {
    organisation_id: string;
    wave_id: string;
    link_id: string;
    day: string;
    submitted: number;
  };
};

/**
 * Makes one of the open links of a reporting unit, as its wave closes: how many came by each of them would tell, with how
 * many answered in the whole unit, of offices that are not reported by themselves.
 */
export async function joinOpenLinks(transaction: Database, place: Place, unit: UnitOf): Promise<void> {
  const tables = transaction.withTables<Tables>();
  const groups = new Map<string, { readonly office: string; readonly links: string[] }>();
  for (const { linkId, audience, office } of await openLinksOf(transaction, place)) {
    const name = unit(office) ?? office;
    const key = JSON.stringify([audience, name]);
    const group = groups.get(key) ?? { office: name, links: [] };
    groups.set(key, group);
    group.links.push(linkId);
  }
  for (const { office, links } of groups.values()) {
    const [kept, ...others] = links.sort();
    if (others.length > 0) {
      const days = await tables
        .selectFrom('open_link_days')
        .select(['day', (builder) => builder.fn.sum<string>('submitted').as('submitted')])
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .where('link_id', 'in', links)
        .groupBy('day')
        .execute();
      for (const table of ['open_link_days', 'open_links'] as const) {
        await tables
          .deleteFrom(table)
          .where('organisation_id', '=', place.organisationId)
          .where('wave_id', '=', place.waveId)
          .where('link_id', 'in', table === 'open_links' ? others : links)
          .execute();
      }
      if (days.length > 0) {
        await tables
          .insertInto('open_link_days')
          .values(
            days.map(({ day, submitted }) => ({
              organisation_id: place.organisationId,
              wave_id: place.waveId,
              link_id: kept!,
              day,
              submitted: Number(submitted),
            })),
          )
          .execute();
      }
    }
    await tables
      .updateTable('open_links')
      .set({ office })
      .where('organisation_id', '=', place.organisationId)
      .where('wave_id', '=', place.waveId)
      .where('link_id', '=', kept!)
      .execute();
  }
}
