/** How long it took to answer, among those who finished. */
export type PilotTimes = {
  /** Seconds by tester who has come anywhere. */
  readonly byTester: ReadonlyMap<string, number>;
  /** Of those who finished; null when nobody has. */
  readonly medianSeconds: number | null;
  /** The section, counted from 0, that took the longest, by its median; null when nobody has finished. */
  readonly slowest: { readonly audience: string; readonly section: number; readonly seconds: number } | null;
};

/** Sums up the times of a pilot. Sections of different questionnaires are different sections. */
export function pilotTimes(
  times: readonly { readonly testerId: string; readonly section: number; readonly seconds: number }[],
  testers: readonly { readonly testerId: string; readonly audience: string; readonly isFinished: boolean }[],
): PilotTimes {
  const byTester = new Map<string, number>();
  for (const { testerId, seconds } of times) {
    byTester.set(testerId, (byTester.get(testerId) ?? 0) + seconds);
  }
  const finished = new Map(
    testers.filter(({ isFinished }) => isFinished).map((tester) => [tester.testerId, tester]),
  );
  const bySection = new Map<string, { audience: string; section: number; all: number[] }>();
  for (const { testerId, section, seconds } of times) {
    const audience = finished.get(testerId)?.audience;
    if (audience === undefined) continue;
    const key = `${audience} ${section}`;
    const known = bySection.get(key) ?? { audience, section, all: [] };
    known.all.push(seconds);
    bySection.set(key, known);
  }
  const sections = [...bySection.values()].map(({ audience, section, all }) => ({
    audience,
    section,
    seconds: medianOf(all)!,
  }));
  const longest = sections.reduce<(typeof sections)[number] | null>(
    (slowest, one) => (slowest === null || one.seconds > slowest.seconds ? one : slowest),
    null,
  );
  return {
    byTester,
    medianSeconds: medianOf([...finished.keys()].flatMap((id) => byTester.get(id) ?? [])),
    slowest: longest,
  };
}

function medianOf(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
