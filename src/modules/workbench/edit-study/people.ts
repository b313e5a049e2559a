import { isMap, isSeq } from 'yaml';
import { officeItem, withoutNames } from '#modules/studies/index.ts';
import { editStudy, itemNodes, studyIn } from './study-document.ts';

/** Says which questions could point to a person, and which say where people work. */
export type PeopleDraft = {
  readonly identifying: ReadonlySet<string>;
  /** The heading of the column that says where somebody works; null where none does. */
  readonly officeColumn: string | null;
};

/**
 * Says who answered: what could point to a person, and where they work. A column with offices that is no question with
 * options becomes a column of its own; when another is chosen, the question comes back from `firstText`.
 *
 * @param firstText the study file as it was first
 * @throws DomainError `study-file` when the study cannot be so
 */
export function setPeople(
  studyText: string,
  { identifying, officeColumn }: PeopleDraft,
  { file, firstText }: { readonly file: string; readonly firstText: string },
): string {
  const before = studyIn(studyText);
  return editStudy(studyText, (document) => {
    for (const { node } of itemNodes(document, file)) {
      const isNow = identifying.has(String(node.get('id')));
      if (isNow !== (node.get('identifying') === true)) {
        if (isNow) node.set('identifying', true);
        else node.delete('identifying');
      }
    }
    const previous = before.offices?.column ?? null;
    if (previous === officeColumn) return;
    if (previous !== null) {
      bringBack(previous);
      document.delete('offices');
      withoutNames(document, new Set(['office', ...(officeItem(before, file) ? [] : [previous])]));
    }
    if (officeColumn === null) return;
    document.set('offices', document.createNode({ column: officeColumn }, { flow: true }));
    for (const { node, list } of itemNodes(document, file)) {
      const isMeant = (node.get('column') ?? node.get('id')) === officeColumn;
      if (!isMeant || node.get('kind') === 'choice') continue;
      list.items = list.items.filter((item) => item !== node);
      withoutNames(document, new Set([String(node.get('id'))]));
    }

    function bringBack(heading: string): void {
      const isMeant = (item: { id: string; column?: string | undefined }) =>
        (item.column ?? item.id) === heading;
      const sections = studyIn(firstText).instruments[file]?.sections ?? [];
      const lost = sections.flatMap((section) => section.items).find(isMeant);
      const isThere = itemNodes(document, file).some(
        ({ node }) => (node.get('column') ?? node.get('id')) === heading,
      );
      const section = document.getIn(['instruments', file, 'sections', 0]);
      const items = isMap(section) ? section.get('items') : undefined;
      if (lost && !isThere && isSeq(items)) items.add(document.createNode(lost, { flow: true }));
    }
  });
}
