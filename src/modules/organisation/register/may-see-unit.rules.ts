import { may } from '../roles.rules.ts';
import type { Actor } from '../schema.ts';
import { lineageOf } from './lineage.rules.ts';
import type { Succession, Unit } from './unit.ts';

/**
 * Whether somebody may see a unit's results. Units made up for the demo are for everybody. An office leader sees the own
 * office and its departments, also after it got another number: those who led an office that was merged into a larger
 * one do not see all of that one.
 */
export function maySeeUnit(
  actor: Pick<Actor, 'grants'> | null,
  unit: Pick<Unit, 'number' | 'type' | 'parent' | 'synthetic'>,
  successions: readonly Succession[] = [],
): boolean {
  if (unit.synthetic) return true;
  if (!actor) return false;
  const renumberings = successions.filter(({ kind }) => kind === 'renumbered');
  const own = lineageOf(unit.number, renumberings);
  const above = unit.type === 'department' && unit.parent ? lineageOf(unit.parent, renumberings) : [];
  return [...own, ...above].some((number) => may(actor, 'seeOffice', { unit: number }));
}
