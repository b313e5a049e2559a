import { requirePositive } from './arguments.ts';
import { add, addNumber, divide, multiply, ONE, type Pair, pairOf, subtract, ZERO } from './pair.ts';
import { logPair } from './pair-log-exp.ts';

const HALF_LOG_TWO_PI: Pair = { hi: 0.9189385332046728, lo: -3.878294158067242e-17 };

/** From here Stirling's series with fifteen terms is exact to 1e-33. */
const STIRLING_FROM = 32;

/** Bernoulli numbers B₂, B₄, … B₃₀ as numerator, denominator (Abramowitz & Stegun table 23.2). */
const BERNOULLI: readonly (readonly [number, number])[] = [
  [1, 6],
  [-1, 30],
  [1, 42],
  [-1, 30],
  [5, 66],
  [-691, 2730],
  [7, 6],
  [-3617, 510],
  [43867, 798],
  [-174611, 330],
  [854513, 138],
  [-236364091, 2730],
  [8553103, 6],
  [-23749461029, 870],
  [8615841276005, 14322],
];

const STIRLING_COEFFICIENTS: readonly Pair[] = BERNOULLI.map(([numerator, denominator], index) => {
  const n = 2 * (index + 1);
  return divide(pairOf(numerator), pairOf(denominator * n * (n - 1)));
});

/** log Γ(z) − [(z − ½) log z − z + ½ log 2π] = Σ B₂ₖ / (2k (2k − 1) z^(2k−1)), z ≥ 32 (A. & S. 6.1.41). */
function stirlingError(z: Pair): Pair {
  const inverse = divide(ONE, z);
  const square = multiply(inverse, inverse);
  let terms = STIRLING_COEFFICIENTS.length;
  if (z.hi > 1e6) terms = 4;
  else if (z.hi > 1e3) terms = 7;
  let sum = ZERO;
  for (let k = terms - 1; k >= 0; k -= 1) sum = add(multiply(sum, square), STIRLING_COEFFICIENTS[k]!);
  return multiply(sum, inverse);
}

/**
 * log Γ(z) of a positive pair as a pair, absolute error about 1e-31 times the larger of 1 and z log z.
 * Below 32 the argument is raised by Γ(z) = Γ(z + k) / (z (z + 1) … (z + k − 1)).
 *
 * @example
 * logGammaPair({ hi: 0.5, lo: 0 }).hi; // 0.5723649429247001, which is log √π
 */
export function logGammaPair(z: Pair): Pair {
  let raised = z;
  let product = ONE;
  while (raised.hi < STIRLING_FROM) {
    product = multiply(product, raised);
    raised = addNumber(raised, 1);
  }
  const leading = subtract(multiply(addNumber(raised, -0.5), logPair(raised)), raised);
  const logGamma = add(add(leading, HALF_LOG_TWO_PI), stirlingError(raised));
  return raised === z ? logGamma : subtract(logGamma, logPair(product));
}

/**
 * log Γ(z) for z > 0.
 *
 * @throws StatisticsError 'invalid-argument' on NaN or z ≤ 0
 *
 * @example
 * logGamma(5); // log 24 = 3.1780538303479458
 */
export function logGamma(z: number): number {
  requirePositive('z', z);
  return logGammaPair(pairOf(z)).hi;
}
