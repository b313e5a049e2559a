/** Round numbers within the ends, about as many as wanted: steps of 1, 2 or 5 times a power of ten. */
export function roundTicks(low: number, high: number, wanted: number): { ticks: number[]; decimals: number } {
  const range = high - low;
  if (!(range > 0)) return { ticks: [low], decimals: 2 };
  const power = 10 ** Math.floor(Math.log10(range / wanted));
  const step = ([1, 2, 5, 10].find((factor) => range / (factor * power) <= wanted) ?? 10) * power;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks: number[] = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * range; k++) {
    ticks.push(Number((k * step).toFixed(decimals)));
  }
  return { ticks, decimals };
}
