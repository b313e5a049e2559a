/**
 * Prints the worst and median relative error of every function over sweep.json (leaving out tails
 * above 0.999, which any method gets right), and the time of a call:
 * `node src/statistics/distributions/reference/measure.ts` (Node 24).
 */
import { type Call, type Comparison, callsOf, comparisonsOf, FAMILY_NAMES } from './sweep.ts';

function errorTable(): string[] {
  const lines = ['| function | cases | worst | median | where it is worst |', '|---|--:|--:|--:|---|'];
  for (const family of FAMILY_NAMES) {
    const telling = comparisonsOf(family).filter(isTelling);
    for (const [name, comparisons] of Map.groupBy(telling, (comparison) => comparison.function)) {
      const sorted = comparisons.toSorted((a, b) => a.relativeError - b.relativeError);
      const worst = sorted.at(-1)!;
      const median = sorted[Math.floor(sorted.length / 2)]!;
      const [high, middle] = [worst.relativeError.toExponential(1), median.relativeError.toExponential(1)];
      lines.push(`| ${name} | ${sorted.length} | ${high} | ${middle} | \`${worst.call}\` |`);
    }
  }
  return lines;
}

function isTelling(comparison: Comparison): boolean {
  return comparison.function.endsWith('Quantile') || comparison.exact <= 0.999;
}

function timeTable(): string[] {
  const lines = ['| function | median microseconds | slowest tenth above |', '|---|--:|--:|'];
  for (const family of FAMILY_NAMES) {
    for (const [name, calls] of Map.groupBy(callsOf(family), (call) => call.function)) {
      const times = calls.map(microsecondsOf).toSorted((a, b) => a - b);
      const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(1);
      lines.push(`| ${name} | ${at(0.5)} | ${at(0.9)} |`);
    }
  }
  return lines;
}

function microsecondsOf(call: Call): number {
  const repeats = 20;
  call.run();
  const start = performance.now();
  for (let repeat = 0; repeat < repeats; repeat += 1) call.run();
  return (1000 * (performance.now() - start)) / repeats;
}

process.stdout.write(`${[...errorTable(), '', ...timeTable()].join('\n')}\n`);
