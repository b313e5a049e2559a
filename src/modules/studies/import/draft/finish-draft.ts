import { m } from '#messages';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, type Language, languages } from '#platform/language.ts';
import { plainLetters } from '../../names/identifiers.ts';
import { parseStudy } from '../../parse/parse-study.ts';
import { textIn } from '../../schema.ts';
import type { LocalisedText } from '../../schema-parts.ts';
import { askIfOf } from '../conditions/ask-if.rules.ts';
import { anyText } from './answers-of.ts';
import type { Draft } from './draft.ts';
import type { DraftItem, DraftSection } from './draft-item.ts';
import type { ImportRemark } from './report.ts';
import { guessLanguage, languageOf, type Texts } from './tongues.ts';
import { sayWhyNot } from './words.ts';
import { type Say, writeImportedStudy } from './write-imported-study.ts';

const mostSections = 100;
const mostInSection = 500;

export type FinishedDraft = { readonly studyText: string; readonly report: readonly ImportRemark[] };

/**
 * A draft as the text of a study file, read back to be sure that it is one.
 *
 * @throws DomainError when there is nothing to ask, or more than a study file can hold
 */
export function finishDraft(draft: Draft, fileName: string): FinishedDraft {
  const sections = sectionsOf(draft);
  if (sections.length === 0) {
    throw new DomainError(
      'import-empty',
      inAllLanguages((locale) => m.studies_import_empty({}, { locale })),
    );
  }
  if (sections.length > mostSections) {
    throw new DomainError(
      'import-too-large',
      inAllLanguages((locale) => m.studies_import_too_many_sections({ most: mostSections }, { locale })),
    );
  }
  const { spoken, languageOfTongue } = languagesOf(draft, sections);
  const say: Say = (texts) => localised(texts, spoken, languageOfTongue);
  const conditions = conditionsOf(draft, sections);
  const title =
    draft.title.size > 0 ? draft.title : new Map([['', fileName.replace(/\.[^.]*$/, '') || fileName]]);
  const studyText = writeImportedStudy({
    id: idOf(titleIn(say(draft.title))) || idOf(fileName.replace(/\.[^.]*$/, '')) || 'studie',
    title,
    introduction: draft.introduction,
    languages: spoken,
    sections,
    conditions,
    say,
  });
  parseStudy(studyText, 'study.yaml');
  return { studyText, report: draft.report.remarks() };
}

function titleIn(title: LocalisedText | undefined): string {
  return title === undefined ? '' : textIn(title, 'nb');
}

function idOf(text: string): string {
  const plain = plainLetters(text).toLowerCase().replaceAll('_', '-');
  return plain.slice(0, 60).replace(/-+$/, '');
}

/** Sections with questions; words that stood over none are moved to the next, or told of. */
function sectionsOf(draft: Draft): readonly DraftSection[] {
  let waiting: Texts[] = [];
  const kept: DraftSection[] = [];
  for (const { title, introductions, items } of draft.sections) {
    if (items.length === 0) {
      waiting.push(...introductions);
      continue;
    }
    for (let from = 0; from < items.length; from += mostInSection) {
      const above = from === 0 ? [...waiting, ...introductions] : [];
      kept.push({ title, introductions: above, items: items.slice(from, from + mostInSection) });
    }
    waiting = [];
  }
  for (const text of waiting) {
    draft.drop('words-at-end', anyText(text).slice(0, 120), {}, (locale) =>
      m.studies_import_words_at_end({}, { locale }),
    );
  }
  return kept;
}

type Tongues = {
  readonly spoken: readonly Language[];
  readonly languageOfTongue: ReadonlyMap<string, Language>;
};

function languagesOf(draft: Draft, sections: readonly DraftSection[]): Tongues {
  const languageOfTongue = new Map<string, Language>();
  const foreign: string[] = [];
  for (const tongue of draft.tongues) {
    if (tongue === '') continue;
    const language = languageOf(tongue);
    if (language) languageOfTongue.set(tongue, language);
    else foreign.push(tongue);
  }
  if (draft.tongues.has('')) {
    const words = sections.flatMap((section) => [
      section.title.get('') ?? '',
      ...section.items.map(({ text }) => text.get('') ?? ''),
    ]);
    const guessed = guessLanguage(words.join(' ')) ?? 'nb';
    languageOfTongue.set('', guessed);
    draft.report.add('changed', 'language-guessed', '', {}, (locale) =>
      m.studies_import_language_guessed({ language: nameOf(guessed, locale) }, { locale }),
    );
  }
  const found = languages.filter((language) => [...languageOfTongue.values()].includes(language));
  for (const tongue of foreign) {
    draft.report.add(found.length > 0 ? 'dropped' : 'changed', 'language-foreign', tongue, {}, (locale) =>
      found.length > 0
        ? m.studies_import_language_dropped({}, { locale })
        : m.studies_import_language_kept({}, { locale }),
    );
  }
  return { spoken: found.length > 0 ? found : ['nb'], languageOfTongue };
}

function nameOf(language: Language, locale: Language): string {
  const names = { nb: m.studies_import_nb, nn: m.studies_import_nn, en: m.studies_import_en } as const;
  return names[language]({}, { locale });
}

/** One string where it serves all, or one for each language there is. */
function localised(
  texts: Texts,
  spoken: readonly Language[],
  languageOfTongue: ReadonlyMap<string, Language>,
): LocalisedText | undefined {
  const byLanguage = new Map<Language, string>();
  for (const [tongue, text] of texts) {
    const language = languageOfTongue.get(tongue) ?? languageOf(tongue);
    if (language && text.trim() !== '' && spoken.includes(language) && !byLanguage.has(language)) {
      byLanguage.set(language, text);
    }
  }
  if (byLanguage.size === 0) return [...texts.values()].find((text) => text.trim() !== '');
  if (spoken.length === 1) return byLanguage.get(spoken[0]!);
  return Object.fromEntries(
    spoken.flatMap((one) => (byLanguage.has(one) ? [[one, byLanguage.get(one)]] : [])),
  );
}

/** By id, what each question is asked on; conditions that cannot be kept are told of. */
function conditionsOf(draft: Draft, sections: readonly DraftSection[]): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  const items = new Map<string, DraftItem>();
  for (const item of sections.flatMap((section) => section.items)) {
    const said = item.askIf ?? conditionOf(draft, item, items);
    if (said !== undefined) kept.set(item.id, said);
    items.set(item.id, item);
  }
  return kept;
}

function conditionOf(
  draft: Draft,
  item: DraftItem,
  items: ReadonlyMap<string, DraftItem>,
): string | undefined {
  if (item.conditions.length === 0) return undefined;
  const result = askIfOf(item.conditions, { asked: draft.asked, items });
  if ('askIf' in result) return result.askIf;
  // Of several conditions the innermost says most about this question.
  const kept = item.conditions.findLast(
    (one) => item.conditions.length > 1 && 'askIf' in askIfOf([one], { asked: draft.asked, items }),
  );
  const lost = item.conditions.filter((one) => one !== kept).join(' and ');
  const say = sayWhyNot(result.whyNot, lost);
  draft.report.gather('dropped', `condition-${result.whyNot}`, lost, item.name, item.place, say);
  const said = kept === undefined ? undefined : askIfOf([kept], { asked: draft.asked, items });
  return said && 'askIf' in said ? said.askIf : undefined;
}
