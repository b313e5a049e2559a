import { type Document, isMap, isScalar, isSeq, type YAMLMap } from 'yaml';

/** Takes names that no longer mean anything out of the analyses, and with them those that cannot do without. */
export function withoutNames(document: Document, names: ReadonlySet<string>): void {
  if (names.size === 0) return;
  for (const name of ['plan', 'postHoc']) {
    const list = document.get(name);
    if (!isSeq(list)) continue;
    list.items = list.items.filter((entry) => !isMap(entry) || survives(entry, names));
    if (list.items.length === 0) document.delete(name);
  }
  withoutGoneMembers(document);
}

/** A family is of analyses that are in the plan; one with none left goes. */
function withoutGoneMembers(document: Document): void {
  const families = document.get('families');
  if (!isSeq(families)) return;
  const plan = document.get('plan');
  const planned = new Set(isSeq(plan) ? plan.items.map((entry) => isMap(entry) && entry.get('id')) : []);
  families.items = families.items.filter((family) => {
    const members = isMap(family) ? family.get('analyses') : undefined;
    if (!isSeq(members)) return true;
    members.items = members.items.filter((member) => isScalar(member) && planned.has(String(member.value)));
    return members.items.length > 0;
  });
  if (families.items.length === 0) document.delete('families');
}

const isNamed = (node: unknown, names: ReadonlySet<string>) =>
  isScalar(node) && typeof node.value === 'string' && names.has(node.value);

/** A matrix is of two at least, and two groupings are two. */
const fewestIn: Readonly<Record<string, number>> = { among: 2, by: 2 };

function survives(entry: YAMLMap, names: ReadonlySet<string>): boolean {
  const options = entry.items.map(({ value }) => value).filter(isMap);
  return options.every((map) =>
    map.items.every(({ key, value }) => {
      if (isNamed(value, names)) return false;
      if (!isSeq(value)) return true;
      const list = isScalar(key) ? String(key.value) : '';
      const isGone = (item: unknown): boolean =>
        isNamed(item, names) || (list === 'pairs' && isSeq(item) && item.items.some(isGone));
      const left = value.items.filter((item) => !isGone(item));
      const isUntouched = left.length === value.items.length;
      value.items = left;
      return isUntouched || left.length >= (fewestIn[list] ?? 1);
    }),
  );
}
