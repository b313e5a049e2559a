import {
  type RegisterLook,
  sizeClassOf,
  statusOn,
  type UnitBranch,
  unitTree,
} from '#modules/organisation/index.ts';
import type { SizeClass, UnitStatus, UnitType } from '#modules/organisation/schema.ts';

/** What somebody asks to see of the register. */
type AskedUnits = {
  readonly search: string;
  /** `here`: all that are not closed; `all`; or one status. */
  readonly status: 'here' | 'all' | UnitStatus;
  readonly size: 'all' | SizeClass;
};
type ShownUnit = {
  readonly number: string;
  readonly name: string;
  readonly type: UnitType;
  readonly status: UnitStatus;
  readonly size: SizeClass | null;
  readonly positions: number | null;
  readonly users: number | null;
  /** An earlier name that the search found it by. */
  readonly formerly: string | null;
  readonly synthetic: boolean;
};
/** One county with its offices and departments in the order of a tree; null: units under no county. */
export type ShownCounty = {
  readonly county: ShownUnit | null;
  readonly units: readonly (ShownUnit & { readonly isUnder: boolean })[];
  /** How many of its offices are shown. */
  readonly offices: number;
};

const statuses: readonly AskedUnits['status'][] = ['here', 'all', 'planned', 'active', 'closing', 'closed'];
const sizes: readonly AskedUnits['size'][] = ['all', 'small', 'medium', 'large'];

export function askedIn(search: URLSearchParams): AskedUnits {
  return {
    search: (search.get('search') ?? '').trim().slice(0, 100),
    status: statuses.find((one) => one === search.get('status')) ?? 'here',
    size: sizes.find((one) => one === search.get('size')) ?? 'all',
  };
}

/** The tree of counties as somebody asked to see it. A county stays in sight with those of its units that were found. */
export function shownCounties(look: RegisterLook, asked: AskedUnits): readonly ShownCounty[] {
  const formerNames = new Map<string, string[]>();
  for (const { number, field, value } of look.facts) {
    if (field === 'name') formerNames.set(number, [...(formerNames.get(number) ?? []), String(value)]);
  }
  const wanted = asked.search.toLocaleLowerCase('nb');
  const has = (text: string) => text.toLocaleLowerCase('nb').includes(wanted);

  const shown = ({ unit }: UnitBranch): ShownUnit => ({
    number: unit.number,
    name: unit.name,
    type: unit.type,
    status: statusOn(unit, look.today),
    size: sizeClassOf(unit, look.limits),
    positions: unit.positions,
    users: unit.users,
    formerly:
      wanted === '' || has(unit.name)
        ? null
        : (formerNames.get(unit.number)?.find((name) => name !== unit.name && has(name)) ?? null),
    synthetic: unit.synthetic,
  });
  const isWanted = (unit: ShownUnit) => {
    if (asked.status === 'here' ? unit.status === 'closed' : asked.status !== 'all') {
      if (unit.status !== asked.status) return false;
    }
    if (asked.size !== 'all' && unit.size !== asked.size) return false;
    return wanted === '' || has(unit.name) || unit.number.startsWith(wanted) || unit.formerly !== null;
  };
  const under = (branches: readonly UnitBranch[], isUnder: boolean): ShownCounty['units'] =>
    branches.flatMap((branch) => [{ ...shown(branch), isUnder }, ...under(branch.units, true)]);

  const tree = unitTree(look.units);
  const counties = tree.filter(({ unit }) => unit.type === 'county');
  const loose = tree.filter(({ unit }) => unit.type !== 'county');
  const sections = [
    ...counties.map((branch) => ({ county: shown(branch), units: under(branch.units, false) })),
    ...(loose.length > 0 ? [{ county: null, units: under(loose, false) }] : []),
  ];
  return sections
    .map(({ county, units }) => ({ county, units: units.filter(isWanted), offices: 0 }))
    .filter(({ county, units }) => units.length > 0 || (county !== null && isWanted(county)))
    .map((section) => ({
      ...section,
      offices: section.units.filter(({ type }) => type === 'office').length,
    }));
}
