import { findItem, type OptionsOf, optionLabel } from '#modules/studies/index.ts';
import {
  correlationBootstrap,
  correlationPermutationTest,
  leaveOneOutCorrelations,
  seededRandom,
  smallestDetectable,
  spearman,
} from '#statistics';
import type { PlanContext } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { CorrelationResult } from '../schema.ts';
import { smallestSignificantR } from './warnings.ts';

type SmallSample = NonNullable<CorrelationResult['smallSample']>;

/** Beyond so many offices Student's t is as good, and leaving out one changes nothing. */
const mostOffices = 500;
const defaultSeed = 1;

/** A correlation of offices with p by permutation, and what stands beside it: see docs/methods/small-samples.md. */
export function withSmallSample(
  result: CorrelationResult,
  [x, y]: readonly [Float64Array, Float64Array],
  { seed = defaultSeed }: OptionsOf<'correlate'>,
  context: PlanContext,
): CorrelationResult {
  if (result.n === null || result.n > mostOffices) return result;
  const { n } = result;
  const { test, bootstrap } = drawn(x, y, seed);
  const ranks = tryStatistic(() => spearman(x, y));
  const detectable = tryStatistic(() => smallestDetectable({ kind: 'correlation' }, n));
  return {
    ...result,
    p: test.pValue,
    pFrom: 'permutation',
    smallSample: {
      permutations: test.permutations,
      isExact: test.isExact,
      monteCarloError: test.monteCarloError,
      pOfT: result.p,
      seed,
      bootstrap:
        'refused' in bootstrap
          ? null
          : { ci: bootstrap.value.accelerated, resamples: bootstrap.value.resamples },
      spearman: 'refused' in ranks ? null : { r: ranks.value.rho, p: ranks.value.pValue },
      withoutOne: withoutOneOf(x, y, context),
      smallestSignificant: n > 2 ? smallestSignificantR(n) : null,
      detectable: 'refused' in detectable ? null : detectable.value,
    },
  };
}

type Drawn = ReturnType<typeof draw>;

/** A seed for each pair by itself: one pair more or less in the plan changes no other. */
function draw(x: Float64Array, y: Float64Array, seed: number) {
  return {
    test: correlationPermutationTest(x, y, seededRandom(seed)),
    bootstrap: tryStatistic(() => correlationBootstrap(x, y, seededRandom(seed))),
  };
}

const mostRemembered = 500;
const remembered = new Map<string, Drawn>();

/** The same values from the same seed are the same draws, and a report is made once for each language. */
function drawn(x: Float64Array, y: Float64Array, seed: number): Drawn {
  const key = `${seed}/${x.join()}/${y.join()}`;
  const found = remembered.get(key) ?? draw(x, y, seed);
  remembered.delete(key);
  remembered.set(key, found);
  if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value!);
  return found;
}

/** The offices without which r is lowest and highest; of two alike the first in the file's order, which is by code. */
function withoutOneOf(x: Float64Array, y: Float64Array, context: PlanContext): SmallSample['withoutOne'] {
  const found = leaveOneOutCorrelations(x, y).flatMap((r, row) => (r === null ? [] : [{ r, row }]));
  const [first] = found;
  if (!first) return null;
  const lowest = found.reduce((least, one) => (one.r < least.r ? one : least), first);
  const highest = found.reduce((most, one) => (one.r > most.r ? one : most), first);
  const named = ({ r, row }: typeof first) => ({ office: officeOf(row, context), r });
  return { lowest: named(lowest), highest: named(highest) };
}

function officeOf(row: number, { study, dataFile, language }: PlanContext): string {
  const [column = '', offices] = [...dataFile.categories][0] ?? [];
  const office = offices?.[row] ?? null;
  if (office === null) return String(row + 1);
  const item = findItem(study, dataFile.name, column);
  return item ? optionLabel(item, office, language) : String(office);
}
