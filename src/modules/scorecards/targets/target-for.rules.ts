import type { Target } from '../schema.ts';
import type { Period } from '../values/months.rules.ts';

type Asked = { readonly targets: readonly Target[]; readonly indicator: string; readonly unit: string };

/** The target of a unit in a month: its own where it has one by then, else everybody's; the newest that has begun. */
export function targetFor({
  targets,
  indicator,
  unit,
  month,
}: Asked & { readonly month: string }): Target | null {
  const begun = targets.filter((target) => target.indicator === indicator && target.from <= month);
  return newest(begun.filter((target) => target.unit === unit)) ?? newest(begun.filter(isEverybodys));
}

/**
 * The target over several months: the mean of the months' targets, those without one left out. Null when none has one.
 *
 * @param months those that the unit has values for: a target nobody worked towards says nothing of them
 */
export function targetOver({
  months,
  ...asked
}: Asked & { readonly months: readonly string[] }): number | null {
  const found = months.flatMap((month) => targetFor({ ...asked, month })?.value ?? []);
  if (found.length === 0) return null;
  // Exactly the target where it is one and the same all through.
  if (found.every((value) => value === found[0])) return found[0]!;
  return found.reduce((sum, value) => sum + value, 0) / found.length;
}

/** Whether a target was written down after the first month it is about was over: it was then known how that month went. */
export function isAfterTheFact({ from, setOn }: Pick<Target, 'from' | 'setOn'>): boolean {
  return setOn.slice(0, 7) > from;
}

/** Months of a period that a target covers though it was written down after they were over. */
export function isAfterPeriod({ setOn }: Pick<Target, 'setOn'>, { to }: Period): boolean {
  return setOn.slice(0, 7) > to;
}

const isEverybodys = ({ unit }: Target) => unit === null;

function newest(targets: readonly Target[]): Target | null {
  return targets.reduce<Target | null>(
    (best, target) => (best === null || target.from > best.from ? target : best),
    null,
  );
}
