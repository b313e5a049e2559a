/**
 * What an exploratory factor analysis costs, step by step.
 * Run: node_modules/.bin/node bench/factor-analysis.ts [rows=10000] [questions=60] [factors=6]
 * Prints milliseconds, the best of three. Answers are on 1–6, made from so many unrelated factors.
 */
import {
  correlationMatrix,
  exploreFactors,
  minimumAveragePartial,
  parallelAnalysis,
  samplingAdequacy,
  seededRandom,
} from '../src/statistics/index.ts';

const rows = Number(process.argv[2] ?? 10_000);
const width = Number(process.argv[3] ?? 60);
const factors = Number(process.argv[4] ?? 6);
const rounds = 3;

const { normal } = seededRandom(1);
const common = Array.from({ length: factors }, () => Float64Array.from({ length: rows }, normal));
const columns = Array.from({ length: width }, (_, i) =>
  Float64Array.from({ length: rows }, (_, row) => {
    const attitude = 3.5 + 0.7 * common[i % factors]![row]! + 0.8 * normal();
    return Math.max(1, Math.min(6, Math.round(attitude)));
  }),
);

function best(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

const matrix = correlationMatrix(columns);
const { correlations } = matrix;
const steps: Record<string, () => unknown> = {
  'correlations (Pearson)': () => correlationMatrix(columns),
  'KMO, MAP': () => [samplingAdequacy(correlations), minimumAveragePartial(correlations)],
  'parallel analysis, 200 matrices': () =>
    parallelAnalysis(correlations, rows, { seed: 1, replications: 200 }),
  'minres and oblimin': () => exploreFactors(matrix, { factors, method: 'minres', rotation: 'oblimin' }),
  'maximum likelihood and varimax': () =>
    exploreFactors(matrix, { factors, method: 'ml', rotation: 'varimax' }),
  'ten polychoric correlations': () => correlationMatrix(columns.slice(0, 5), 'polychoric'),
};
for (const [name, work] of Object.entries(steps)) {
  process.stdout.write(`${name.padEnd(34)} ${best(work).toFixed(0).padStart(7)} ms\n`);
}
