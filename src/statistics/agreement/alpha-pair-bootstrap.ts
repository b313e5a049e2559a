import type { Random } from '../random/seeded-random.ts';
import type { Rating } from './agreement-table.ts';
import {
  type AlphaBootstrap,
  type NothingToResample,
  smallestAcceptable,
  summariseReplicates,
} from './alpha-bootstrap.ts';
import { type Coincidences, coincidencesOf } from './coincidences.ts';
import { type AlphaOptions, alphaOfCoincidences } from './krippendorff-alpha.ts';
import { squaredDifferences } from './squared-differences.ts';

export type AlphaPairBootstrap = AlphaBootstrap & {
  /** Pairs drawn for each resample. */
  readonly draws: number;
  /** Replicates that agreed only because they happened to draw one value: set to 0. */
  readonly withoutVariation: number;
};

export type BootstrapOptions = AlphaOptions & {
  readonly random: Random;
  readonly resamples?: number;
  /** The smallest α that would do, one or several. */
  readonly smallest?: readonly number[];
};

/** So many draws for each kind of coincidence suffice. */
const drawsPerCell = 25;

/**
 * The distribution of α by Krippendorff's own bootstrap: pairs of ratings are drawn from the coincidences that were
 * observed, and the disagreement expected by chance stays as it is.
 *
 * Shapes: as `krippendorffAlpha`. Units: none. Assumptions: every pair of ratings is drawn for itself, although pairs
 * of one unit hang together; `alphaUnitBootstrap` draws whole units, and is the wider of the two.
 * M draws for each resample: 25 for each coincidence that is not 0, at most (m − 1)n/2 for m coders. A replicate below
 * −1 is −1. Of those at 1, as many as would come of drawing one value all the time (B·Σ(o_cc/n)^M) are set to 0; all,
 * where the coders agreed on one value only. The units' and coders' order changes no bit.
 * Errors: those of `krippendorffAlpha`; 'too-few-cases' under forty resamples.
 * Source: Krippendorff (2006, revised 2011), Algorithm for bootstrapping a distribution of α, as in the macro KALPHA
 * 3.0 of Hayes & Krippendorff (2007), Communication Methods and Measures 1:77–89. That macro raises o_cc/n to the number
 * of pairs and not to M, and takes its quantiles at trunc(.025B) and trunc(.975B) + 1.
 *
 * @example
 * alphaPairBootstrap([[1, 1], [2, 2], [1, 2], [2, 2]], { level: 'nominal', random: seededRandom(1) }).status; // 'estimated'
 */
export function alphaPairBootstrap(
  units: readonly (readonly Rating[])[],
  { level, order, random, resamples = 1999, smallest = smallestAcceptable }: BootstrapOptions,
): AlphaPairBootstrap | NothingToResample {
  const coincidences = coincidencesOf(units, order);
  const found = alphaOfCoincidences(coincidences, level);
  if (found.status === 'noVariation') return { status: 'noVariation', alpha: null };
  if (found.status === 'perfect') return { status: 'perfect', alpha: 1 };

  const coders = Math.max(...units.map((unit) => unit.length));
  const draws = drawsFor(coincidences, coders);
  const draw = drawer(
    coincidences,
    squaredDifferences(coincidences.values, coincidences.totals, level),
    random,
  );
  const replicates = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    let sum = 0;
    for (let m = 0; m < draws; m++) sum += draw();
    replicates[b] = Math.max(-1, 1 - sum / (draws * found.expectedDisagreement));
  }
  const withoutVariation = withdrawOnes(replicates, coincidences, draws);
  return { ...summariseReplicates(found.alpha, replicates, smallest), draws, withoutVariation };
}

/** M of the algorithm. */
function drawsFor({ observed, n }: Coincidences, coders: number): number {
  const cells = observed.flat().filter((coincidence) => coincidence > 0).length;
  return Math.floor(Math.min(drawsPerCell * cells, ((coders - 1) * n) / 2));
}

/** Draws a coincidence, as likely as it was observed, and gives its squared difference. */
function drawer(
  { observed, values }: Coincidences,
  squared: readonly (readonly number[])[],
  random: Random,
): () => number {
  const cells = values.flatMap((_, c) =>
    values.slice(c).map((_, step) => ({
      weight: observed[c]![c + step]! * (step === 0 ? 1 : 2),
      difference: squared[c]![c + step]!,
    })),
  );
  const drawn = cells.filter(({ weight }) => weight > 0);
  let total = 0;
  const upTo = drawn.map(({ weight }) => (total += weight));
  return () => {
    const place = random.uniform() * total;
    let [low, high] = [0, drawn.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > place) high = middle;
      else low = middle + 1;
    }
    return drawn[low]!.difference;
  };
}

/** Ones that stand for a lack of variation become 0; how many. */
function withdrawOnes(replicates: Float64Array, { observed, n }: Coincidences, draws: number): number {
  const agreed = observed.map((row, c) => row[c]!).filter((coincidence) => coincidence > 0);
  const chance = agreed.reduce((sum, coincidence) => sum + (coincidence / n) ** draws, 0);
  const most = agreed.length === 1 ? replicates.length : Math.round(replicates.length * chance);
  let withdrawn = 0;
  for (let b = 0; b < replicates.length && withdrawn < most; b++) {
    if (replicates[b] !== 1) continue;
    replicates[b] = 0;
    withdrawn++;
  }
  return withdrawn;
}
