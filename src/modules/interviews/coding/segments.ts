/** A coded stretch of text, by its id; stretches may lie over each other in any way. */
export type Marked = { readonly id: string; readonly start: number; readonly end: number };

/** A piece of text that the same codings lie over from its first character to its last. */
export type Segment = { readonly start: number; readonly end: number; readonly ids: readonly string[] };

/**
 * Cuts a stretch of text at every edge of a coding, so that it can be shown as pieces beside each other though the
 * codings lie over each other: each character is shown once. One sweep from left to right over the sorted edges.
 *
 * @param within the stretch to show, a speaker's turn; codings that begin before it or end after it are cut to it
 * @returns the pieces in order, with no gap between them; within a piece the coding that began first comes first
 */
export function segmentsOf(
  within: { readonly start: number; readonly end: number },
  marks: readonly Marked[],
): readonly Segment[] {
  const here = marks
    .filter(({ start, end }) => start < within.end && end > within.start && start < end)
    .toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  const edges = new Set([within.start, within.end]);
  for (const { start, end } of here) {
    if (start > within.start) edges.add(start);
    if (end < within.end) edges.add(end);
  }
  const places = [...edges].toSorted((a, b) => a - b);
  const segments: Segment[] = [];
  let next = 0;
  let open: Marked[] = [];
  for (const [index, start] of places.slice(0, -1).entries()) {
    open = open.filter(({ end }) => end > start);
    while (next < here.length && here[next]!.start <= start) open.push(here[next++]!);
    segments.push({ start, end: places[index + 1]!, ids: open.map(({ id }) => id) });
  }
  return segments;
}

/**
 * Which column of the margin each coding's bar stands in, so that no two bars touch: the first column that is free, from
 * the top down, which takes as few columns as codings ever lie over each other.
 */
export function lanesOf(marks: readonly Marked[]): ReadonlyMap<string, number> {
  const freeFrom: number[] = [];
  const lanes = new Map<string, number>();
  const inOrder = marks.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  for (const { id, start, end } of inOrder) {
    const free = freeFrom.findIndex((place) => place <= start);
    const lane = free === -1 ? freeFrom.length : free;
    freeFrom[lane] = end;
    lanes.set(id, lane);
  }
  return lanes;
}
