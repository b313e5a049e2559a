import { m } from '#messages';
import { Draft } from '../draft/draft.ts';
import { type FinishedDraft, finishDraft } from '../draft/finish-draft.ts';
import { noTexts, oneText, type Texts } from '../draft/tongues.ts';
import { choicesOf } from './choices.ts';
import { addFormQuestion, type FormContext } from './questions.ts';
import { type Form, type FormRow, readForm } from './read-form.ts';
import { tellOfColumns } from './tell-of-columns.ts';

/**
 * Makes a study of an XLSForm: a workbook with the sheets survey, choices and settings.
 *
 * @throws DomainError with one problem when it is no workbook with a form in it
 * @see https://xlsform.org/en/
 * @example importXlsForm(readFileSync('form.xlsx'), 'form.xlsx').studyText
 */
export function importXlsForm(bytes: Uint8Array, fileName: string): FinishedDraft {
  const form = readForm(bytes, fileName);
  const draft = new Draft();
  const tongue = form.settings?.cell('default_language') ?? '';
  const title = form.settings?.cell('form_title') ?? '';
  draft.title =
    title === '' ? noTexts : draft.plain(oneText(title, tongue), 'form_title', { sheet: 'settings' });
  const context: FormContext = { draft, tongue, choices: choicesOf(form.choices, draft, tongue) };
  addRows(form.survey, context);
  tellOfRest(form, draft);
  return finishDraft(draft, fileName);
}

type Group = {
  readonly row: FormRow;
  readonly title: Texts;
  readonly condition: string;
  readonly isTableList: boolean;
};

function addRows(rows: readonly FormRow[], context: FormContext): void {
  const { draft, tongue } = context;
  const groups: Group[] = [];
  for (const row of rows) {
    const type = row.cell('type').replace(/\s+/g, ' ');
    const place = { sheet: 'survey', line: row.number };
    const name = row.cell('name');
    if (type === '') continue;
    if (/^end[ _](group|repeat|loop)$/i.test(type)) {
      const ended = groups.pop();
      if (ended && ended.title.size > 0)
        draft.section(groups.findLast((group) => group.title.size > 0)?.title ?? noTexts);
      continue;
    }
    if (/^begin[ _](group|repeat|loop)\b/i.test(type)) {
      const title = draft.plain(row.texts('label', tongue), name, place);
      const isTableList = /table-list/.test(row.cell('appearance'));
      groups.push({ row, title, condition: row.cell('relevant', 'relevance'), isTableList });
      if (title.size > 0) {
        draft.section(title);
        draft.report.add('converted', 'section', name, place, (locale) =>
          m.studies_import_became_section({}, { locale }),
        );
      }
      if (!/group/i.test(type)) {
        draft.report.add('changed', 'repeat', name, place, (locale) =>
          m.studies_import_repeat({}, { locale }),
        );
      }
      tellOfColumns(row, draft, name);
      continue;
    }
    const own = row.cell('relevant', 'relevance');
    const conditions = [...groups.map(({ condition }) => condition), own].filter(
      (condition) => condition !== '',
    );
    addFormQuestion(row, type, conditions, {
      ...context,
      isTableList: groups.some((group) => group.isTableList),
    });
  }
  for (const { row } of groups) {
    draft.report.add(
      'changed',
      'unclosed',
      row.cell('name'),
      { sheet: 'survey', line: row.number },
      (locale) => m.studies_import_unclosed({}, { locale }),
    );
  }
}

/** Settings that say what the form is called, or nothing about what is asked. */
const settingsRead = new Set(['form_title', 'default_language']);

function tellOfRest(form: Form, draft: Draft): void {
  for (const setting of form.settings?.headings ?? []) {
    if (settingsRead.has(setting)) continue;
    draft.report.gather('dropped', 'setting', setting, setting, { sheet: 'settings' }, (locale) =>
      m.studies_import_setting({ setting: setting.slice(0, 60) }, { locale }),
    );
  }
  for (const name of form.otherSheets) {
    draft.report.gather('dropped', 'sheet', '', name.slice(0, 60), {}, (locale) =>
      m.studies_import_sheet({}, { locale }),
    );
  }
  for (const place of form.errors) {
    draft.report.gather('changed', 'error-cell', '', '', place, (locale) =>
      m.studies_import_error_cell({}, { locale }),
    );
  }
}
