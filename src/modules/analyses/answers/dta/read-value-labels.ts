import type { DtaCursor } from './dta-cursor.ts';
import type { DtaLayout } from './dta-layout.ts';
import { missingLong, missingName } from './dta-numbers.ts';
import { damaged, truncated } from './dta-refusal.ts';

/** Labels by value; an extended missing value goes by its name, such as `.a`. */
export type LabelSet = ReadonlyMap<number | string, string>;

/** More labels than any file has; a hostile one could say the same text over and over. */
const mostLabels = 2_000_000;
/** Stata's longest label. */
const longestLabelBytes = 32_000;

/** The value labels at the end of the file, by the name that variables call them by. */
export function readValueLabels(
  cursor: DtaCursor,
  { isTagged, nameBytes }: DtaLayout,
  decode: (text: Uint8Array) => string,
): Map<string, LabelSet> {
  const sets = new Map<string, LabelSet>();
  let count = 0;
  if (isTagged) cursor.tag('<value_labels>');
  while (isTagged ? cursor.isAt('<lbl>') : cursor.position < cursor.bytes.length) {
    if (isTagged) cursor.tag('<lbl>');
    const length = cursor.int32();
    const name = decode(cursor.take(nameBytes));
    cursor.skip(3);
    const start = cursor.position;
    cursor.skip(length);
    const set = readSet(cursor, start, length, decode);
    count += set.size;
    if (count > mostLabels) throw damaged(start);
    sets.set(name, set);
    if (isTagged) cursor.tag('</lbl>');
  }
  if (isTagged) cursor.tag('</value_labels>');
  return sets;
}

function readSet(
  { view, bytes, isLittleEndian }: DtaCursor,
  start: number,
  length: number,
  decode: (text: Uint8Array) => string,
): LabelSet {
  if (length < 8) throw damaged(start);
  const count = view.getInt32(start, isLittleEndian);
  const textLength = view.getInt32(start + 4, isLittleEndian);
  if (count > mostLabels) throw damaged(start);
  if (count < 0 || textLength < 0 || 8 + count * 8 + textLength > length) throw truncated();
  const textStart = start + 8 + count * 8;
  const labels = new Map<number | string, string>();
  for (let index = 0; index < count; index += 1) {
    const offset = view.getInt32(start + 8 + index * 4, isLittleEndian);
    const value = view.getInt32(start + 8 + count * 4 + index * 4, isLittleEndian);
    if (offset < 0 || offset > textLength) throw damaged(start);
    const missing = missingLong(value);
    const end = Math.min(textLength, offset + longestLabelBytes);
    const text = decode(bytes.subarray(textStart + offset, textStart + end));
    labels.set(missing === undefined ? value : missingName(missing), text);
  }
  return labels;
}
