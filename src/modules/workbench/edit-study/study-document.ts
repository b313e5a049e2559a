import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { parseStudy } from '#modules/studies/index.ts';
import type { LocalisedText, Study } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';

/**
 * Changes a study file as text, so that what people wrote in it, comments too, is still there afterwards.
 *
 * @throws DomainError `study-file` when what comes out is no study file
 */
export function editStudy(studyText: string, change: (document: Document) => void): string {
  const document = parseDocument(studyText);
  change(document);
  const edited = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  studyIn(edited);
  return edited;
}

/** The study that a study file says. */
export function studyIn(studyText: string): Study {
  return parseStudy(studyText, 'study.yaml').study;
}

/** The lines of items in the document, with the list that each stands in. */
export function itemNodes(document: Document, file: string): { node: YAMLMap; list: YAMLSeq }[] {
  const sections = document.getIn(['instruments', file, 'sections']);
  if (!isSeq(sections)) return [];
  return sections.items.flatMap((section) => {
    const list = isMap(section) ? section.get('items') : undefined;
    if (!isSeq(list)) return [];
    return list.items.flatMap((node) => (isMap(node) ? [{ node, list }] : []));
  });
}

/** A text with its words in one language changed. */
export function withWords(text: LocalisedText | undefined, words: string, language: Language): LocalisedText {
  return text === undefined || typeof text === 'string' ? words : { ...text, [language]: words };
}
