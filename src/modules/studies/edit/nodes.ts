import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** Steps from the outside in: `instruments/employee/sections/0`. */
export function stepsOf(path: string): (string | number)[] {
  return path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

export function mapAt(document: Document, path: string): YAMLMap | null {
  const node = path === '' ? document.contents : document.getIn(stepsOf(path), true);
  return isMap(node) ? node : null;
}

export function listAt(document: Document, path: string): YAMLSeq | null {
  const node = document.getIn(stepsOf(path), true);
  return isSeq(node) ? node : null;
}

export function plainAt(document: Document, path: string): unknown {
  const node = document.getIn(stepsOf(path), true) as Node | undefined;
  if (node === undefined || node === null) return undefined;
  return isScalar(node) ? node.value : (node as YAMLMap).toJS(document);
}

/** What a path names, in the list or map that holds it. */
export function placeOf(
  document: Document,
  path: string,
): { readonly among: (Node | Pair)[]; readonly index: number; readonly parent: YAMLMap | YAMLSeq } | null {
  const steps = stepsOf(path);
  const last = steps.pop();
  const parent = document.getIn(steps, true);
  if (isSeq(parent)) {
    const index = Number(last);
    return Number.isInteger(index) && index >= 0 && index < parent.items.length
      ? { among: parent.items as Node[], index, parent }
      : null;
  }
  if (!isMap(parent)) return null;
  const index = parent.items.findIndex(({ key }) => keyOf(key) === String(last));
  return index < 0 ? null : { among: parent.items as Pair[], index, parent };
}

export function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** A list to add to, made where there is none. */
export function listToFill(document: Document, path: string): YAMLSeq {
  const there = listAt(document, path);
  if (there) {
    // An empty list is written `[]`; what is put into it is to stand on lines of its own.
    if (there.items.length === 0) there.flow = false;
    return there;
  }
  const made = document.createNode([]) as YAMLSeq<Node>;
  made.flow = false;
  document.setIn(stepsOf(path), made);
  return made;
}

/** A map to add to, made where there is none. */
export function mapToFill(document: Document, path: string): YAMLMap {
  const there = mapAt(document, path);
  if (there) {
    if (there.items.length === 0) there.flow = false;
    return there;
  }
  const made = document.createNode({}) as YAMLMap;
  made.flow = false;
  document.setIn(stepsOf(path), made);
  return made;
}

/** The questions in a questionnaire, in a section, or the question itself. */
export function itemNodesIn(part: unknown): YAMLMap[] {
  if (!isMap(part)) return [];
  const sections = part.get('sections');
  if (isSeq(sections)) return sections.items.flatMap(itemNodesIn);
  const items = part.get('items');
  if (isSeq(items)) return items.items.filter((item) => isMap(item));
  return part.has('kind') ? [part] : [];
}
