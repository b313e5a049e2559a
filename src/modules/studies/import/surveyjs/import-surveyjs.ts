import { m } from '#messages';
import { JsonProblem, readPositionedJson } from '#platform/json/positioned-json.ts';
import { Draft } from '../draft/draft.ts';
import { type FinishedDraft, finishDraft } from '../draft/finish-draft.ts';
import { joinTexts } from '../draft/tongues.ts';
import { refuseQuestionnaire } from '../refuse.ts';
import { addElements } from './elements.ts';
import { isObject, Part } from './json.ts';
import { tellOfRest } from './settings.ts';

const deepest = 60;

/** Whether a text looks like JSON at all; which JSON is seen when it is read. */
export const looksLikeJson = (text: string) => /^\ufeff?\s*\{/.test(text);

/**
 * Makes a study of a questionnaire in SurveyJS's JSON.
 *
 * @param text the file as text
 * @throws DomainError with one problem when the file is not JSON, or not a questionnaire
 * @see https://surveyjs.io/form-library/documentation/design-survey/create-a-simple-survey
 * @example importSurveyJs(readFileSync('survey.json', 'utf8'), 'survey.json').studyText
 */
export function importSurveyJs(text: string, fileName: string): FinishedDraft {
  const survey = readSurvey(text, fileName);
  const draft = new Draft();
  draft.title = draft.plain(survey.texts('title'), '', survey.place);
  draft.introduction = draft.plain(survey.texts('description'), '', survey.place);
  survey.value('logo');
  for (const page of survey.parts('pages')) {
    const name = page.string('name') ?? '';
    draft.section(
      draft.plain(page.texts('title'), name, page.place),
      draft.plain(page.texts('description'), name, page.place),
    );
    const condition = page.string('visibleIf');
    addElements(page, draft, {
      conditions: condition ? [condition] : [],
      title: draft.sections.at(-1)!.title,
    });
    tellOfRest(page, draft, name);
  }
  addElements(survey, draft, { conditions: [], title: new Map() });
  const end = joinTexts(survey.texts('completedHtml'), survey.texts('completedBeforeHtml'), '\n');
  if (end.size > 0) {
    draft.report.add('dropped', 'end-text', 'completedHtml', survey.place, (locale) =>
      m.studies_import_end_text({}, { locale }),
    );
  }
  for (const calculated of survey.parts('calculatedValues')) {
    draft.drop('calculated', calculated.string('name') ?? '', calculated.place, (locale) =>
      m.studies_import_calculated({}, { locale }),
    );
  }
  tellOfRest(survey, draft, '');
  return finishDraft(draft, fileName);
}

function readSurvey(text: string, fileName: string): Part {
  try {
    const json = readPositionedJson(text, { deepest });
    const { value } = json;
    if (!isObject(value) || !['pages', 'elements', 'questions'].some((key) => Array.isArray(value[key]))) {
      return refuseQuestionnaire('not-surveyjs', fileName, (locale) =>
        m.studies_import_not_surveyjs({}, { locale }),
      );
    }
    const locale = typeof value.locale === 'string' ? value.locale : '';
    const survey = new Part(value, '', json, locale);
    survey.value('locale');
    return survey;
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    const sentences = {
      syntax: m.studies_import_json_syntax,
      'too-deep': m.studies_import_json_deep,
      'key-twice': m.studies_import_json_twice,
    } as const;
    const place = { ...error.place, ...(error.found ? { value: error.found } : {}) };
    return refuseQuestionnaire(
      error.code,
      fileName,
      (locale) => sentences[error.code]({}, { locale }),
      place,
    );
  }
}
