import { m } from '#messages';
import { isXlsx } from '#platform/tables/xlsx/xlsx-to-csv.ts';
import type { FinishedDraft } from './draft/finish-draft.ts';
import { importLimeSurvey } from './limesurvey/import-limesurvey.ts';
import { looksLikeLimeSurvey } from './limesurvey/read-rows.ts';
import { refuseQuestionnaire } from './refuse.ts';
import { importSurveyJs, looksLikeJson } from './surveyjs/import-surveyjs.ts';
import { importXlsForm } from './xlsform/import-xlsform.ts';

export type QuestionnaireFormat = 'surveyjs' | 'limesurvey' | 'xlsform';
export type ImportedQuestionnaire = FinishedDraft & { readonly format: QuestionnaireFormat };

/** A questionnaire is words; a larger file is a mistake or a bomb. */
const mostMegabytes = 10;

/**
 * Makes a study file of a questionnaire from SurveyJS (JSON), LimeSurvey (tab-separated) or an XLSForm (`.xlsx`), with a
 * report of what became of everything in it. Which it is, is seen by what is in it.
 *
 * @throws DomainError `questionnaire`, with one problem, when it is none of them or cannot be read; `import-empty` and
 *   `import-too-large` when it has no questions, or more than a study file can hold
 * @example importQuestionnaire(readFileSync('survey.json'), 'survey.json').studyText
 */
export function importQuestionnaire(bytes: Uint8Array, fileName: string): ImportedQuestionnaire {
  const refuse = (code: string, say: Parameters<typeof refuseQuestionnaire>[2]): never =>
    refuseQuestionnaire(code, fileName, say);
  if (bytes.length === 0) return refuse('empty', (locale) => m.studies_import_file_empty({}, { locale }));
  if (bytes.length > mostMegabytes * 1024 * 1024) {
    const megabytes = Math.ceil(bytes.length / 1024 / 1024);
    return refuse('too-large', (locale) =>
      m.studies_import_too_large({ megabytes, most: mostMegabytes }, { locale }),
    );
  }
  if (isXlsx(bytes)) return { format: 'xlsform', ...importXlsForm(bytes, fileName) };
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    return refuse('old-excel', (locale) => m.studies_import_old_excel({}, { locale }));
  }
  const start = decode(bytes.subarray(0, 64 * 1024));
  if (looksLikeLimeSurvey(start)) return { format: 'limesurvey', ...importLimeSurvey(bytes, fileName) };
  if (looksLikeJson(start)) {
    const text = decode(bytes);
    if (text.includes('\ufffd'))
      return refuse('encoding', (locale) => m.studies_import_encoding({}, { locale }));
    return { format: 'surveyjs', ...importSurveyJs(text, fileName) };
  }
  if (/^\ufeff?\s*<\?xml[^>]*>\s*<document>\s*<LimeSurveyDocType>/.test(start)) {
    return refuse('lss', (locale) => m.studies_import_lss({}, { locale }));
  }
  return refuse('unknown-format', (locale) => m.studies_import_unknown_format({}, { locale }));
}

function decode(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
