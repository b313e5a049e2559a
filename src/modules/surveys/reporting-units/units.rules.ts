import type { ProposedUnit } from './propose.rules.ts';

/** Why offices are reported together; `both`: by leader and by neighbour. `person`: somebody decided otherwise. */
export const unitReasons = ['alone', 'leader', 'neighbour', 'both', 'person'] as const;
export type UnitReason = (typeof unitReasons)[number];

/** Offices of a wave that are reported as one, or one by itself. */
export type ReportingUnit = {
  readonly name: string;
  /** As the staff list calls them. */
  readonly offices: readonly string[];
  /** Their numbers in the register, of those it knew when this was decided. */
  readonly numbers?: readonly string[];
  readonly reason: UnitReason;
};

/** What an office is reported as: its unit's name; by itself where nothing has been decided of it. */
export type UnitOf = (office: string | null) => string | null;

export function unitOf(units: readonly ReportingUnit[]): UnitOf {
  const names = new Map(
    units.flatMap(({ name, offices }) => offices.map((office) => [office, name] as const)),
  );
  return (office) => (office === null ? null : (names.get(office) ?? office));
}

/** Why these offices are together: as was proposed, or because somebody wanted it. */
export function reasonFor(offices: readonly string[], proposal: readonly ProposedUnit[]): UnitReason {
  if (offices.length < 2) return 'alone';
  const wanted = [...offices].sort().join('\n');
  const same = proposal.find((unit) => [...unit.offices].sort().join('\n') === wanted);
  if (!same) return 'person';
  const reasons = new Set(same.joinings.map(({ because }) => because));
  const [only] = reasons;
  return reasons.size === 1 && only ? only : 'both';
}

export const longestUnitName = 120;

/** What somebody has decided: for each office the unit it goes to, and what units of several offices are called. */
export type UnitsForm = {
  /** The unit an office goes to: the key of one of the page's, or empty for one of its own. */
  readonly choices: readonly { readonly office: string; readonly unit: string }[];
  /** What each of the page's units is to be called. */
  readonly names: readonly { readonly unit: string; readonly name: string }[];
};
export type UnitProblem = {
  readonly code: 'list-changed' | 'unit-unknown' | 'name-taken' | 'name-long';
  readonly unit?: string;
  readonly name?: string;
};

/** A page names a unit by its first office: whatever the others do, each goes where its own choice says. */
export const unitKey = ({ offices }: Pick<ReportingUnit, 'offices'>) => offices[0] ?? '';

/**
 * Reads a decision. Every problem at once; with any, nothing of it counts.
 *
 * @param current the units that the page showed
 * @param nameFor what offices are called together where nobody has given them a name
 */
export function readUnits(
  form: UnitsForm,
  {
    offices,
    current,
    nameFor,
  }: {
    readonly offices: readonly string[];
    readonly current: readonly Pick<ReportingUnit, 'name' | 'offices'>[];
    readonly nameFor: (offices: readonly string[]) => string;
  },
):
  | { readonly units: readonly Pick<ReportingUnit, 'name' | 'offices'>[] }
  | { readonly problems: readonly UnitProblem[] } {
  const chosen = new Map(form.choices.map(({ office, unit }) => [office, unit]));
  if (chosen.size !== offices.length || offices.some((office) => !chosen.has(office))) {
    return { problems: [{ code: 'list-changed' }] };
  }
  const known = new Map(current.map((unit) => [unitKey(unit), unit]));
  const groups = new Map<string, string[]>();
  for (const office of offices) {
    const unit = chosen.get(office)!;
    if (unit !== '' && !known.has(unit)) return { problems: [{ code: 'unit-unknown', unit }] };
    const key = JSON.stringify(unit === '' ? { alone: office } : { unit });
    groups.set(key, [...(groups.get(key) ?? []), office]);
  }
  const given = new Map(form.names.map(({ unit, name }) => [unit, name.replaceAll(/\s+/g, ' ').trim()]));
  const units = [...groups].map(([key, own]) => {
    const [first] = own;
    if (own.length === 1) return { name: first!, offices: own };
    const { unit = '' } = JSON.parse(key) as { unit?: string };
    const before = known.get(unit)!;
    const name = given.get(unit) ?? '';
    // A name that was made of the offices is made anew when they change.
    const isOwn = name !== '' && name !== nameFor(before.offices);
    return { name: isOwn ? name : nameFor(own), offices: own };
  });
  const problems = namesRefused(units);
  return problems.length > 0 ? { problems } : { units };
}

function namesRefused(units: readonly Pick<ReportingUnit, 'name' | 'offices'>[]): UnitProblem[] {
  const comparable = (name: string) => name.toLocaleLowerCase('nb');
  return units.flatMap((unit): UnitProblem[] => {
    if (unit.offices.length === 1) return [];
    const { name } = unit;
    if ([...name].length > longestUnitName) return [{ code: 'name-long', name: `${name.slice(0, 40)}…` }];
    const isTaken = units.some(
      (other) =>
        other !== unit &&
        [other.name, ...other.offices].some((taken) => comparable(taken) === comparable(name)),
    );
    return isTaken ? [{ code: 'name-taken', name }] : [];
  });
}
