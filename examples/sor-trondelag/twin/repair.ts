import type { Aim } from './aim.ts';
import { type AnswerSheet, type Change, notAnswered } from './answer-sheet.ts';
import type { Chance } from './random.ts';

export interface RepairOptions {
  sheet: AnswerSheet;
  aims: readonly Aim[];
  chance: Chance;
  /** Answers a step may not cross, such as the border between 3 and 4 where a count is printed. */
  mayChange: (measureId: string, from: number, to: number) => boolean;
  steps: number;
  /** How much worse a step may make things at the start; shrinks to nothing. */
  patience: number;
}

/**
 * Changes single answers by one step until every aim is met: threshold accepting (Dueck and Scheuer 1990,
 * Journal of Computational Physics 90, 161-175), which needs no exponential and so gives the same bits everywhere.
 * Half of the steps come in pairs, one up and one down, so that a mean can stay while a spread moves.
 * Returns the loss left; 0 when all is met.
 */
export function repair({ sheet, aims, chance, mayChange, steps, patience }: RepairOptions): number {
  const aimsOf = sheet.measures.map((_, measure) => aims.filter((aim) => aim.measures.includes(measure)));
  const losses = new Map<Aim, number>();
  const recount = (): number => {
    let sum = 0;
    for (const aim of aims) {
      aim.recount(sheet);
      losses.set(aim, aim.loss());
      sum += losses.get(aim)!;
    }
    return sum;
  };
  const unmetMeasures = (): number[] => {
    const measures = new Set<number>();
    for (const aim of aims)
      if (losses.get(aim)! > 0) for (const measure of aim.measures) measures.add(measure);
    return [...measures].sort((a, b) => a - b);
  };
  const step = (measure: number, direction: number): Change | null => {
    const columns = sheet.answers[measure]!;
    const item = chance.below(columns.length);
    const row = chance.below(sheet.rowCount);
    const from = columns[item]![row]!;
    const to = from + direction;
    if (from === notAnswered || to < 1 || to > 6) return null;
    if (!mayChange(sheet.measures[measure]!.id, from, to)) return null;
    const change = sheet.set(measure, item, row, to);
    for (const aim of aimsOf[measure]!) aim.take(change, sheet);
    return change;
  };
  const undo = ({ measure, item, row, from }: Change): void => {
    const back = sheet.set(measure, item, row, from);
    for (const aim of aimsOf[measure]!) aim.take(back, sheet);
  };

  let loss = recount();
  let unmet = unmetMeasures();
  for (let count = 0; count < steps && loss > 0; count++) {
    if (count % 5000 === 0) {
      loss = recount();
      unmet = unmetMeasures();
      if (unmet.length === 0) break;
    }
    const threshold = patience * Math.max(0, 1 - (1.25 * count) / steps);
    const measure = unmet[chance.below(unmet.length)]!;
    const direction = chance.below(2) * 2 - 1;
    const first = step(measure, direction);
    if (!first) continue;
    const second = chance.below(2) === 0 ? step(measure, -direction) : null;
    let after = loss;
    const touched = aimsOf[measure]!;
    const fresh: number[] = [];
    for (const aim of touched) {
      const now = aim.loss();
      fresh.push(now);
      after += now - losses.get(aim)!;
    }
    if (after <= loss + threshold) {
      touched.forEach((aim, index) => {
        losses.set(aim, fresh[index]!);
      });
      loss = after;
    } else {
      if (second) undo(second);
      undo(first);
    }
    // The running sum forgets small change; near the goal, count properly.
    if (loss < 1e-6) loss = recount();
  }
  return recount();
}
