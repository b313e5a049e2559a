import { isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml';

const style = { lineWidth: 0, flowCollectionPadding: false } as const;

/** The study file with one analysis more, thought of afterwards. What people wrote in it, comments too, stays. */
export function withPostHoc(studyText: string, entry: Readonly<Record<string, unknown>>): string {
  const document = parseDocument(studyText);
  const list = document.get('postHoc');
  const node = document.createNode(entry, { flow: true });
  if (isSeq(list)) {
    list.add(node);
  } else {
    const made = document.createNode([]) as YAMLSeq;
    made.flow = false;
    made.add(node);
    document.set('postHoc', made);
  }
  return document.toString(style);
}

/** The study file without one of the analyses that were thought of afterwards. */
export function withoutPostHoc(studyText: string, id: string): string {
  const document = parseDocument(studyText);
  const list = document.get('postHoc');
  if (!isSeq(list)) return studyText;
  list.items = list.items.filter((entry) => !isMap(entry) || entry.get('id') !== id);
  if (list.items.length === 0) document.delete('postHoc');
  return document.toString(style);
}

/** What the answers are read by: the study without its analyses, which is the same however many are added. */
export function withoutAnalyses(studyText: string): string {
  const document = parseDocument(studyText);
  document.delete('plan');
  document.delete('postHoc');
  return document.toString(style);
}
