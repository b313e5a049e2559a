import { m } from '#messages';
import { optionOf } from '../draft/answers-of.ts';
import type { Draft } from '../draft/draft.ts';
import type { Option } from '../draft/draft-item.ts';
import type { FormRow } from './read-form.ts';

/** The lists of the sheet `choices`, by name. */
export function choicesOf(
  rows: readonly FormRow[],
  draft: Draft,
  tongue: string,
): ReadonlyMap<string, readonly Option[]> {
  const lists = new Map<string, Option[]>();
  for (const row of rows) {
    const list = row.cell('list_name');
    const code = row.cell('name', 'value');
    if (list === '' || code === '') continue;
    const place = { sheet: 'choices', line: row.number };
    const label = draft.plain(row.texts('label', tongue), `${list}: ${code}`, place);
    const options = lists.get(list) ?? [];
    lists.set(list, options);
    options.push(optionOf(code, label));
    const pictures = row.headings.filter((heading) => /^(media::|image|audio|video|big_image)/.test(heading));
    if (pictures.length > 0) {
      draft.report.gather('dropped', 'pictures', '', `${list}: ${code}`, place, (locale) =>
        m.studies_import_html_picture({}, { locale }),
      );
    }
    for (const heading of row.headings) {
      if (/^(list_name|name|value|label)(::|$)/.test(heading) || pictures.includes(heading)) continue;
      const column = heading.slice(0, 60);
      draft.report.gather('dropped', 'column', `choices ${column}`, column, { sheet: 'choices' }, (locale) =>
        m.studies_import_column({ column }, { locale }),
      );
    }
  }
  return lists;
}
