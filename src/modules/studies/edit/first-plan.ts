import type { Document } from 'yaml';
import { itemNodesIn, keyOf, listAt, listToFill, mapAt, plainAt } from './nodes.ts';

/**
 * A plan of what everybody wants to see first: how each question was answered, and for each scale its mean, how well its
 * questions hold together, and the offices beside each other. Written in the study file as by hand, to be changed there.
 * What is planned already stays, and nothing is added to it.
 *
 * @returns null: the plan has no place in the forms to go on from
 */
export function addFirstPlan(document: Document): null {
  const isPlanned = (listAt(document, 'plan')?.items.length ?? 0) > 0;
  const entries = isPlanned ? [] : firstPlan(document);
  for (const entry of entries) listToFill(document, 'plan').add(document.createNode(entry, { flow: true }));
  return null;
}

function firstPlan(document: Document): object[] {
  const files = (mapAt(document, 'instruments')?.items ?? []).map(({ key, value }) => {
    const items = itemNodesIn(value).filter((item) => item.get('kind') !== 'text');
    return { file: keyOf(key), ids: new Set(items.map((item) => String(item.get('id')))) };
  });
  const asked = files.filter(({ ids }) => ids.size > 0);
  const by = officeVariable(document);
  const numbered = <Entry extends object>(letter: string, entries: readonly Entry[]) =>
    entries.map((entry, index) => ({ id: `${letter}${index + 1}`, ...entry }));
  const scales = asked.flatMap(({ file, ids }) => scalesOf(document, ids).map((scale) => ({ file, scale })));
  const withScales = asked
    .map(({ file }) => ({ file, own: scales.filter((one) => one.file === file).map(({ scale }) => scale) }))
    .filter(({ own }) => own.length > 0);
  return [
    ...numbered(
      'F',
      asked.map(({ file }) => ({ frequencies: { file, items: 'all' } })),
    ),
    ...numbered(
      'D',
      withScales.map(({ file, own }) => ({ describe: { file, variables: own } })),
    ),
    ...numbered(
      'R',
      withScales.map(({ file, own }) => ({ reliability: { file, scales: own } })),
    ),
    ...numbered(
      'M',
      by === null ? [] : scales.map(({ file, scale }) => ({ compareMeans: { file, outcome: scale, by } })),
    ),
  ];
}

/** The scales all of whose questions are asked in a questionnaire; one of a single question has nothing to hold together. */
function scalesOf(document: Document, ids: ReadonlySet<string>): string[] {
  return (mapAt(document, 'scales')?.items ?? [])
    .map(({ key }) => keyOf(key))
    .filter((scale) => {
      const items = plainAt(document, `scales/${scale}/items`);
      return (
        Array.isArray(items) &&
        items.length > 1 &&
        items.every((name) => ids.has(String(name).replace(/^-/, '')))
      );
    });
}

/** How the office is called in the plan: by the question that asks for it, or by the column of the list. */
function officeVariable(document: Document): string | null {
  const column = plainAt(document, 'offices/column');
  if (typeof column !== 'string' || column === '') return null;
  const items = (mapAt(document, 'instruments')?.items ?? []).flatMap(({ value }) => itemNodesIn(value));
  const asking = items.find((item) => item.get('column') === column);
  return asking ? String(asking.get('id')) : column;
}
