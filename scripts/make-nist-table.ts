import { writeFileSync } from 'node:fs';
import { type NistCell, type NistTable, nistTables } from './nist-table.ts';

/**
 * docs/nist.md: how many digits of NIST's certified values our code and R have right.
 *
 * Run `npm run nist` after changing the statistics; a test fails until it has been done, and when a digit is lost.
 */
export const nistFile = new URL('../docs/nist.md', import.meta.url);

const columnNames: Readonly<Record<string, string>> = {
  mean: 'mean',
  standardDeviation: 'SD',
  autocorrelation: 'r(1)',
  between: 'SS between',
  within: 'SS within',
  meanSquareBetween: 'MS between',
  meanSquareWithin: 'MS within',
  residualStandardDeviation: 'residual SD',
  F: 'F',
  etaSquared: 'R²',
  B: 'B',
  standardErrors: 'SE',
  rSquared: 'R²',
};

export function nistPage(tables: readonly NistTable[]): string {
  return `${intro(tables)}\n${tables.map(section).join('\n')}\n${sources}`;
}

function intro(tables: readonly NistTable[]): string {
  const cells = tables.flatMap((table) => table.rows.flatMap((row) => row.cells));
  const least = Math.min(...cells.map((cell) => cell.ours));
  const fewer = cells.filter((cell) => cell.r < cell.ours - 0.05).length;
  const more = cells.filter((cell) => cell.r > cell.ours + 0.05).length;
  return `# NIST StRD: how many digits are right

The Statistical Reference Datasets of the National Institute of Standards and Technology certify fifteen digits of the mean, analysis of variance and linear regression on data made to be hard. Every cell says **ours / R**: the log relative error, −log₁₀ |value − certified| / |certified|, from 0 (no digit right) to 15 (all of them). Where several numbers share a cell (the coefficients of a regression) it is the worst one.

Of ${cells.length} certified numbers in ${tables.reduce((sum, table) => sum + table.rows.length, 0)} sets we have at least ${least.toFixed(1)} digits of each. R has fewer on ${fewer} of them and more on ${more === 0 ? 'none' : more}.

Two things make the difference. Numbers with up to nine decimals count as the decimals written: 0.1 is a tenth, where R, like nearly every program, computes with the double nearest to it. And sums are exact, so that nothing cancels; least squares is refined until it stands still.
`;
}

function section({ title, rows }: NistTable): string {
  const quantities = [...new Set(rows.flatMap((row) => row.cells.map((cell) => cell.quantity)))];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `## ${title}\n`,
    line(['set', ...quantities.map((quantity) => columnNames[quantity] ?? quantity)]),
    line(['---', ...quantities.map(() => '---')]),
    ...rows.map((row) => line([row.set, ...quantities.map((quantity) => worst(row.cells, quantity))])),
    '',
  ].join('\n');
}

function worst(cells: readonly NistCell[], quantity: string): string {
  const of = cells.filter((cell) => cell.quantity === quantity);
  // F of a perfect fit is infinite and has no digits.
  if (of.length === 0) return '∞';
  const least = (digits: readonly number[]) => digitsText(Math.min(...digits));
  return `${least(of.map((cell) => cell.ours))} / ${least(of.map((cell) => cell.r))}`;
}

const digitsText = (digits: number) => (digits >= 14.95 ? '15' : digits.toFixed(1));

const sources = `## What was run

All nine univariate, all eleven analysis-of-variance and all eleven linear regression sets; none is left out. Polynomial sets (Pontius, Filip, Wampler1–5) are fitted from x with \`polynomialRegression\`, NoInt1–2 with \`linearRegression(…, 'classic', {constant: false})\`. The certified F of Wampler1–2 is infinite; ours is null and not counted.

Data: PiDigits, NumAcc, SmLs and Wampler are made by NIST's own rules, the rest typed in; [nist-strd.py](../src/statistics/reference/nist-strd.py) recomputes every certified value from the data in exact rational arithmetic and stops if one of its fifteen digits differs. (NIST's PiDigits has a 3 where the 957th digit of pi is an 8, and the certified values go with the 3.) The digits here are counted against those exact values, so that the rounding of the fifteenth certified digit is nobody's error.

R: 4.2.2, \`mean\`, \`sd\`, \`acf\`, \`aov\` and \`lm\` by [nist-r.R](../src/statistics/reference/nist-r.R), which gives them the same doubles. \`lm\` has \`tol = 1e-20\`: at its default it drops the tenth power of Filip.

Again: \`/usr/bin/python3 src/statistics/reference/nist-strd.py > src/statistics/reference/nist-strd.json\`, \`Rscript src/statistics/reference/nist-r.R\`, \`npm run nist\`, which makes this page.
`;

if (import.meta.main) {
  writeFileSync(nistFile, nistPage(nistTables()));
  process.stdout.write('docs/nist.md\n');
}
