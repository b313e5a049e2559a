import { hasRow, type RowSet } from '#modules/privacy/index.ts';
import type { DataFile } from '../data-files/data-file.ts';

/** The data file with the chosen respondents alone, in the order they had. */
export function filterDataFile(dataFile: DataFile, chosen: RowSet): DataFile {
  const rows: number[] = [];
  for (let row = 0; row < dataFile.rowCount; row += 1) if (hasRow(chosen, row)) rows.push(row);
  const numbersOf = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!);
  return {
    ...dataFile,
    rowCount: rows.length,
    numbers: new WhenAsked(dataFile.numbers, numbersOf),
    categories: new WhenAsked(dataFile.categories, (column) => rows.map((row) => column[row]!)),
    scaleItems: new WhenAsked(dataFile.scaleItems, (items) =>
      items.map(({ id, answers }) => ({ id, answers: numbersOf(answers) })),
    ),
  };
}

/** A map whose values are made from another's when they are asked for: an analysis uses few of a file's columns. */
class WhenAsked<Key, From, To> extends Map<Key, To> {
  readonly #from: ReadonlyMap<Key, From>;
  readonly #make: (from: From) => To;
  readonly #made = new Map<Key, To>();

  constructor(from: ReadonlyMap<Key, From>, make: (from: From) => To) {
    super();
    this.#from = from;
    this.#make = make;
  }

  override get size(): number {
    return this.#from.size;
  }

  override has(key: Key): boolean {
    return this.#from.has(key);
  }

  override get(key: Key): To | undefined {
    if (!this.#from.has(key)) return undefined;
    const made = this.#made.get(key) ?? this.#make(this.#from.get(key)!);
    this.#made.set(key, made);
    return made;
  }

  override keys(): MapIterator<Key> {
    return this.#from.keys() as MapIterator<Key>;
  }

  override *entries(): MapIterator<[Key, To]> {
    for (const key of this.#from.keys()) yield [key, this.get(key)!];
  }

  override *values(): MapIterator<To> {
    for (const key of this.#from.keys()) yield this.get(key)!;
  }

  override [Symbol.iterator](): MapIterator<[Key, To]> {
    return this.entries();
  }

  override forEach(use: (value: To, key: Key, map: Map<Key, To>) => void): void {
    for (const [key, value] of this.entries()) use(value, key, this);
  }
}
