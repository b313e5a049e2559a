import { isSeq, parseDocument, type YAMLSeq } from 'yaml';

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
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
