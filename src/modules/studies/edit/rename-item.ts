import { type Document, isMap, isPair, isScalar, visit } from 'yaml';
import { listAt, mapAt } from './nodes.ts';

/**
 * Gives a question another id, in the conditions that ask for it, in scales and in the analyses. Where another
 * questionnaire has a question of the old id, scales and analyses go on meaning that one.
 */
export function renameItem(document: Document, path: string, id: string): void {
  const node = mapAt(document, path);
  const before = node?.get('id');
  if (!node || before === id) return;
  node.set('id', id);
  if (typeof before !== 'string' || !/^[A-Za-z]\w*$/.test(before) || !/^[A-Za-z]\w*$/.test(id)) return;
  const instrument = path.split('/').slice(0, 2).join('/');
  const inText = new RegExp(`\\b${before}\\b`, 'g');
  for (const item of itemsIn(document, instrument)) {
    const askIf = item.get('askIf');
    if (typeof askIf === 'string') item.set('askIf', askIf.replace(inText, id));
  }
  const instruments = mapAt(document, 'instruments')?.items.map(({ key }) => `instruments/${key}`) ?? [];
  const isElsewhere = instruments.some((one) =>
    itemsIn(document, one).some((item) => item.get('id') === before),
  );
  if (isElsewhere) return;
  for (const { value: scale } of mapAt(document, 'scales')?.items ?? []) {
    const list = isMap(scale) ? scale.get('items', true) : undefined;
    visit((list as never) ?? null, {
      Scalar: (_, scalar) => {
        if (scalar.value === before) scalar.value = id;
        if (scalar.value === `-${before}`) scalar.value = `-${id}`;
      },
    });
  }
  for (const name of ['plan', 'postHoc']) {
    const list = listAt(document, name);
    if (!list) continue;
    visit(list, {
      Scalar: (key, scalar, around) => {
        const pair = around.findLast((one) => isPair(one));
        const said = isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '';
        // An analysis may be called like a question; a question is meant everywhere else.
        if (key === 'key' || said === 'id' || said === 'title') return;
        if (scalar.value === before) scalar.value = id;
        else if (said === 'where' && typeof scalar.value === 'string') {
          scalar.value = scalar.value.replace(inText, id);
        }
      },
    });
  }
}

function itemsIn(document: Document, instrument: string) {
  const sections = listAt(document, `${instrument}/sections`)?.items ?? [];
  return sections.flatMap((section) => {
    const items = isMap(section) ? section.get('items') : undefined;
    const nodes = (items as { items?: unknown[] } | undefined)?.items ?? [];
    return nodes.filter((node) => isMap(node));
  });
}
