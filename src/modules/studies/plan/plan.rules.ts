import { m } from '#messages';
import { type Finding, finding, sayWithSuggestion } from '../parse/finding.ts';
import { laterOnes } from '../parse/later-ones.ts';
import type { EntryOutline, StudyOutline } from '../parse/study-outline.ts';
import { familyFindings } from './families.rules.ts';
import { type Content, contentOf, fileFinding } from './files.rules.ts';
import { planKinds } from './kinds.ts';
import { givenNames } from './plan-kind.ts';
import { whereFindings } from './where.rules.ts';

/** Every name in the plan must lead somewhere, and to something that the analysis can use. */
export function planFindings(outline: StudyOutline): Finding[] {
  const contents = new Map<string, Content>();
  const contentOfFile = (file: string) => {
    const content = contents.get(file) ?? contentOf(file, outline);
    contents.set(file, content);
    return content;
  };
  return [
    ...duplicateEntries(outline.entries),
    ...outline.entries.flatMap((entry) => entryFindings(entry, outline, contentOfFile)),
    ...outline.entries.flatMap((entry) => chapterFindings(entry, outline)),
    ...familyFindings(outline),
  ];
}

function duplicateEntries(entries: readonly EntryOutline[]): Finding[] {
  const named = entries.filter(({ id }) => id !== '');
  return laterOnes(named, ({ id }) => id).map(({ id, path }) =>
    finding('duplicate-plan', [...path, 'id'], (locale) => m.studies_duplicate_plan({}, { locale }), id),
  );
}

function chapterFindings({ chapter, path }: EntryOutline, { chapters }: StudyOutline): Finding[] {
  if (typeof chapter !== 'string' || chapters.includes(chapter)) return [];
  const say = sayWithSuggestion(
    (locale) => m.studies_plan_unknown_chapter({}, { locale }),
    chapter,
    chapters,
  );
  return [finding('plan-unknown-chapter', [...path, 'chapter'], say, chapter)];
}

function entryFindings(
  entry: EntryOutline,
  outline: StudyOutline,
  contentOfFile: (file: string) => Content,
): Finding[] {
  const { options, optionsPath, where } = entry;
  const { file } = options;
  const wherePath = [...entry.path, 'where'];
  if (typeof file !== 'string') {
    if (where === undefined || file !== undefined) return [];
    const say = (locale: 'nb' | 'nn' | 'en') => m.studies_where_no_answers({}, { locale });
    return [finding('where-no-answers', wherePath, say, where)];
  }
  const path = [...optionsPath, 'file'];
  const wrongFile = fileFinding(file, path, outline);
  if (wrongFile) return [wrongFile];
  const kind = planKinds[entry.analysis];
  if (file === 'office' && kind.needsSingleAnswers) {
    const say = (locale: 'nb' | 'nn' | 'en') => m.studies_plan_office_means({}, { locale });
    return [finding('plan-office-means', path, say, file)];
  }
  const content = contentOfFile(file);
  return [
    ...whereFindings(where, wherePath, content),
    ...kind.check(givenNames(entry, file, content, outline)),
  ];
}
