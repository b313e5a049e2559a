import { m } from '#messages';
import type { Draft } from '../draft/draft.ts';
import type { FormRow } from './read-form.ts';

const read = new Set([
  'type',
  'name',
  'relevant',
  'relevance',
  'appearance',
  'calculation',
  'label',
  'hint',
  'parameters',
]);

/** Tells of what a row says besides what is asked. */
export function tellOfColumns(row: FormRow, draft: Draft, name: string): void {
  const place = { sheet: 'survey', line: row.number };
  const gather = (code: string, say: typeof m.studies_import_required) =>
    draft.report.gather('dropped', code, '', name, place, (locale) => say({}, { locale }));
  for (const heading of row.headings) {
    const [column = ''] = heading.split('::');
    if (read.has(column)) continue;
    const isNo = /^(no|false|false\(\)|0)$/i.test(row.cell(heading));
    if (column === 'required' || column === 'required_message' || column === 'requiredmsg') {
      if (column === 'required' && !isNo) gather('required', m.studies_import_required);
    } else if (column === 'default') gather('default', m.studies_import_default);
    else if (column === 'choice_filter') gather('filter', m.studies_import_filter);
    else if (/^(media|image|audio|video|big_image)$/.test(column))
      gather('pictures', m.studies_import_html_picture);
    else if (column === 'constraint' || column === 'constraint_message' || column === 'constraintmsg')
      continue;
    else if (column === 'guidance_hint') gather('guidance', m.studies_import_looks);
    else if (!isNo) {
      const shown = heading.slice(0, 60);
      draft.report.gather('dropped', 'column', shown, `${name}: ${shown}`, place, (locale) =>
        m.studies_import_column({ column: shown }, { locale }),
      );
    }
  }
}
