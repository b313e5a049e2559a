import { addBlockProducts } from './block-products.ts';
import type { Column } from './column.ts';
import { ExactAccumulator } from './exact-accumulator.ts';
import { countInUnits, cutSlices, inWholeUnits, planSlices, type Survey } from './slices.ts';

/** Rows taken at a time: few enough for the cache, and so many products below 2^41 add up exactly. */
const rowsPerBlock = 1024;

export type GramMatrix = {
  readonly n: number;
  /** What one is in the units that variable i is summed in: 100 for one with two decimals. */
  readonly unitsPerOne: readonly number[];
  /** Σ xᵢ */
  readonly sums: readonly ExactAccumulator[];
  /** Σ xᵢ·xⱼ for j ≥ i at products[i][j − i] */
  readonly products: readonly (readonly ExactAccumulator[])[];
};

/**
 * Counts, sums and sums of products over the rows without a missing value, exactly. A column of numbers with few
 * decimals is summed in units of its last decimal: 0.1 then counts as one tenth, not as the double nearest to it.
 * Columns are cut into slices of small whole numbers (`planSlices`) whose products plain doubles add without
 * rounding; columns that cannot be cut go through exact products one by one, some twenty times slower.
 */
export function gramMatrix(columns: readonly Column[], asWritten: readonly Survey[]): GramMatrix {
  const counted = asWritten.map(inWholeUnits);
  const surveys = counted.map((column) => column.survey);
  const sums = columns.map(() => new ExactAccumulator());
  const products = columns.map((_, i) => columns.slice(i).map(() => new ExactAccumulator()));
  const raw = columns.map(() => new Float64Array(rowsPerBlock));
  const cut = columns.map((_, i) => cutColumn(surveys[i]!, raw[i]!));
  const slices = cut.flatMap((pieces) => pieces ?? []);
  const padded = [...slices.map((slice) => slice.values)];
  while (padded.length % 4 !== 0) padded.push(new Float64Array(rowsPerBlock));
  const blockSums = new Float64Array(padded.length ** 2);
  const firstSlice = cut.map((_, i) =>
    cut.slice(0, i).reduce((count, pieces) => count + (pieces?.length ?? 0), 0),
  );

  const rows = columns[0]?.length ?? 0;
  const nextBlock = completeBlocks(columns, surveys, raw, rows);
  let n = 0;
  for (let count = nextBlock(); count > 0; count = nextBlock()) {
    n += count;
    counted.forEach(({ unitsPerOne }, i) => {
      if (unitsPerOne > 1) countInUnits(raw[i]!, unitsPerOne, count);
    });
    cut.forEach((pieces, i) => {
      if (pieces !== null && pieces[0]!.values !== raw[i]) {
        cutSlices(
          raw[i]!,
          count,
          pieces.map((piece) => piece.unit),
          pieces.map((piece) => piece.values),
        );
      }
    });
    blockSums.fill(0);
    addBlockProducts(padded, count, blockSums);
    columns.forEach((_, i) => {
      addColumn(cut[i]!, raw[i]!, count, sums[i]!);
      for (let j = i; j < columns.length; j++) {
        const product = products[i]![j - i]!;
        const [left, right] = [cut[i]!, cut[j]!];
        if (left === null || right === null) {
          for (let row = 0; row < count; row++) product.addProduct(raw[i]![row]!, raw[j]![row]!);
          continue;
        }
        for (let s = 0; s < left.length; s++) {
          for (let t = 0; t < right.length; t++) {
            const [a, b] = [firstSlice[i]! + s, firstSlice[j]! + t];
            const sum = blockSums[Math.min(a, b) * padded.length + Math.max(a, b)]!;
            product.add(sum * left[s]!.unit * right[t]!.unit);
          }
        }
      }
    });
  }
  return { n, unitsPerOne: counted.map((column) => column.unitsPerOne), sums, products };
}

type Slice = { readonly unit: number; readonly values: Float64Array };

/** The slices of a column, or null; a column that is one slice of units is its own slice. */
function cutColumn(survey: Survey, raw: Float64Array): Slice[] | null {
  const plan = planSlices(survey);
  if (plan === null) return null;
  if (plan.units.length === 1 && plan.units[0] === 1) return [{ unit: 1, values: raw }];
  return plan.units.map((unit) => ({ unit, values: new Float64Array(rowsPerBlock) }));
}

function addColumn(
  pieces: readonly Slice[] | null,
  raw: Float64Array,
  count: number,
  sum: ExactAccumulator,
): void {
  if (pieces === null) {
    for (let row = 0; row < count; row++) sum.add(raw[row]!);
    return;
  }
  for (const { unit, values } of pieces) {
    let blockSum = 0;
    for (let row = 0; row < count; row++) blockSum += values[row]!;
    sum.add(blockSum * unit);
  }
}

/** Each call fills `raw` with the next rows that miss nothing and says how many; 0 when there are no more. */
function completeBlocks(
  columns: readonly Column[],
  surveys: readonly Survey[],
  raw: readonly Float64Array[],
  rows: number,
): () => number {
  const withGaps = columns.filter((_, i) => surveys[i]!.hasMissing);
  const places = new Uint32Array(rowsPerBlock);
  let row = 0;
  if (withGaps.length === 0) {
    return () => {
      const from = row;
      row = Math.min(rows, row + rowsPerBlock);
      columns.forEach((column, i) => {
        raw[i]!.set(column instanceof Float64Array ? column.subarray(from, row) : column.slice(from, row));
      });
      return row - from;
    };
  }
  return () => {
    let count = 0;
    for (; row < rows && count < rowsPerBlock; row++) {
      if (withGaps.every((column) => !Number.isNaN(column[row]))) places[count++] = row;
    }
    columns.forEach((column, i) => {
      const block = raw[i]!;
      for (let place = 0; place < count; place++) block[place] = column[places[place]!]!;
    });
    return count;
  };
}
