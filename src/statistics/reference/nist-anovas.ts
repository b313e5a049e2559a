import strd from './nist-strd.json' with { type: 'json' };

type AnovaSet = {
  readonly groups?: readonly (readonly number[])[];
  readonly middles?: readonly number[];
  readonly below?: readonly number[];
  readonly above?: readonly number[];
  readonly size?: number;
  readonly asDoubles: { readonly F: number; readonly etaSquared: number };
};

/** NIST's one-way ANOVA sets as values and group keys, with the exact F of the doubles they are. */
export const nistAnovas = Object.entries(strd.anovas as Record<string, AnovaSet>).map(([name, set]) => {
  const groups =
    set.groups ??
    set.middles!.map((middle, i) =>
      Array.from({ length: set.size! }, (_, row) =>
        row === 0 ? middle : row % 2 === 1 ? set.below![i]! : set.above![i]!,
      ),
    );
  return {
    name,
    values: groups.flat(),
    keys: groups.flatMap((group, key) => group.map(() => key)),
    F: set.asDoubles.F,
    etaSquared: set.asDoubles.etaSquared,
  };
});
