/**
 * What follows from sums by adding and subtracting, worked out without any of the program's own rules: with orthogonal vectors
 * and eigenvalues, where the program reckons ranks among remainders.
 */

/** Sums that have been told, each as how much every unknown counts in it. */
export type Sums = readonly (readonly number[])[];

/**
 * The first few people about whom some combination of the sums is, and about nobody else; null where there are none.
 *
 * The combinations are a space. Its projection, cut down to the unknowns of some people, has the eigenvalue 1 just when some
 * combination is zero everywhere else.
 *
 * @param ownerOf whose each unknown is
 * @param fewest so many people are enough
 */
export function fewWhoFollow(
  sums: Sums,
  ownerOf: readonly number[],
  fewest: number,
): readonly number[] | null {
  const basis = orthonormal(sums);
  const projection = (a: number, b: number) => basis.reduce((sum, row) => sum + row[a]! * row[b]!, 0);
  const places = Map.groupBy(ownerOf.keys(), (place) => ownerOf[place]!);
  // Who count alike in all the sums cannot be told apart: all of them are in a combination, or none is.
  const alike = Map.groupBy(places.keys(), (person) =>
    JSON.stringify(sums.map((row) => places.get(person)!.map((place) => row[place]))),
  );
  const few = [...alike.values()].filter((people) => people.length < fewest);
  for (const people of unions(few, fewest - 1)) {
    const own = people.flatMap((person) => places.get(person)!);
    if (largestEigenvalue(own.map((a) => own.map((b) => projection(a, b)))) > 1 - 1e-7) return people;
  }
  return null;
}

function orthonormal(rows: Sums): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const row of rows) {
    const rest = Float64Array.from(row);
    const length = Math.hypot(...rest);
    // Twice, since once leaves what rounding has left.
    for (let time = 0; time < 2; time += 1) {
      for (const one of basis) {
        const along = one.reduce((sum, value, at) => sum + value * rest[at]!, 0);
        for (let at = 0; at < rest.length; at += 1) rest[at]! -= along * one[at]!;
      }
    }
    const left = Math.hypot(...rest);
    if (left > 1e-9 * length) basis.push(rest.map((value) => value / left));
  }
  return basis;
}

/** Every way to put groups together that holds at most so many. */
function* unions(groups: readonly (readonly number[])[], most: number, from = 0): Generator<number[]> {
  for (let at = from; at < groups.length; at += 1) {
    const group = groups[at]!;
    if (group.length > most) continue;
    yield [...group];
    for (const more of unions(groups, most - group.length, at + 1)) yield [...group, ...more];
  }
}

/** Jacobi's rotations: slow, sure, and enough for a few unknowns. */
function largestEigenvalue(given: readonly (readonly number[])[]): number {
  const matrix = given.map((row) => [...row]);
  const size = matrix.length;
  const trace = matrix.reduce((sum, row, at) => sum + row[at]!, 0);
  // Eigenvalues of a part of a projection are at least zero, so that none is larger than their sum.
  if (trace < 1 - 1e-7) return trace;
  for (let sweep = 0; sweep < 30; sweep += 1) {
    let off = 0;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        const value = matrix[p]![q]!;
        off = Math.max(off, Math.abs(value));
        if (Math.abs(value) < 1e-12) continue;
        const theta = (matrix[q]![q]! - matrix[p]![p]!) / (2 * value);
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        const s = t * c;
        for (let k = 0; k < size; k += 1) {
          const [a, b] = [matrix[k]![p]!, matrix[k]![q]!];
          matrix[k]![p] = c * a - s * b;
          matrix[k]![q] = s * a + c * b;
        }
        for (let k = 0; k < size; k += 1) {
          const [a, b] = [matrix[p]![k]!, matrix[q]![k]!];
          matrix[p]![k] = c * a - s * b;
          matrix[q]![k] = s * a + c * b;
        }
      }
    }
    if (off < 1e-11) break;
  }
  return Math.max(...matrix.map((row, at) => row[at]!));
}
