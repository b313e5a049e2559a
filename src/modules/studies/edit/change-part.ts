import { type Document, isMap, isNode, isPair, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { addFirstPlan } from './first-plan.ts';
import { idFromWords } from './id-from-words.ts';
import { freeId, type ItemKind, itemKinds } from './new-parts.ts';
import { itemNodesIn, keyOf, listToFill, mapAt, mapToFill, placeOf } from './nodes.ts';
import { clean } from './set-words.ts';
import { type OfficeToTake, takeOffices } from './take-offices.ts';
import { withoutNames } from './without-names.ts';

/** What can be done with a part of a study beside writing in it. */
export const partVerbs = ['up', 'down', 'duplicate', 'delete', 'move', 'add', 'offices'] as const;
export type PartVerb = (typeof partVerbs)[number];
export type PartChange = {
  readonly verb: PartVerb;
  /** The part; for `add`, the part that gets a new one. */
  readonly path: string;
  /** For `add`: what kind of question, and texts, one a line. For `move`: the section that takes it. */
  readonly kind?: string;
  readonly lines?: string;
  readonly to?: string;
  /** For `offices`: those of the register that the study is to have. */
  readonly offices?: readonly OfficeToTake[];
};

/** @returns the path of what was changed or made, to go on from; null when there is nothing there */
export function changePart(document: Document, change: PartChange): string | null {
  switch (change.verb) {
    case 'up':
      return shift(document, change.path, -1);
    case 'down':
      return shift(document, change.path, 1);
    case 'duplicate':
      return duplicate(document, change.path);
    case 'delete':
      return remove(document, change.path);
    case 'move':
      return moveTo(document, change.path, change.to ?? '');
    case 'add':
      return add(document, change);
    case 'offices':
      return takeOffices(document, change.offices ?? []);
  }
}

function shift(document: Document, path: string, by: 1 | -1): string | null {
  const place = placeOf(document, path);
  if (!place) return null;
  const { among, index } = place;
  const other = index + by;
  if (other < 0 || other >= among.length) return path;
  [among[index], among[other]] = [among[other]!, among[index]!];
  return isSeq(place.parent) ? sibling(path, other) : path;
}

function duplicate(document: Document, path: string): string | null {
  const place = placeOf(document, path);
  if (!place) return null;
  const copy = (place.among[place.index] as YAMLMap).clone() as YAMLMap | Pair;
  const taken = namesIn(document);
  if (isPair(copy)) {
    const key = freeId(`${keyOf(copy.key).replace(/\d+$/, '')}2`, taken);
    (copy as Pair).key = document.createNode(key);
    place.among.splice(place.index + 1, 0, copy);
    return sibling(path, key);
  }
  for (const item of itemNodesIn(copy)) {
    const id = freeId(String(item.get('id') ?? 'q1'), taken);
    item.set('id', id);
    taken.add(id);
  }
  place.among.splice(place.index + 1, 0, copy);
  return sibling(path, place.index + 1);
}

/** What is deleted goes out of scales and analyses too; the study could not be read with names of nothing. */
function remove(document: Document, path: string): string | null {
  const place = placeOf(document, path);
  if (!place) return null;
  const part = place.among[place.index]!;
  const ids =
    isPair(part) && path.startsWith('scales/') ? [keyOf(part.key)] : idsIn(isPair(part) ? part.value : part);
  place.among.splice(place.index, 1);
  const left = namesIn(document);
  const gone = new Set(ids.filter((id) => !left.has(id)));
  forgetInScales(document, gone);
  withoutNames(document, gone);
  if (place.among.length === 0 && path.split('/').length === 2) {
    if (path.startsWith('scales/')) document.delete('scales');
    else place.parent.flow = true;
  }
  return path;
}

function forgetInScales(document: Document, gone: ReadonlySet<string>): void {
  for (const { value: scale } of mapAt(document, 'scales')?.items ?? []) {
    const list = isMap(scale) ? scale.get('items') : undefined;
    if (!isSeq(list)) continue;
    list.items = list.items.filter((name) => !gone.has(String(name).replace(/^-/, '')));
  }
}

function moveTo(document: Document, path: string, section: string): string | null {
  const place = placeOf(document, path);
  if (!place || !/^instruments\/[^/]+\/sections\/\d+$/.test(section) || !mapAt(document, section))
    return null;
  if (path.startsWith(`${section}/`)) return path;
  const [node] = place.among.splice(place.index, 1);
  const items = listToFill(document, `${section}/items`);
  items.items.push(node as never);
  return `${section}/items/${items.items.length - 1}`;
}

function add(document: Document, { path, kind = '', lines = '' }: PartChange): string | null {
  const texts = lines
    .split('\n')
    .map(clean)
    .filter((line) => line !== '');
  if (path === 'instruments') return addInstrument(document, kind, texts[0]);
  if (path === 'scales') return addScale(document, texts[0] ?? '');
  if (path === 'plan') return addFirstPlan(document);
  if (!mapAt(document, path)) return null;
  if (/^instruments\/[^/]+$/.test(path)) {
    const sections = listToFill(document, `${path}/sections`);
    sections.add(document.createNode({ title: { nb: texts[0] ?? '' }, items: [] }));
    (sections.items.at(-1) as YAMLMap).set(
      'title',
      document.createNode({ nb: texts[0] ?? '' }, { flow: true }),
    );
    return `${path}/sections/${sections.items.length - 1}`;
  }
  if (/\/items\/\d+$/.test(path)) return addOptions(document, path, texts);
  return addItems(document, path, kind, texts);
}

/** The file of offices is made from the others; it has no questionnaire of its own. */
function addInstrument(document: Document, kind: string, title: string | undefined): string {
  const instruments = mapToFill(document, 'instruments');
  const taken = new Set([...instruments.items.map(({ key }) => keyOf(key)), 'office']);
  const wanted = /^[A-Za-z]\w{0,40}$/.test(kind)
    ? kind
    : idFromWords(title ?? '', { taken, joint: '_', otherwise: 'skjema' });
  const id = taken.has(wanted) ? freeId(`${wanted}2`, taken) : wanted;
  const made = document.createNode({ ...(title ? { title: { nb: title } } : {}), sections: [] }) as YAMLMap;
  if (title) made.set('title', document.createNode({ nb: title }, { flow: true }));
  instruments.set(id, made);
  return `instruments/${id}`;
}

function addScale(document: Document, label: string): string {
  const id = idFromWords(label, { taken: namesIn(document), joint: '_', otherwise: 'skala' });
  const made = document.createNode({ label: { nb: label }, items: [] }) as YAMLMap;
  made.set('label', document.createNode({ nb: label }, { flow: true }));
  mapToFill(document, 'scales').set(id, made);
  return `scales/${id}`;
}

function addOptions(document: Document, path: string, texts: readonly string[]): string {
  const options = listToFill(document, `${path}/options`);
  const values = options.items
    .map((option) => Number(isMap(option) ? option.get('value') : 0))
    .filter(Number.isFinite);
  let next = Math.max(0, ...values);
  for (const text of texts.length > 0 ? texts : ['']) {
    next += 1;
    options.add(document.createNode({ value: next, label: { nb: text } }, { flow: true }));
  }
  return path;
}

/** Statements that follow a statement are answered on the same scale as it. */
function addItems(document: Document, path: string, wanted: string, texts: readonly string[]): string {
  const kind: ItemKind = Object.hasOwn(itemKinds, wanted) ? (wanted as ItemKind) : 'agreement';
  const items = listToFill(document, `${path}/items`);
  const taken = namesIn(document);
  const like = items.items.findLast((node) => isMap(node) && node.get('kind') === kind) as
    | YAMLMap
    | undefined;
  const first = items.items.length;
  for (const text of texts.length > 0 ? texts : ['']) {
    const id = freeId(like ? String(like.get('id')) : 'q1', taken);
    taken.add(id);
    const node = document.createNode({ id, kind, ...itemKinds[kind] }) as YAMLMap;
    for (const key of ['points', 'lowest', 'anchors', 'labels']) {
      const same = kind === 'agreement' ? like?.get(key, true) : undefined;
      if (isNode(same)) node.set(key, same.clone());
      else if (kind === 'agreement' && like) node.delete(key);
    }
    for (const key of ['anchors', 'options'])
      for (const one of (node.get(key) as YAMLSeq | undefined)?.items ?? []) (one as YAMLMap).flow = true;
    node.set('text', document.createNode({ nb: text }, { flow: true }));
    items.add(node);
  }
  return `${path}/items/${first}`;
}

/** Everything a new name must keep clear of: a question, a scale and an outcome share one set of names. */
export function namesIn(document: Document): Set<string> {
  const keyed = ['scales', 'outcomes', 'instruments'].flatMap(
    (name) => mapAt(document, name)?.items.map(({ key }) => keyOf(key)) ?? [],
  );
  const instruments = mapAt(document, 'instruments')?.items ?? [];
  return new Set([...keyed, ...instruments.flatMap(({ value }) => idsIn(value)), 'office', 'constant']);
}

function idsIn(part: unknown): string[] {
  return itemNodesIn(part).map((item) => String(item.get('id') ?? ''));
}

function sibling(path: string, last: string | number): string {
  return `${path.slice(0, path.lastIndexOf('/'))}/${last}`;
}
