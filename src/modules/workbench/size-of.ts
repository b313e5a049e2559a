import type { DecodedColumn } from '#modules/analyses/index.ts';
import type { StudiedFile } from './opened-file.ts';

const bytesOfNumber = 8;
/** What a reference to a shared text takes in a list. */
const bytesOfReference = 8;
const bytesOfLetter = 2;

/** About how much memory decoded answers take. */
export function bytesOfStudied({ tables }: StudiedFile): number {
  let bytes = 0;
  for (const { columns } of tables) {
    for (const column of Object.values(columns)) bytes += bytesOfColumn(column);
  }
  return bytes;
}

function bytesOfColumn(column: DecodedColumn): number {
  switch (column.kind) {
    case 'numeric':
      return column.numbers.length * bytesOfNumber;
    case 'category':
      return (
        column.categories.length * bytesOfReference +
        (column.numbers ? column.numbers.length * bytesOfNumber : 0)
      );
    case 'text':
      return column.texts.reduce(
        (sum, text) => sum + bytesOfReference + (text?.length ?? 0) * bytesOfLetter,
        0,
      );
  }
}
