import type { Unit } from '#modules/organisation/schema.ts';
import { comparable } from '#modules/studies/index.ts';
import type { OfficeToReport } from './propose.rules.ts';

/**
 * What the register says of the offices of a staff list. A list calls an office by its name or its number, and the study
 * may say which number one of its offices has. Two units of the register that are called the same are neither.
 *
 * @param numberOf the register number that the study gives an office; null where it gives none
 */
export function matchOffices(
  offices: readonly { readonly office: string; readonly staff: number }[],
  {
    register,
    numberOf,
  }: { readonly register: readonly Unit[]; readonly numberOf: (office: string) => string | null },
): readonly OfficeToReport[] {
  const units = register.filter(({ type }) => type !== 'county');
  const byNumber = new Map(units.map((unit) => [unit.number, unit]));
  const counties = new Set(register.filter(({ type }) => type === 'county').map(({ number }) => number));
  const find = (office: string): Unit | undefined => {
    const number = numberOf(office) ?? office.trim();
    const numbered = byNumber.get(number);
    if (numbered) return numbered;
    const named = units.filter(({ name }) => comparable(name) === comparable(office));
    const active = named.filter(({ status }) => status !== 'closed');
    const best = active.length > 0 ? active : named;
    return best.length === 1 ? best[0] : undefined;
  };
  const countyOf = (unit: Unit): string | null => {
    // A department's county is its office's.
    for (let at: Unit | undefined = unit, steps = 0; at && steps < 10; steps += 1) {
      if (at.parent === null) return null;
      if (counties.has(at.parent)) return at.parent;
      at = byNumber.get(at.parent);
    }
    return null;
  };
  return offices.map(({ office, staff }) => {
    const unit = find(office);
    return {
      office,
      staff,
      number: unit?.number ?? null,
      leader: unit?.leader ?? null,
      county: unit ? countyOf(unit) : null,
      municipality: unit?.municipality ?? null,
    };
  });
}
