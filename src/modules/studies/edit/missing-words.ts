import type { Language } from '#platform/language.ts';
import type { DraftStudy, DraftWords } from './draft-view.ts';

/** A text that is said in one language of the study and not in another. */
export type MissingWords = {
  readonly language: Language;
  /** The field that is empty: `instruments/employee/sections/0/title/nn`. */
  readonly field: string;
};

/** Every text that lacks a language of the study, in the order of the study. A string that serves all lacks none. */
export function missingWords(draft: DraftStudy): readonly MissingWords[] {
  return wordsIn(draft).flatMap(([path, words]) => {
    const isEmpty = draft.languages.every((language) => words[language].trim() === '');
    if (words.isShared || isEmpty) return [];
    return draft.languages
      .filter((language) => words[language].trim() === '')
      .map((language) => ({ language, field: `${path}/${language}` }));
  });
}

function wordsIn(draft: DraftStudy): [string, DraftWords][] {
  return [
    ['title', draft.title],
    ['description', draft.description],
    ...draft.instruments.flatMap((instrument): [string, DraftWords][] => [
      [`${instrument.path}/title`, instrument.title],
      [`${instrument.path}/introduction`, instrument.introduction],
      ...instrument.sections.flatMap((section): [string, DraftWords][] => [
        [`${section.path}/title`, section.title],
        [`${section.path}/introduction`, section.introduction],
        ...section.items.flatMap((item): [string, DraftWords][] => [
          [`${item.path}/text`, item.text],
          [`${item.path}/label`, item.label],
          [`${item.path}/anchors/0`, item.anchors[0]],
          [`${item.path}/anchors/1`, item.anchors[1]],
          ...item.options.map(({ path, label }): [string, DraftWords] => [`${path}/label`, label]),
        ]),
      ]),
    ]),
    ...draft.scales.flatMap((scale): [string, DraftWords][] => [
      [`${scale.path}/label`, scale.label],
      [`${scale.path}/source`, scale.source],
    ]),
  ];
}
