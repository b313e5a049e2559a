import { matchLines } from '../merge/match-lines.ts';

/** Which of those that are in both lists have changed places, as few as can be. */
export function moved(before: readonly string[], after: readonly string[]): readonly string[] {
  const inBoth = new Set(before.filter((id) => after.includes(id)));
  const old = before.filter((id) => inBoth.has(id));
  const now = after.filter((id) => inBoth.has(id));
  const places = matchLines(old, now);
  return old.filter((_, index) => places[index] === -1);
}
