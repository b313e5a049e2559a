import { dayBefore, withFact } from './days.rules.ts';
import type { Succession, Unit, UnitFact } from './unit.ts';

type State = {
  readonly units: readonly Unit[];
  readonly facts: readonly UnitFact[];
  readonly successions: readonly Succession[];
};

/**
 * The register after one unit took over from another: the one that is gone is closed the day before, and those that
 * belonged to it belong to the one that took over. A unit that only got another number goes on as it was under the new
 * one. After a split nothing is closed: part of it often goes on.
 */
export function afterSuccession(state: State, succession: Succession): State {
  const { from, to, on, kind } = succession;
  const successions = [...state.successions, succession];
  if (kind === 'split') return { ...state, successions };
  const gone = state.units.find(({ number }) => number === from)!;
  const lastDay = gone.validTo !== null && gone.validTo < on ? gone.validTo : dayBefore(on);
  const isNew = !state.units.some(({ number }) => number === to);
  let { facts } = state;
  const units = state.units.map((unit): Unit => {
    if (unit.number === from) return { ...unit, status: 'closed', validTo: lastDay };
    const isStillThere = unit.validTo === null || unit.validTo >= on;
    if (unit.parent !== from || !isStillThere) return unit;
    const moved = withFact(unit, facts, { field: 'parent', value: to, from: on });
    facts = moved.facts;
    return moved.unit;
  });
  if (isNew) units.push({ ...gone, number: to, validFrom: on, validTo: null });
  return { units, facts, successions };
}
