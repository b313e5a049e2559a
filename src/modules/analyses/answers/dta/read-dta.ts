import { isUtf8 } from 'node:buffer';
import { m } from '#messages';
import { largestTableBytes, mostColumns } from '#platform/tables/table-limits.ts';
import type { TableProblems } from '#platform/tables/table-problem.ts';
import type { LabelledFile, LabelledVariable } from '../labelled/labelled-file.ts';
import { DtaCursor } from './dta-cursor.ts';
import { type DtaLayout, layoutOf, type Storage, storageOf } from './dta-layout.ts';
import { missingName } from './dta-numbers.ts';
import { DtaRefusal, damaged, truncated } from './dta-refusal.ts';
import { readColumns } from './read-columns.ts';
import { readLongTexts } from './read-long-texts.ts';
import { readValueLabels } from './read-value-labels.ts';

const taggedStart = '<stata_dta><header><release>';

/** Whether the bytes begin as a Stata file does: with a tag, or with a format number, a byte order and a 1. */
export function isDta(bytes: Uint8Array): boolean {
  if (new DtaCursor(bytes).isAt('<stata_dta>')) return true;
  const [format = 0, order = 0, kind] = bytes;
  return format >= 102 && format <= 116 && (order === 1 || order === 2) && kind === 1 && bytes[3] === 0;
}

/**
 * Reads a Stata data file of format 113 to 119 (Stata 8 and later): variables with labels, extended missing values as
 * codes `.a` to `.z`, and all observations.
 *
 * @param problems receives, in one sentence, why the file cannot be read; then the result is undefined
 * @see https://www.stata.com/help.cgi?dta and https://www.stata.com/help.cgi?dta_115
 * @example readDta(readFileSync('svar.dta'), new TableProblems('svar.dta'))?.variables[0].label
 */
export function readDta(bytes: Uint8Array, problems: TableProblems): LabelledFile | undefined {
  try {
    return readOrThrow(bytes);
  } catch (error) {
    if (!(error instanceof DtaRefusal)) throw error;
    problems.add(error.code, {}, error.say);
    return undefined;
  }
}

/** One variable as the first part of the file describes it. */
type Described = { name: string; label: string; storage: Storage; isDate: boolean; labelName: string };

function readOrThrow(bytes: Uint8Array): LabelledFile {
  if (bytes.length > largestTableBytes) {
    const megabytes = Math.ceil(bytes.length / 1024 / 1024);
    throw new DtaRefusal('too-large', (locale) =>
      m.analyses_answers_file_too_large({ megabytes }, { locale }),
    );
  }
  const cursor = new DtaCursor(bytes);
  const { layout, variableCount, rowCount } = readHeader(cursor);
  if (variableCount === 0) {
    throw new DtaRefusal('empty', (locale) => m.analyses_answers_dta_no_variables({}, { locale }));
  }
  if (variableCount > mostColumns) {
    throw new DtaRefusal('too-many-columns', (locale) =>
      m.analyses_answers_too_many_columns({ count: variableCount }, { locale }),
    );
  }
  const raw = readDescriptors(cursor, layout, variableCount);
  skipCharacteristics(cursor, layout);

  if (layout.isTagged) cursor.tag('<data>');
  const dataStart = cursor.position;
  const rowWidth = raw.reduce((sum, { storage }) => sum + storage.width, 0);
  // Said by the file, so it is held against what the file has before anything is made of that size.
  if (rowCount * rowWidth > bytes.length - dataStart) throw truncated();
  if (rowCount === 0) {
    throw new DtaRefusal('only-headings', (locale) => m.analyses_answers_dta_no_cases({}, { locale }));
  }
  cursor.skip(rowCount * rowWidth);
  if (layout.isTagged) cursor.tag('</data>');
  const decode = decoderFor(layout);
  const longTexts = layout.isTagged
    ? readLongTexts(cursor, layout.version, decode)
    : new Map<string, string>();
  const labelSets = readValueLabels(cursor, layout, decode);

  const variables = raw.map(({ storage, formatBytes, ...texts }): Described => {
    const format = decode(formatBytes);
    const isDate = /^%-?(t|d)/.test(format);
    return {
      name: decode(texts.nameBytes),
      label: decode(texts.labelBytes),
      labelName: decode(texts.labelNameBytes),
      storage,
      isDate,
    };
  });
  const columns = readColumns(cursor, {
    dataStart,
    rowCount,
    rowWidth,
    storages: variables.map(({ storage }) => storage),
    version: layout.version,
    longTexts,
    decode,
  });
  return {
    rowCount,
    variables: variables.map(({ name, label, isDate, labelName }, index): LabelledVariable => {
      const { values, missing } = columns[index]!;
      const valueLabels = new Map<number | string, string>();
      for (const [value, text] of (values.kind === 'numeric' && labelSets.get(labelName)) || []) {
        valueLabels.set(value, text);
      }
      const labelledMissing = [...valueLabels.keys()].filter((value) => typeof value === 'string');
      const codes = new Set<string>([...missing.map(missingName), ...labelledMissing]);
      return {
        name,
        label: label || undefined,
        isDate,
        valueLabels,
        missing: [...codes].toSorted(),
        values,
      };
    }),
  };
}

function readHeader(cursor: DtaCursor) {
  if (cursor.isAt('<stata_dta>')) {
    cursor.tag(taggedStart);
    const layout = layoutOr(Number(asciiOf(cursor.take(3))));
    cursor.tag('</release><byteorder>');
    const order = asciiOf(cursor.take(3));
    if (order !== 'LSF' && order !== 'MSF') throw damaged(cursor.position);
    cursor.isLittleEndian = order === 'LSF';
    cursor.tag('</byteorder><K>');
    const variableCount = layout.version === 119 ? cursor.uint32() : cursor.uint16();
    cursor.tag('</K><N>');
    const rowCount = layout.version === 117 ? cursor.uint32() : cursor.count64();
    cursor.tag('</N><label>');
    cursor.skip(layout.version === 117 ? cursor.uint8() : cursor.uint16());
    cursor.tag('</label><timestamp>');
    cursor.skip(cursor.uint8());
    cursor.tag('</timestamp></header><map>');
    // The map says where the parts begin; they stand in order anyway, so nothing rests on it.
    cursor.skip(14 * 8);
    cursor.tag('</map>');
    return { layout, variableCount, rowCount };
  }
  const layout = layoutOr(cursor.uint8());
  const order = cursor.uint8();
  cursor.isLittleEndian = order === 2;
  cursor.skip(2);
  const variableCount = cursor.uint16();
  const rowCount = cursor.int32();
  if (rowCount < 0) throw damaged(6);
  cursor.skip(81 + 18);
  return { layout, variableCount, rowCount };
}

function layoutOr(version: number): DtaLayout {
  const layout = layoutOf(version);
  if (layout && (layout.isTagged || version < 117)) return layout;
  throw new DtaRefusal('dta-version', (locale) =>
    m.analyses_answers_dta_version({ version: Number.isFinite(version) ? version : '?' }, { locale }),
  );
}

function readDescriptors(cursor: DtaCursor, layout: DtaLayout, count: number) {
  const { isTagged, version, nameBytes, formatBytes, labelBytes } = layout;
  const part = <T>(tag: string, read: () => T): T => {
    if (isTagged) cursor.tag(`<${tag}>`);
    const found = read();
    if (isTagged) cursor.tag(`</${tag}>`);
    return found;
  };
  const each = (width: number) => Array.from({ length: count }, () => cursor.take(width));
  const storages = part('variable_types', () =>
    Array.from({ length: count }, () => {
      const at = cursor.position;
      const storage = storageOf(isTagged ? cursor.uint16() : cursor.uint8(), layout);
      if (!storage) throw damaged(at);
      return storage;
    }),
  );
  const names = part('varnames', () => each(nameBytes));
  part('sortlist', () => cursor.skip((count + 1) * (version === 119 ? 4 : 2)));
  const formats = part('formats', () => each(formatBytes));
  const labelNames = part('value_label_names', () => each(nameBytes));
  const labels = part('variable_labels', () => each(labelBytes));
  return storages.map((storage, index) => ({
    storage,
    nameBytes: names[index]!,
    formatBytes: formats[index]!,
    labelNameBytes: labelNames[index]!,
    labelBytes: labels[index]!,
  }));
}

/** Notes that people keep in the file: nothing for us. */
function skipCharacteristics(cursor: DtaCursor, { isTagged }: DtaLayout): void {
  if (isTagged) {
    cursor.tag('<characteristics>');
    while (cursor.isAt('<ch>')) {
      cursor.tag('<ch>');
      cursor.skip(cursor.uint32());
      cursor.tag('</ch>');
    }
    cursor.tag('</characteristics>');
    return;
  }
  for (;;) {
    const type = cursor.uint8();
    const length = cursor.int32();
    if (type === 0 && length === 0) return;
    cursor.skip(length);
  }
}

/**
 * Texts end at the first zero byte. Since Stata 14 they are UTF-8; before, in whatever the machine used: UTF-8 where
 * all of the text is that, and otherwise Windows-1252, which old Norwegian files are in.
 */
function decoderFor({ version }: DtaLayout): (text: Uint8Array) => string {
  const utf8 = new TextDecoder('utf-8');
  const old = new TextDecoder('windows-1252');
  const isOld = version < 118;
  return (text) => {
    const end = text.indexOf(0);
    const content = end < 0 ? text : text.subarray(0, end);
    return (isOld && !isUtf8(content) ? old : utf8).decode(content).trimEnd();
  };
}

function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
