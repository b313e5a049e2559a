import type { Succession } from './unit.ts';

/**
 * The units whose series go on in this one, itself first: those merged into it or renumbered to it, and those that had
 * gone on in them before. What a split unit had counted belongs to none of its parts, and does not go on.
 *
 * @example lineageOf('0502', [{ from: '0501', to: '0502', on: '2014-01-01', kind: 'merged' }]) // ['0502', '0501']
 */
export function lineageOf(number: string, successions: readonly Succession[]): readonly string[] {
  const found = [number];
  // The list grows while it is walked.
  for (const to of found) {
    const earlier = successions.filter((one) => one.to === to && goesOn(one)).map(({ from }) => from);
    for (const from of earlier.sort()) if (!found.includes(from)) found.push(from);
  }
  return found;
}

/** The unit in which a unit's series go on today: itself, when nobody has taken over. */
export function goesOnIn(number: string, successions: readonly Succession[]): string {
  const passed = new Set<string>();
  let current = number;
  while (!passed.has(current)) {
    passed.add(current);
    const next = successions.find((one) => one.from === current && goesOn(one));
    if (!next) return current;
    current = next.to;
  }
  return current;
}

/**
 * Of units side by side, those that stand for themselves. What the others counted is in the figures of the unit in which
 * they go on, and is counted once.
 */
export function standingOf<Of extends { readonly number: string }>(
  units: readonly Of[],
  successions: readonly Succession[],
): readonly Of[] {
  return units.filter(({ number }) => goesOnIn(number, successions) === number);
}

/** How a unit's series went on in another; null for one that stands for itself. */
export function passedOnBy(number: string, successions: readonly Succession[]): Succession | null {
  return successions.find((one) => one.from === number && goesOn(one)) ?? null;
}

const goesOn = ({ kind }: Succession) => kind !== 'split';

export type SuccessionFault = 'same-unit' | 'recorded' | 'taken-over' | 'circle';

/**
 * Why a succession cannot stand beside those there are. A series that went on in two units would be counted twice, and
 * one that came back to itself would have no end.
 */
export function faultOfSuccession(
  given: Succession,
  successions: readonly Succession[],
): SuccessionFault | null {
  if (given.from === given.to) return 'same-unit';
  const ofSame = successions.filter(({ from }) => from === given.from);
  if (ofSame.some(({ to }) => to === given.to)) return 'recorded';
  if (ofSame.some((one) => goesOn(one) || goesOn(given))) return 'taken-over';
  return comesBack(given, successions) ? 'circle' : null;
}

/** Whether what was given on comes back by any way, splits too: no unit is its own predecessor. */
function comesBack(given: Succession, successions: readonly Succession[]): boolean {
  const reached = [given.to];
  for (const from of reached) {
    if (from === given.from) return true;
    const next = successions.filter((one) => one.from === from).map(({ to }) => to);
    for (const to of next) if (!reached.includes(to)) reached.push(to);
  }
  return false;
}
