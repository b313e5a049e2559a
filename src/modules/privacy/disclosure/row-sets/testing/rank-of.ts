/** A whole-number rank by fractions, as slow and as sure as it gets. */
export function rankOf(matrix: readonly (readonly number[])[]): number {
  const rest = matrix.map((row) => row.map(BigInt));
  let rank = 0;
  for (let column = 0; column < (rest[0]?.length ?? 0); column += 1) {
    const found = rest.findIndex((row, place) => place >= rank && row[column] !== 0n);
    if (found === -1) continue;
    [rest[rank], rest[found]] = [rest[found]!, rest[rank]!];
    const pivot = rest[rank]!;
    for (let place = rank + 1; place < rest.length; place += 1) {
      const factor = rest[place]![column]!;
      rest[place] = rest[place]!.map((value, j) => value * pivot[column]! - factor * pivot[j]!);
    }
    rank += 1;
  }
  return rank;
}
