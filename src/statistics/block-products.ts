/**
 * Adds Σ aᵢ·aⱼ over one block of rows to sums[i·p + j], for all j ≥ i (and some below the diagonal, which mean
 * nothing). Two columns meet four at a time, so that eight sums stay in registers.
 *
 * Shapes: p columns of at least `count` values, p a multiple of four (pad with zeros).
 * Assumptions: every sum of products is exact in doubles; that is for the caller to see to.
 */
export function addBlockProducts(columns: readonly Float64Array[], count: number, sums: Float64Array): void {
  const width = columns.length;
  for (let i = 0; i < width; i += 2) {
    for (let j = i & ~3; j < width; j += 4) twoByFour(columns, i, j, count, sums);
  }
}

function twoByFour(
  columns: readonly Float64Array[],
  i: number,
  j: number,
  count: number,
  sums: Float64Array,
): void {
  const x = columns[i]!;
  const y = columns[i + 1]!;
  const a = columns[j]!;
  const b = columns[j + 1]!;
  const c = columns[j + 2]!;
  const d = columns[j + 3]!;
  let [xa, xb, xc, xd] = [0, 0, 0, 0];
  let [ya, yb, yc, yd] = [0, 0, 0, 0];
  for (let row = 0; row < count; row++) {
    const fromX = x[row]!;
    const fromY = y[row]!;
    const fromA = a[row]!;
    const fromB = b[row]!;
    const fromC = c[row]!;
    const fromD = d[row]!;
    xa += fromX * fromA;
    xb += fromX * fromB;
    xc += fromX * fromC;
    xd += fromX * fromD;
    ya += fromY * fromA;
    yb += fromY * fromB;
    yc += fromY * fromC;
    yd += fromY * fromD;
  }
  const at = i * columns.length + j;
  sums[at]! += xa;
  sums[at + 1]! += xb;
  sums[at + 2]! += xc;
  sums[at + 3]! += xd;
  const below = at + columns.length;
  sums[below]! += ya;
  sums[below + 1]! += yb;
  sums[below + 2]! += yc;
  sums[below + 3]! += yd;
}
