import type { RowSet } from './row-set.ts';

/** The finest parts that some sets cut the rows into: each set is made of whole atoms. */
export type Atoms = { readonly count: number; readonly ofRow: Int32Array };

export function atomsOf(sets: readonly RowSet[], rowCount: number): Atoms {
  let ofRow = new Int32Array(rowCount);
  let count = Math.min(1, rowCount);
  for (const { words } of sets) {
    const finer = new Int32Array(rowCount);
    const numbers = new Int32Array(2 * count).fill(-1);
    let next = 0;
    for (let row = 0; row < rowCount; row += 1) {
      const place = 2 * ofRow[row]! + ((words[row >> 5]! >>> (row & 31)) & 1);
      if (numbers[place] === -1) numbers[place] = next++;
      finer[row] = numbers[place]!;
    }
    ofRow = finer;
    count = next;
  }
  return { count, ofRow };
}
