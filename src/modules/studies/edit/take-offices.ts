import { type Document, isMap, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { comparable } from '../names/comparable.ts';
import { officeSizeVariable } from '../offices/office-size.ts';
import { inQuotes } from './apply-offices.ts';
import { wordsOf } from './draft-view.ts';
import { itemNodesIn, keyOf, mapAt, plainAt } from './nodes.ts';
import { withoutNames } from './without-names.ts';

/** An office of the register that a study may have as one of its own. */
export type OfficeToTake = {
  readonly number: string;
  readonly name: string;
  /** By its registered positions; null where the register does not say how many. */
  readonly size: string | null;
};

/**
 * Makes the answers of the question about the office those offices of the register, and says which is which. An answer
 * that is one of them already keeps its code and its words; all others go.
 *
 * @returns the place of the offices; null where no question asks for the office
 */
export function takeOffices(document: Document, offices: readonly OfficeToTake[]): string | null {
  const questions = officeQuestions(document);
  if (questions.length === 0 || offices.length < 2) return null;
  const options = questions.map(({ list }) =>
    list.items.filter((option): option is YAMLMap => isMap(option)),
  );
  const { codes, kept } = codesFor(offices, { options: options.flat(), units: unitsByCode(document) });
  questions.forEach(({ list }, place) => {
    list.items = offices.map((office) => {
      const code = codes.get(office.number)!;
      const standing = kept.has(office.number)
        ? options[place]!.find((option) => String(option.get('value')) === String(code))
        : undefined;
      return standing ?? (document.createNode({ value: code, label: office.name }, { flow: true }) as Node);
    });
    list.flow = false;
  });
  sayUnits(document, { offices, codes });
  sortBySize(document, { offices, codes });
  return 'offices';
}

type Code = number | string;
type Codes = ReadonlyMap<string, Code>;

/** The lists of answers of those questions that the office column is named for, in whichever questionnaire. */
function officeQuestions(document: Document): { readonly list: YAMLSeq }[] {
  const column = plainAt(document, 'offices/column');
  return (mapAt(document, 'instruments')?.items ?? [])
    .flatMap(({ value }) => itemNodesIn(value))
    .filter((item) => item.get('id') === column || item.get('column') === column)
    .flatMap((item) => {
      const list = item.get('options');
      return item.get('kind') === 'choice' && isSeq(list) ? [{ list }] : [];
    });
}

function unitsByCode(document: Document): ReadonlyMap<string, string> {
  const units = mapAt(document, 'offices/units')?.toJS(document) as Record<string, unknown> | undefined;
  return new Map(Object.entries(units ?? {}).map(([code, unit]) => [code, String(unit)]));
}

/** The code of each office by its number: the one it has, or the next that is free; and which had one. */
function codesFor(
  offices: readonly OfficeToTake[],
  { options, units }: { readonly options: readonly YAMLMap[]; readonly units: ReadonlyMap<string, string> },
): { readonly codes: Codes; readonly kept: ReadonlySet<string> } {
  const codes = new Map<string, Code>();
  const free = new Map(options.map((option) => [String(option.get('value')), option]));
  const keep = (office: OfficeToTake, option: YAMLMap | undefined) => {
    const code = option?.get('value');
    if (codes.has(office.number) || (typeof code !== 'number' && typeof code !== 'string')) return;
    codes.set(office.number, code);
    free.delete(String(code));
  };
  for (const office of offices) {
    keep(
      office,
      [...free.values()].find((option) => units.get(String(option.get('value'))) === office.number),
    );
  }
  for (const office of offices) {
    const isCalledSo = (option: YAMLMap) =>
      !units.has(String(option.get('value'))) &&
      [String(option.get('value')), ...Object.values(wordsOf(toPlain(option.get('label'))))]
        .filter((word) => typeof word === 'string' && word !== '')
        .some((word) =>
          [office.number, office.name].some((one) => comparable(one) === comparable(String(word))),
        );
    keep(office, [...free.values()].find(isCalledSo));
  }
  const kept = new Set(codes.keys());
  // The code of an answer that goes is not given to another office: answers to both could come to stand side by side.
  const taken = codes.size === 0 ? [] : options.map((option) => Number(option.get('value')));
  let next = Math.max(0, ...taken.filter(Number.isSafeInteger));
  for (const office of offices) {
    if (codes.has(office.number)) continue;
    next += 1;
    codes.set(office.number, next);
  }
  return { codes, kept };
}

const toPlain = (node: unknown): unknown => (isMap(node) ? node.toJSON() : node);

/** What was said of other offices, its comment with it, goes; what is right already is not touched. */
function sayUnits(
  document: Document,
  { offices, codes }: { readonly offices: readonly OfficeToTake[]; readonly codes: Codes },
): void {
  const standing = unitsByCode(document);
  const wanted = offices.map(({ number }) => ({ number, code: codes.get(number)! }));
  const isSaid = wanted.every(({ number, code }) => standing.get(String(code)) === number);
  if (isSaid && standing.size === wanted.length) return;
  const map = mapAt(document, 'offices/units');
  const isAdded = [...standing].every(([code, unit]) =>
    wanted.some((one) => String(one.code) === code && one.number === unit),
  );
  const pairs = wanted.map(({ number, code }) => {
    const pair = map?.items.find(({ key }) => keyOf(key) === String(code));
    return isAdded && pair ? pair : document.createPair(code, inQuotes(number));
  });
  const units = isAdded && map ? map : (document.createNode({}) as YAMLMap);
  units.items = pairs;
  if (units === map) return;
  units.flow = false;
  mapAt(document, 'offices')!.flow = false;
  replaceIn(document, 'units', units);
}

/** The classes of size a study has are of its offices: where they are the register's, so are the classes. */
function sortBySize(
  document: Document,
  { offices, codes }: { readonly offices: readonly OfficeToTake[]; readonly codes: Codes },
): void {
  const sizes = mapAt(document, 'offices')?.get('sizes');
  if (!isSeq(sizes)) return;
  const classes = sizes.items.filter((one): one is YAMLMap => isMap(one));
  const before = JSON.stringify(sizes.toJSON());
  const made = classes.flatMap((one) => {
    const inIt = offices
      .filter(({ size }) => size !== null && size === one.get('id'))
      .map(({ number }) => codes.get(number)!);
    if (inIt.length === 0) return [];
    const copy = one.clone() as YAMLMap;
    copy.set('offices', document.createNode(inIt, { flow: true }));
    return [copy];
  });
  if (JSON.stringify(made.map((one) => one.toJSON())) === before) return;
  if (made.length >= 2) {
    const list = document.createNode([]) as YAMLSeq;
    list.flow = false;
    list.items = made;
    replaceIn(document, 'sizes', list);
    return;
  }
  mapAt(document, 'offices')!.delete('sizes');
  withoutNames(document, new Set([officeSizeVariable]));
}

/** In the same place, but without the comment before it: that was about what stood there. */
function replaceIn(document: Document, key: 'units' | 'sizes', node: Node): void {
  const { items } = mapAt(document, 'offices')!;
  const place = items.findIndex((pair) => keyOf(pair.key) === key);
  const pair = document.createPair(key, node);
  if (place < 0) items.push(pair);
  else items[place] = pair;
}
