import { textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { editStudy, studyIn, withWords } from './study-document.ts';

/** What the study is called in the reader's language; an empty title leaves it as it is. */
export function setTitle(studyText: string, title: string, language: Language): string {
  const words = title.trim().slice(0, 200);
  const before = studyIn(studyText).title;
  if (words === '' || textIn(before, language) === words) return studyText;
  return editStudy(studyText, (document) => {
    document.set('title', document.createNode(withWords(before, words, language), { flow: true }));
  });
}
