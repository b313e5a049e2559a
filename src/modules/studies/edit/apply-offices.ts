import { type Document, isMap, isScalar, Scalar, type YAMLMap } from 'yaml';
import { keyOf, mapAt, mapToFill, plainAt } from './nodes.ts';
import { clean } from './set-words.ts';

type Fields = ReadonlyMap<string, readonly string[]>;

/**
 * Takes what a form says of the offices into the study: where their names come from, which unit of the register each
 * of them is, and which months its reports read. Only what differs from what stands there is touched.
 */
export function applyOffices(document: Document, fields: Fields): void {
  const said = (name: string) => fields.get(`offices/${name}`)?.at(-1);
  const before = textAt(document, 'column');
  const column = clean(said('column') ?? before);
  if (column === '') {
    if (said('column') !== undefined) document.delete('offices');
    return;
  }
  if (column !== before) changeColumn(document, column);
  // Rows are of the offices in the column that the form was made for, and of no other's.
  if (said('of') === column) applyUnits(document, fields);
  const registration = said('registration');
  if (registration !== undefined) setLine(document, 'registration', clean(registration));
  applyMonths(document, said);
}

/** Units and sizes are of the offices in the column, and go with it. */
function changeColumn(document: Document, column: string): void {
  const offices = mapToFill(document, 'offices');
  for (const key of ['units', 'sizes']) offices.delete(key);
  offices.set('column', column);
}

function applyUnits(document: Document, fields: Fields): void {
  for (const [name, values] of fields) {
    const unit = clean(values.at(-1) ?? '');
    const code = /^offices\/units\/(.+)$/s.exec(name)?.[1];
    if (code !== undefined) setUnit(document, code, unit);
    const row = /^offices\/more\/(\d+)\/unit$/.exec(name)?.[1];
    const called = clean(fields.get(`offices/more/${row}/code`)?.at(-1) ?? '');
    if (row !== undefined && called !== '' && unit !== '') setUnit(document, called, unit);
  }
}

/** A number of the register stands in quotation marks, so that nobody's zero in front is lost. */
function setUnit(document: Document, code: string, unit: string): void {
  const units = mapAt(document, 'offices/units');
  const pair = units?.items.find(({ key }) => keyOf(key) === code);
  if (unit === '') {
    if (!units || !pair) return;
    units.items.splice(units.items.indexOf(pair), 1);
    if (units.items.length === 0) mapAt(document, 'offices')?.delete('units');
    return;
  }
  if (isScalar(pair?.value) && String(pair.value.value) === unit) return;
  const value = inQuotes(unit);
  if (pair) pair.value = value;
  else (units ?? newUnits(document)).add({ key: document.createNode(codeOf(code)), value });
}

/** Each on a line of its own, also where the offices were all on one. */
function newUnits(document: Document): YAMLMap {
  mapToFill(document, 'offices').flow = false;
  return mapToFill(document, 'offices/units');
}

export function inQuotes(text: string): Scalar<string> {
  const scalar = new Scalar(text);
  scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}

/** A code as it is written among the answers: 7 is a number, and 07 is not. */
const codeOf = (code: string): number | string => (/^(0|[1-9]\d{0,14})$/.test(code) ? Number(code) : code);

/** The months before a wave closes, or months that are named: one or the other. */
function applyMonths(document: Document, said: (name: string) => string | undefined): void {
  const window = said('window');
  if (window === 'last') {
    setLine(document, 'period', '');
    setLine(document, 'months', clean(said('months') ?? ''));
  }
  if (window === 'period') {
    const [from, to] = [said('period/from'), said('period/to')].map((month) => readMonth(month ?? ''));
    setLine(document, 'months', '');
    setLine(document, 'period', from === '' && to === '' ? '' : `${from}/${to}`);
  }
}

/** As the study file writes it: people who write it themselves may begin with the month. */
function readMonth(typed: string): string {
  const [, month, year] = /^(\d{1,2})[.\-/ ](\d{4})$/.exec(clean(typed)) ?? [];
  return month && year ? `${year}-${month.padStart(2, '0')}` : clean(typed);
}

function setLine(document: Document, key: 'registration' | 'months' | 'period', text: string): void {
  if (text === textAt(document, key)) return;
  const offices = mapAt(document, 'offices') as YAMLMap;
  if (text === '') offices.delete(key);
  else offices.set(key, key === 'months' && /^\d{1,6}$/.test(text) ? Number(text) : text);
}

function textAt(document: Document, key: string): string {
  if (!isMap(document.get('offices'))) return '';
  const value = plainAt(document, `offices/${key}`);
  return value === undefined || value === null ? '' : String(value);
}
