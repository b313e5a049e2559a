import type { Funnel, Limits } from './funnel.ts';

/** Wide enough for every office and for the limits of all but the very smallest. */
export function valueDomain({ points, curve, rate, target, ends }: Funnel): [number, number] {
  const smallest = Math.min(...points.map(({ denominator }) => denominator));
  const near = curve.filter(({ denominator }) => denominator >= smallest);
  const values = [
    rate.value,
    ...(target ? [target.value] : []),
    ...points.map(({ value }) => value),
    ...near.flatMap(({ limits95 }) => limits95),
  ];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return [Math.max(ends[0], low - room), Math.min(ends[1], high + room)];
}

/** Round sizes, no closer than their numbers need. */
export function sizeTicks([least, largest]: Limits, x: (denominator: number) => number): number[] {
  const kept: number[] = [];
  const candidates = [1, 2, 5].flatMap((step) =>
    [1, 10, 100, 1000, 10_000, 100_000].map((power) => step * power),
  );
  for (const size of candidates.filter((one) => one >= least && one <= largest).toSorted((a, b) => b - a)) {
    if (kept.every((other) => Math.abs(x(other) - x(size)) > 46) && x(size) > 20) kept.push(size);
  }
  return kept;
}
