import type { CustodyHolder } from '#modules/organisation/schema.ts';
import type { DisclosurePolicy } from '#modules/privacy/index.ts';
import type { Database } from '#platform/database/database.ts';
import { type OpenLink, openLinksOf } from '../open-links/open-links.server.ts';
import type { UnitOf } from '../reporting-units/units.rules.ts';
import type { Place } from '../tables.server.ts';
import type { WaveCount } from './count-wave.ts';
import type { CountCell, DayCount } from './counts.ts';
import { countAnswers, openLinkDaysOfWave } from './follow.server.ts';
import type { Rates } from './result.ts';
import { withheldLinks } from './withheld-links.ts';

/**
 * Those who answered by an open link. They are on no list, so their number says nothing of anybody; null where it would
 * say something of those on the list at the same place.
 */
export type OpenLinkCount = OpenLink & {
  readonly answered: number | null;
  readonly days: readonly DayCount[];
};

/** How many have come by each open link, as far as it may be told. */
export async function openLinkCounts(
  database: Database,
  place: Place,
  {
    count,
    now,
    isOpen,
    rates,
    policy,
    custody,
    unit,
  }: {
    readonly count: { readonly cells: readonly CountCell[] };
    readonly now: WaveCount | null;
    readonly isOpen: boolean;
    readonly rates: Rates;
    readonly policy: DisclosurePolicy;
    readonly custody: CustodyHolder;
    readonly unit: UnitOf;
  },
): Promise<readonly OpenLinkCount[]> {
  const links = await openLinksOf(database, place);
  if (links.length === 0) return [];
  const days = await openLinkDaysOfWave(database, place);
  const answers = isOpen ? [] : await countAnswers(database, place);
  const withheld = withheldLinks(
    // The report tells how many answers a unit has: what a link tells, it tells of the people of its unit.
    links.map((link) => ({ ...link, office: unit(link.office) ?? link.office })),
    count.cells,
    rates,
    { policy, custody },
  );
  return links.map((link) => {
    if (withheld.has(link.linkId)) return { ...link, answered: null, days: [] };
    const own = days.filter(({ linkId }) => linkId === link.linkId);
    const isHere = (one: { audience: string; office: string | null }) =>
      one.audience === link.audience && one.office === unit(link.office);
    // When the wave has closed, what came by the link is what came from the place, less those who were asked by letter.
    const ended = (answers.find(isHere)?.count ?? 0) - (count.cells.find(isHere)?.complete ?? 0);
    return {
      ...link,
      answered: isOpen ? (now?.openLinks.get(link.linkId) ?? own.at(-1)?.submitted ?? 0) : Math.max(0, ended),
      days: own.map(({ day, submitted }) => ({ day, submitted })),
    };
  });
}
