const MOST_STEPS = 200;

/**
 * The root of a rising function, near `start`: false position with the Illinois rule, which keeps a bracket and gains
 * about 44 % more digits a step. Source: Dowell & Jarratt (1971), BIT 11:168–174.
 */
export function findRoot(f: (x: number) => number, start: number): number {
  let low = start;
  let high = start;
  let atLow = f(start);
  let atHigh = atLow;
  for (let width = 0.5; atLow > 0 && width < 1e12; width *= 2) {
    low -= width;
    atLow = f(low);
  }
  for (let width = 0.5; atHigh < 0 && width < 1e12; width *= 2) {
    high += width;
    atHigh = f(high);
  }
  let lastSide = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const falsePosition = low - (atLow * (high - low)) / (atHigh - atLow);
    const x = falsePosition > low && falsePosition < high ? falsePosition : (low + high) / 2;
    if (x <= low || x >= high) break;
    const value = f(x);
    if (Math.abs(value) < 1e-14) return x;
    if (value < 0) {
      low = x;
      atLow = value;
      if (lastSide < 0) atHigh /= 2;
      lastSide = -1;
    } else {
      high = x;
      atHigh = value;
      if (lastSide > 0) atLow /= 2;
      lastSide = 1;
    }
  }
  return (low + high) / 2;
}
