import { m } from '#messages';
import { Draft } from '../draft/draft.ts';
import { type FinishedDraft, finishDraft } from '../draft/finish-draft.ts';
import { isAlways } from './conditions.ts';
import { addLimeQuestion } from './questions.ts';
import { readLimeRows } from './read-rows.ts';
import { type LimeSurvey, surveyOf } from './survey.ts';

/** Texts of the survey that become something of ours; the letters and the rest belong to LimeSurvey. */
const keptTexts = new Set(['surveyls_title', 'surveyls_description', 'surveyls_welcometext']);

/**
 * Makes a study of LimeSurvey's tab-separated survey structure.
 *
 * @throws DomainError with one problem when the table cannot be read
 * @see https://www.limesurvey.org/manual/Tab_Separated_Value_survey_structure
 * @example importLimeSurvey(readFileSync('limesurvey_survey_1.txt'), 'limesurvey_survey_1.txt').studyText
 */
export function importLimeSurvey(bytes: Uint8Array, fileName: string): FinishedDraft {
  const survey = surveyOf(readLimeRows(bytes, fileName));
  const draft = new Draft();
  const textOf = (name: string) => draft.plain(survey.texts.get(name) ?? new Map(), name, {});
  draft.title = textOf('surveyls_title');
  const [welcome, description] = [textOf('surveyls_welcometext'), textOf('surveyls_description')];
  draft.introduction = welcome.size > 0 ? welcome : description;
  for (const { row, titles, descriptions, questions } of survey.groups) {
    const name = row.cell('name').slice(0, 80);
    const place = { line: row.line };
    draft.section(draft.plain(titles, name, place), draft.plain(descriptions, name, place));
    const condition = row.cell('relevance').trim();
    const conditions = isAlways(condition) ? [] : [condition];
    if (row.cell('random_group') !== '') {
      draft.report.gather('dropped', 'order', '', name, place, (locale) =>
        m.studies_import_order({}, { locale }),
      );
    }
    for (const question of questions) addLimeQuestion(question, draft, conditions);
  }
  tellOfRest(survey, draft, welcome.size > 0 && description.size > 0);
  return finishDraft(draft, fileName);
}

function tellOfRest(survey: LimeSurvey, draft: Draft, hasBoth: boolean): void {
  for (const row of survey.settings) {
    const name = row.cell('name').trim();
    if (name === 'language' || name === 'additional_languages' || row.cell('text').trim() === '') continue;
    draft.report.gather('dropped', 'survey-settings', '', name, { line: row.line }, (locale) =>
      m.studies_import_survey_settings({}, { locale }),
    );
  }
  const lost = [...survey.texts.keys()].filter(
    (name) => !keptTexts.has(name) || (hasBoth && name === 'surveyls_description'),
  );
  for (const name of lost) {
    const isEnd = name === 'surveyls_endtext';
    draft.report.gather('dropped', isEnd ? 'end-text' : 'survey-settings', '', name, {}, (locale) =>
      isEnd ? m.studies_import_end_text({}, { locale }) : m.studies_import_survey_settings({}, { locale }),
    );
  }
  for (const row of survey.others) {
    const kind = row.kind.slice(0, 20);
    const isRule = /^(AS|QTA|QTAL|QTALS|QTAM|C)$/.test(kind);
    draft.report.gather(
      'dropped',
      isRule ? 'quota' : 'class',
      kind,
      row.cell('name').trim() || kind,
      { line: row.line },
      (locale) =>
        isRule
          ? m.studies_import_quota({}, { locale })
          : m.studies_import_unknown_class({ kind }, { locale }),
    );
  }
}
