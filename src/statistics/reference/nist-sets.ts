import strd from './nist-strd.json' with { type: 'json' };

/** NIST StRD as `nist-strd.py` writes it: data as printed, certified values to the last digit of a double. */
type AnovaSet = {
  readonly groups?: readonly (readonly number[])[];
  readonly middles?: readonly number[];
  readonly below?: readonly number[];
  readonly above?: readonly number[];
  readonly size?: number;
  readonly certified: {
    readonly between: number;
    readonly within: number;
    readonly meanSquareBetween: number;
    readonly meanSquareWithin: number;
    readonly residualStandardDeviation: number;
    readonly F: number;
    readonly etaSquared: number;
  };
};

type RegressionSet = {
  readonly outcome: readonly number[];
  readonly predictors: readonly (readonly number[])[];
  readonly constant: boolean;
  readonly isPolynomial: boolean;
  readonly certified: {
    readonly B: readonly number[];
    readonly standardErrors: readonly number[];
    readonly residualStandardDeviation: number;
    readonly rSquared: number;
    /** Null where the fit is perfect and F infinite. */
    readonly F: number | null;
  };
};

type UnivariateSet = {
  readonly values: readonly number[];
  readonly certified: {
    readonly mean: number;
    readonly standardDeviation: number;
    readonly autocorrelation: number;
  };
};

const named = <T>(sets: Record<string, unknown>) =>
  Object.entries(sets as Record<string, T>).map(([name, set]) => ({ name, ...set }));

export const nistUnivariate = named<UnivariateSet>(strd.univariate);
export const nistRegressions = named<RegressionSet>(strd.regressions);

/** The analyses of variance, as values and group keys. */
export const nistAnovas = named<AnovaSet>(strd.anovas).map(({ name, certified, ...set }) => {
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
    certified,
  };
});
