import type { Document } from 'yaml';
import { itemKinds } from './new-parts.ts';
import { mapAt } from './nodes.ts';

const common = ['id', 'text', 'label', 'column', 'identifying', 'missing', 'askIf', 'kind'];
const own: Readonly<Record<string, readonly string[]>> = {
  agreement: ['points', 'lowest', 'anchors', 'labels'],
  choice: ['options'],
  number: ['minimum', 'maximum'],
  text: [],
};

/** Makes a question one of another kind: what only the old kind had goes, what the new one needs comes. */
export function changeKind(document: Document, path: string, kind: string): void {
  const node = mapAt(document, path);
  if (!node || node.get('kind') === kind || !Object.hasOwn(own, kind)) return;
  node.set('kind', kind);
  const allowed = [...common, ...own[kind]!];
  for (const { key } of [...node.items]) if (!allowed.includes(String(key))) node.delete(key);
  for (const [key, value] of Object.entries(itemKinds[kind as keyof typeof itemKinds])) {
    if (!node.has(key)) node.set(key, document.createNode(value, { flow: true }));
  }
}
