import {
  hasOfficeSize,
  itemsOf,
  officeSizeVariable,
  rangeOfItem,
  sizeOfOffice,
} from '#modules/studies/index.ts';
import type { Item, Study } from '#modules/studies/schema.ts';
import type { AnswerTable } from '../answers/answer-table.ts';
import type { Categories, DataFile } from './data-file.ts';
import { type ScaleItem, scoreScale, turned } from './score-scale.rules.ts';

/** The data file of one instrument: every respondent a row, every item and every scale a variable. */
export function buildPersonFile(study: Study, table: AnswerTable): DataFile {
  const numbers = new Map<string, Float64Array>();
  const categories = new Map<string, Categories>();
  for (const [id, column] of Object.entries(table.columns)) {
    if (column.kind === 'numeric') numbers.set(id, column.numbers);
    if (column.kind === 'category') {
      categories.set(id, column.categories);
      // A choice whose codes are all numbers can be computed with, too.
      if (column.numbers) numbers.set(id, column.numbers);
    }
  }

  const offices = categories.get(study.offices?.column ?? '');
  if (offices && hasOfficeSize(study, table.file)) {
    const sizeOf = sizeOfOffice(study);
    categories.set(
      officeSizeVariable,
      offices.map((office) => (office === null ? null : sizeOf(office))),
    );
  }

  const items = new Map(itemsOf(study, table.file).map((item) => [item.id, item]));
  const scaleItems = new Map<string, { id: string; answers: Float64Array }[]>();
  for (const [id, scale] of Object.entries(study.scales)) {
    const parts = scale.items.map((signed) => scalePart(signed, items, numbers));
    if (!parts.every((part) => part !== null)) continue;
    numbers.set(id, scoreScale(parts, scale.score, scale.minimumAnswered));
    scaleItems.set(
      id,
      parts.map((part) => ({ id: part.id, answers: part.answers.map((answer) => turned(answer, part)) })),
    );
  }
  return {
    name: table.file,
    unit: 'person',
    rowCount: table.rowCount,
    source: table.fileName,
    sha256: table.sha256,
    numbers,
    categories,
    scaleItems,
  };
}

function scalePart(
  signed: string,
  items: ReadonlyMap<string, Item>,
  numbers: ReadonlyMap<string, Float64Array>,
): (ScaleItem & { id: string }) | null {
  const isReversed = signed.startsWith('-');
  const id = isReversed ? signed.slice(1) : signed;
  const item = items.get(id);
  const answers = numbers.get(id);
  if (!item || !answers) return null;
  return { id, answers, reversedAround: isReversed ? lowestPlusHighest(item) : null };
}

function lowestPlusHighest(item: Item): number {
  const range = rangeOfItem(item);
  if (!range) throw new Error(`Item ${item.id} has no ends to be reversed around`);
  return range[0] + range[1];
}
