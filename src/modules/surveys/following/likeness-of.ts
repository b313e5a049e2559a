import type { CustodyHolder } from '#modules/organisation/schema.ts';
import type { DisclosurePolicy, Released } from '#modules/privacy/index.ts';
import { audienceVariable, type BackgroundCount, officeVariable } from './counts.ts';
import type { StoredCount } from './follow.server.ts';
import { releaseLikeness } from './release-likeness.ts';
import type { Likeness, Rates, RateTable } from './result.ts';

/** In the order: where they work, what they answer as, and then what the list says of them. */
export function likenessOf(
  { backgrounds }: Pick<StoredCount, 'backgrounds'>,
  rates: Rates,
  { policy, custody }: { readonly policy: DisclosurePolicy; readonly custody: CustodyHolder },
): Released<Likeness>[] {
  const isMarked = backgrounds.some(({ answered }) => answered > 0);
  if (!isMarked) return [];
  const withheldIn = (table: RateTable) => {
    const names = new Set(table.rows.filter(({ withheld }) => withheld).map(({ name }) => name ?? ''));
    return (category: string) => names.has(category);
  };
  const places = [
    { variable: officeVariable, kind: 'office', isWithheld: withheldIn(rates.byOffice) },
    { variable: audienceVariable, kind: 'audience', isWithheld: withheldIn(rates.byAudience) },
  ] as const;
  const others = [...new Set(backgrounds.map(({ variable }) => variable))]
    .filter((variable) => places.every((place) => place.variable !== variable))
    .map((variable) => ({ variable, kind: 'background' as const, isWithheld: () => false }));
  // No letter has reached them, and they may have answered all the same.
  const isUnreached = ({ reached }: BackgroundCount) => custody === 'system' && reached === 0;
  return [...places, ...others].flatMap(({ variable, kind, isWithheld }) => {
    const counts = backgrounds.filter((count) => count.variable === variable);
    // Where all are alike there is nothing to compare.
    return counts.length < 2
      ? []
      : [
          releaseLikeness(
            { variable, kind },
            counts,
            policy,
            (category) =>
              isWithheld(category) || counts.some((one) => one.category === category && isUnreached(one)),
          ),
        ];
  });
}
