import { m } from '#messages';
import { largestTableBytes, mostColumns } from '#platform/tables/table-limits.ts';
import type { TableProblems } from '#platform/tables/table-problem.ts';
import type { MissingCode } from '../labelled/labelled-file.ts';
import { Cursor } from './cursor.ts';
import { bytecodeElements, plainElements } from './elements.ts';
import { decodePadded, decoderOf } from './encoding.ts';
import { longTextLabelsIn, longTextMissingIn, measuresIn, pairsIn, rolesIn } from './extensions.ts';
import { type Column, readCases } from './read-cases.ts';
import { headerLength, type RawRecords, type RawVariable, readHeader, readRecords } from './read-records.ts';
import type { SavFile, SavVariable } from './sav-file.ts';
import { damaged, SavRefusal, truncated } from './sav-refusal.ts';
import { unpackZlib } from './unpack-zlib.ts';

/** Whether the bytes begin as an SPSS system file does: `$FL2` (.sav) or `$FL3` (.zsav). */
export function isSav(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x24 && bytes[1] === 0x46 && bytes[2] === 0x4c && (bytes[3] === 0x32 || bytes[3] === 0x33)
  );
}

/**
 * Reads an SPSS system file: variables with labels and missing codes, and all cases.
 *
 * @param problems receives, in one sentence, why the file cannot be read; then the result is undefined
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/System-File-Format.html
 * @example readSav(readFileSync('svar.sav'), new TableProblems('svar.sav'))?.variables[0].label
 */
export function readSav(bytes: Uint8Array, problems: TableProblems): SavFile | undefined {
  try {
    return readOrThrow(bytes);
  } catch (error) {
    if (!(error instanceof SavRefusal)) throw error;
    problems.add(error.code, {}, error.say);
    return undefined;
  }
}

function readOrThrow(bytes: Uint8Array): SavFile {
  if (bytes.length > largestTableBytes) {
    const megabytes = Math.ceil(bytes.length / 1024 / 1024);
    throw new SavRefusal('too-large', (locale) =>
      m.analyses_answers_file_too_large({ megabytes }, { locale }),
    );
  }
  if (bytes.length < headerLength) throw truncated();
  const cursor = new Cursor(bytes, isLittleEndian(bytes));
  const header = readHeader(cursor);
  const records = readRecords(cursor);
  const dictionary = readDictionary(records, cursor.isLittleEndian);
  const { variables, columns, decoder, systemMissing } = dictionary;
  if (variables.length === 0) {
    throw new SavRefusal('empty', (locale) => m.analyses_answers_sav_no_variables({}, { locale }));
  }
  if (variables.length > mostColumns) {
    const count = variables.length;
    throw new SavRefusal('too-many-columns', (locale) =>
      m.analyses_answers_too_many_columns({ count }, { locale }),
    );
  }
  const elements =
    header.compression === 'none'
      ? plainElements(bytes, cursor.position)
      : header.compression === 'bytecode'
        ? bytecodeElements(bytes, cursor.position, header.bias)
        : bytecodeElements(unpackZlib(cursor), 0, header.bias);
  const { rowCount, values } = readCases(elements, {
    columns,
    caseCount: header.caseCount,
    isLittleEndian: cursor.isLittleEndian,
    systemMissing,
    decoder,
  });
  if (rowCount === 0) {
    throw new SavRefusal('only-headings', (locale) => m.analyses_answers_sav_no_cases({}, { locale }));
  }
  return {
    encoding: decoder.encoding,
    rowCount,
    variables: variables.map((variable, index) => ({ ...variable, values: values[index]! })),
  };
}

/** The layout code is 2 or 3 in the byte order of the machine that wrote the file. */
function isLittleEndian(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const is = (little: boolean) => [2, 3].includes(view.getInt32(64, little));
  if (is(true)) return true;
  if (is(false)) return false;
  throw damaged(64);
}

/** Two thousand variables with names as long as they can be fit many times over. */
const longestExtensionText = 4 * 1024 * 1024;
/** Labels shared by many variables multiply, and so would a hostile file's. */
const mostValueLabels = 2_000_000;

type Described = Omit<SavVariable, 'values'>;

function readDictionary({ variables: raw, valueLabels, extensions }: RawRecords, little: boolean) {
  const decoder = decoderOf(asciiIn(extensions.get(20)), codePageIn(extensions.get(3), little));
  const text = (bytes: Uint8Array) => decodePadded(decoder, bytes);
  const textOf = (subtype: number) =>
    decoder.decode(extensions.get(subtype)?.subarray(0, longestExtensionText) ?? new Uint8Array());
  const longNames = pairsIn(textOf(13));
  const lengths = pairsIn(textOf(14));
  const roles = rolesIn(textOf(18));
  const measures = measuresIn(extensions.get(11) ?? new Uint8Array(), little, raw.length);
  const systemMissing = systemMissingIn(extensions.get(4), little);

  const columns: Column[] = [];
  const variables: Described[] = [];
  const labelsOf = new Map<string, Map<number | string, string>>();
  const missingOf = new Map<string, MissingCode[]>();
  const byPosition = new Map<number, { variable: RawVariable; key: string }>();
  for (let index = 0; index < raw.length; ) {
    const first = raw[index]!;
    const shortName = text(first.name);
    const column = columnOf(raw, index, Number(lengths.get(shortName.toUpperCase()) ?? 0));
    const name = longNames.get(shortName.toUpperCase()) || shortName;
    const key = name.toUpperCase();
    const missing = missingCodesOf(first, text, little);
    const labels = new Map<number | string, string>();
    variables.push({
      name,
      label: first.label && (text(first.label) || undefined),
      isDate: first.width === 0 && isDateFormat(first.formatType),
      measure: measures[index],
      role: roles.get(key),
      valueLabels: labels,
      missing,
    });
    columns.push(column);
    labelsOf.set(key, labels);
    missingOf.set(key, missing);
    byPosition.set(first.position, { variable: first, key });
    index += Math.max(1, column.segments.length);
  }

  let labelCount = 0;
  for (const { labels, positions } of valueLabels) {
    labelCount += labels.length * positions.length;
    if (labelCount > mostValueLabels) throw damaged(headerLength);
    for (const position of positions) {
      const found = byPosition.get(position);
      if (!found) continue;
      for (const { value, label } of labels) {
        labelsOf.get(found.key)?.set(valueIn(value, found.variable, text, little), text(label));
      }
    }
  }
  for (const { name, labels } of longTextLabelsIn(extensions.get(21) ?? new Uint8Array(), little)) {
    for (const { value, label } of labels)
      labelsOf.get(text(name).toUpperCase())?.set(text(value), text(label));
  }
  for (const { name, values } of longTextMissingIn(extensions.get(22) ?? new Uint8Array(), little)) {
    missingOf.get(text(name).toUpperCase())?.push(...values.map(text));
  }
  return { variables, columns, decoder, systemMissing };
}

/** A text longer than 255 bytes is kept in several records one after the other, 252 bytes counted for each. */
function columnOf(raw: readonly RawVariable[], index: number, length: number): Column {
  const { width } = raw[index]!;
  if (width === 0) return { segments: [], width: 0 };
  const count = length > 255 ? Math.ceil(length / 252) : 1;
  const segments = raw.slice(index, index + count).map((variable) => variable.width);
  if (segments.length < count || segments.includes(0)) throw damaged(headerLength);
  return { segments, width: count === 1 ? width : length };
}

function missingCodesOf(
  { missing, missingIsRange, ...variable }: RawVariable,
  text: (bytes: Uint8Array) => string,
  little: boolean,
): MissingCode[] {
  const codes = missing.map((value) => valueIn(value, variable, text, little));
  const [low, high, ...rest] = codes;
  if (!missingIsRange || typeof low !== 'number' || typeof high !== 'number') return codes;
  return [{ low, high }, ...rest];
}

function valueIn(
  bytes: Uint8Array,
  { width }: Pick<RawVariable, 'width'>,
  text: (bytes: Uint8Array) => string,
  little: boolean,
): number | string {
  if (width > 0) return text(bytes.subarray(0, Math.min(8, width)));
  return new Cursor(bytes, little).float64();
}

const isDateFormat = (type: number) =>
  (type >= 20 && type <= 30) || (type >= 38 && type <= 41) || type === 85 || type === 86;

function asciiIn(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder('ascii').decode(bytes).replaceAll('\u0000', '');
}

function codePageIn(bytes: Uint8Array | undefined, little: boolean): number | undefined {
  return bytes && bytes.length >= 32 ? new Cursor(bytes, little, 28).int32() : undefined;
}

function systemMissingIn(bytes: Uint8Array | undefined, little: boolean): number {
  return bytes && bytes.length >= 8 ? new Cursor(bytes, little).float64() : -Number.MAX_VALUE;
}
