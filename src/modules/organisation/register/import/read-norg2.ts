import { m } from '#messages';
import { JsonProblem, type PositionedJson, readPositionedJson } from '#platform/json/positioned-json.ts';
import type { TableProblems } from '#platform/tables/table-problem.ts';
import type { UnitType } from '../unit.ts';
import { typeIn, type UnitField } from './unit-columns.rules.ts';
import { type FieldPlace, type LeftOut, mostUnits, type RawUnit } from './unit-draft.ts';

/**
 * Reads what Norg2 answers (navikt, `/norg2/api/v1`): a list of enheter (`/enhet`), the same with what each is under
 * (`/enhet/kontaktinformasjon/organisering/all`: `{enhet, overordnetEnhet}`), or relations (`/enhet/{nr}/organisering`:
 * `{organiserer, organisertUnder, orgType}`), alone or as `{enheter, organisering}`. Fields that we do not know are
 * passed by: Norg2 adds some now and then. The types that are neither county nor office (ALS, TILTAK, KO, …) are special
 * units that no indicator is counted for; they are left out, and counted.
 */
export function readNorg2(
  text: string,
  options: {
    readonly problems: TableProblems;
    /** What is known of units that the file itself does not tell the type of. */
    readonly typeOf: (number: string) => UnitType | undefined;
    readonly today: string;
  },
): { readonly units: readonly RawUnit[]; readonly leftOut: readonly LeftOut[] } {
  const { problems } = options;
  const none = { units: [], leftOut: [] };
  const json = parse(text, problems);
  if (!json) return none;
  const entries = entriesOf(json.value);
  if (!entries) {
    problems.add('norg2-shape', { line: 1 }, (locale) => m.register_problem_norg2_shape({}, { locale }));
    return none;
  }
  if (entries.length > mostUnits) {
    problems.add('too-many', {}, (locale) => m.register_problem_too_many({ most: mostUnits }, { locale }));
    return none;
  }
  const units: MutableUnit[] = [];
  const leftOut = new Map<string, number>();
  const skipped = new Set<string>();
  const relations: Relation[] = [];
  for (const { path, value } of entries) {
    const place = json.places.get(path) ?? { line: 1, column: 1 };
    const relation = relationOf(value, place.line);
    if (relation) {
      relations.push(relation);
      continue;
    }
    const isWrapped = isObject(value) && isObject(value.enhet);
    const enhet = isWrapped ? value.enhet : value;
    if (!isObject(enhet) || !('enhetNr' in enhet)) {
      problems.add('norg2-enhet', { line: place.line }, (locale) =>
        m.register_problem_norg2_enhet({}, { locale }),
      );
      continue;
    }
    const type = textOf(enhet.type);
    if (type !== '' && !typeIn(type)) {
      leftOut.set(type, (leftOut.get(type) ?? 0) + 1);
      skipped.add(textOf(enhet.enhetNr));
      continue;
    }
    const enhetPath = isWrapped ? `${path}.enhet` : path;
    const at = (name: string, given: string): FieldPlace => {
      const parentPath = name === 'overordnetEnhet' && isWrapped ? path : enhetPath;
      const line = json.places.get(`${parentPath}.${name}`)?.line ?? place.line;
      return { line, columnName: name, value: given };
    };
    const unit: MutableUnit = { line: place.line, fields: new Map() };
    const say = (field: UnitField, name: string, given: unknown) => {
      const text = textOf(given);
      if (text !== '') unit.fields.set(field, { text, place: at(name, text) });
    };
    // A number without a place would be a row without a name: it is said also when it is empty.
    const number = textOf(enhet.enhetNr);
    unit.fields.set('number', { text: number, place: at('enhetNr', number) });
    say('name', 'navn', enhet.navn);
    say('type', 'type', enhet.type);
    say('status', 'status', enhet.status);
    const opened = textOf(enhet.aktiveringsdato) === '' ? 'underEtableringDato' : 'aktiveringsdato';
    say('validFrom', opened, enhet[opened]);
    say('validTo', 'nedleggelsesdato', enhet.nedleggelsesdato);
    // Norg2 writes 0 and −1 where nobody has said how many they are.
    if (typeof enhet.antallRessurser === 'number' && enhet.antallRessurser > 0) {
      say('positions', 'antallRessurser', enhet.antallRessurser);
    }
    // A county is under the directorate, which is no unit here.
    if (typeIn(type) !== 'county') {
      say('parent', 'overordnetEnhet', isWrapped ? value.overordnetEnhet : enhet.overordnetEnhet);
    }
    units.push(unit);
  }
  // An office under a unit that the register has none of is under nothing here.
  for (const { fields } of units) if (skipped.has(fields.get('parent')?.text ?? '')) fields.delete('parent');
  addParents({ units, relations, ...options });
  return {
    units,
    leftOut: [...leftOut]
      .map(([type, count]) => ({ type, count }))
      .sort((a, b) => (a.type < b.type ? -1 : 1)),
  };
}

type MutableUnit = RawUnit & { readonly fields: Map<UnitField, { text: string; place: FieldPlace }> };
type Relation = { readonly line: number; readonly ends: readonly [string, string]; readonly until: string };

/** How far one thing is above another. */
const level: Readonly<Record<UnitType, number>> = { county: 0, office: 1, department: 2 };

/**
 * Says what is under what. Which of the two is above, their types tell: Norg2's own users read the two words
 * `organiserer` and `organisertUnder` in either direction.
 */
function addParents(given: {
  readonly units: MutableUnit[];
  readonly relations: readonly Relation[];
  readonly typeOf: (number: string) => UnitType | undefined;
  readonly today: string;
}): void {
  const { units, relations, today } = given;
  const byNumber = new Map(units.map((unit) => [unit.fields.get('number')!.text, unit]));
  const typeOf = (number: string) =>
    typeIn(byNumber.get(number)?.fields.get('type')?.text ?? '') ?? given.typeOf(number);
  for (const { ends, line, until } of relations) {
    const [a, b] = ends;
    const types = [typeOf(a), typeOf(b)];
    if (!types[0] || !types[1] || types[0] === types[1] || (until !== '' && until < today)) continue;
    const [above, below] = level[types[0]] < level[types[1]] ? [a, b] : [b, a];
    let unit = byNumber.get(below);
    if (!unit) {
      const place = { line, columnName: 'nr', value: below };
      unit = { line, fields: new Map([['number', { text: below, place }]]) };
      byNumber.set(below, unit);
      units.push(unit);
    }
    const place = { line, columnName: 'organisertUnder', value: above };
    unit.fields.set('parent', { text: above, place });
  }
}

function relationOf(value: unknown, line: number): Relation | null {
  if (!isObject(value) || !isObject(value.organiserer) || !isObject(value.organisertUnder)) return null;
  return {
    line,
    ends: [textOf(value.organiserer.nr), textOf(value.organisertUnder.nr)],
    until: textOf(value.gyldigTil) || textOf(value.til),
  };
}

/** The list there is, wherever the file has it, with the path to each of its entries. */
function entriesOf(value: unknown): { path: string; value: unknown }[] | null {
  const listed = (list: unknown[], path: string) =>
    list.map((entry, index) => ({ path: `${path}[${index}]`, value: entry }));
  if (Array.isArray(value)) return value.length > 0 ? listed(value, '') : null;
  if (!isObject(value)) return null;
  if ('enhetNr' in value || isObject(value.enhet)) return [{ path: '', value }];
  const lists = ['enheter', 'enhet', 'organisering', 'organiseringer'].flatMap((name) => {
    const list = value[name];
    return Array.isArray(list) ? listed(list, name) : [];
  });
  return lists.length > 0 ? lists : null;
}

function parse(text: string, problems: TableProblems): PositionedJson | undefined {
  try {
    return readPositionedJson(text, { deepest: 20 });
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    problems.add('json', { ...error.place, value: error.found }, (locale) =>
      m.register_problem_json({}, { locale }),
    );
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
