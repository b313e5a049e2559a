import type { CustodyHolder } from '#modules/organisation/schema.ts';
import { createSetLedger, type DisclosurePolicy, rowSetOf } from '#modules/privacy/index.ts';
import type { CountCell } from './counts.ts';
import { peopleIn, type Rates } from './release-rates.ts';

type AtPlace = { readonly linkId: string; readonly audience: string; readonly office: string };

/**
 * Open links whose number of answers must not be shown. A report tells how many answers there are from a place; less
 * those by its open link, that is how many on the list have answered there. So a link's number tells of those on the
 * list at its place, and is shown only where adding and subtracting them and the rows of the rates leaves no few.
 *
 * @param rates what is shown of the same counts
 * @returns ids of links
 */
export function withheldLinks(
  links: readonly AtPlace[],
  cells: readonly CountCell[],
  rates: Rates,
  { policy, custody }: { readonly policy: DisclosurePolicy; readonly custody: CustodyHolder },
): ReadonlySet<string> {
  // People of one audience and office are alike here, so no more of them are needed than the minimum.
  const people = cells.flatMap((cell) =>
    Array.from({ length: Math.min(peopleIn(cell, custody), policy.minimumGroup) }, () => cell),
  );
  const setOf = (isIn: (cell: CountCell) => boolean) => rowSetOf(people.length, (row) => isIn(people[row]!));
  const isAt = (cell: CountCell, { audience, office }: AtPlace) =>
    cell.audience === audience && cell.office === office;
  const onList = links.flatMap((link) => {
    const cell = cells.find((one) => isAt(one, link));
    return cell && cell.invited > 0 ? [{ link, size: peopleIn(cell, custody) }] : [];
  });
  if (onList.length === 0) return new Set();
  const ledger = createSetLedger(people.length, policy);
  const shown = (['audience', 'office'] as const).flatMap((dimension) =>
    (dimension === 'audience' ? rates.byAudience : rates.byOffice).rows
      .filter(({ withheld }) => !withheld)
      .map(({ name }) => setOf((cell) => cell[dimension] === name)),
  );
  ledger.admit([{ sets: shown, measures: [] }]);
  // All by links of an audience are what its report has beyond its rate, shown or not.
  for (const audience of new Set(onList.map(({ link }) => link.audience))) {
    const own = onList.filter(({ link }) => link.audience === audience);
    ledger.admit([{ sets: [setOf((cell) => own.some(({ link }) => isAt(cell, link)))], measures: [] }]);
  }
  const largestFirst = onList.toSorted((a, b) => b.size - a.size || (a.link.linkId < b.link.linkId ? -1 : 1));
  return new Set(
    largestFirst
      .filter(({ link, size }) => {
        if (size < policy.minimumGroup) return true;
        return !ledger.admit([{ sets: [setOf((cell) => isAt(cell, link))], measures: [] }]);
      })
      .map(({ link }) => link.linkId),
  );
}
