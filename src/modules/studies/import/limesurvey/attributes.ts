import { m } from '#messages';
import type { Draft } from '../draft/draft.ts';
import type { LimeQuestion } from './survey.ts';

/** Columns that have been read, or that say nothing when they say what LimeSurvey says unless told. */
const read = new Set([
  ...['id', 'related_id', 'class', 'type/scale', 'name', 'relevance', 'text', 'help', 'language', 'other'],
  ...[
    'other_replace_text',
    'numbers_only',
    'min_num_value_n',
    'max_num_value_n',
    'multiflexible_min',
    'multiflexible_max',
  ],
  ...[
    'slider_min',
    'slider_max',
    'dualscale_headera',
    'dualscale_headerb',
    'same_default',
    'same_script',
    'parent_order',
  ],
  ...[
    'modulename',
    'question_theme_name',
    'encrypted',
    'mandatory',
    'validation',
    'default',
    'hidden',
    'random_order',
  ],
  ...['preg', 'em_validation_q', 'em_validation_sq', 'answer_order', 'save_as_default', 'num_value_int_only'],
]);
const demands = [
  'validation',
  'preg',
  'em_validation_q',
  'em_validation_sq',
  'min_answers',
  'max_answers',
  'max_num_value',
  'min_num_value',
  'equals_num_value',
];
/** Columns that change who sees what: worth a line of their own. */
const weighty = new Set([
  'array_filter',
  'array_filter_exclude',
  'exclude_all_others',
  'assessment_value',
  'time_limit',
]);

/** Tells of what else LimeSurvey has set for a question. */
export function tellOfAttributes({ row, name }: LimeQuestion, draft: Draft): void {
  const place = { line: row.line };
  const says = (heading: string) => {
    const cell = row.cell(heading).trim();
    return cell !== '' && cell !== '0' && cell !== 'N' && cell !== 'normal';
  };
  const gather = (code: string, say: typeof m.studies_import_required) =>
    draft.report.gather('dropped', code, '', name, place, (locale) => say({}, { locale }));
  if (says('mandatory')) gather('required', m.studies_import_required);
  if (demands.some(says)) gather('validators', m.studies_import_checks);
  if (says('default')) gather('default', m.studies_import_default);
  if (says('random_order') || row.cell('answer_order').trim() === 'random')
    gather('order', m.studies_import_order);
  if (says('hidden')) {
    draft.report.gather('changed', 'hidden', '', name, place, (locale) =>
      m.studies_import_hidden({}, { locale }),
    );
  }
  for (const heading of row.filled) {
    if (read.has(heading) || demands.includes(heading) || !says(heading)) continue;
    const setting = heading.slice(0, 60);
    if (weighty.has(heading)) {
      draft.report.gather('dropped', 'setting', setting, `${name}: ${setting}`, place, (locale) =>
        m.studies_import_setting({ setting }, { locale }),
      );
    } else {
      draft.report.gather('dropped', 'looks', '', setting, place, (locale) =>
        m.studies_import_looks({}, { locale }),
      );
    }
  }
}
