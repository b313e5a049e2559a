import { m } from '#messages';
import { type Asking, optionsIn, subsIn, under } from './asking.ts';

function boundsIn({ question }: Asking): { minimum?: number; maximum?: number } {
  const bound = (...headings: readonly string[]) => {
    const cell = headings.map((heading) => question.row.cell(heading).trim()).find((one) => one !== '');
    return cell !== undefined && /^-?\d{1,12}([.,]\d{1,6})?$/.test(cell)
      ? Number(cell.replace(',', '.'))
      : undefined;
  };
  const minimum = bound('min_num_value_n', 'slider_min', 'multiflexible_min');
  const maximum = bound('max_num_value_n', 'slider_max', 'multiflexible_max');
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined || (minimum !== undefined && maximum < minimum) ? {} : { maximum }),
  };
}

export function addOpen(asking: Asking, kind: 'number' | 'text'): void {
  const { draft, name, place, text, conditions } = asking;
  const answer = kind === 'number' ? { kind, ...boundsIn(asking) } : { kind };
  draft.askOpen({ name, place, text, answer, conditions });
  draft.tellKept(name, place, answer);
}

export function addDate({ draft, name, place, text, conditions }: Asking): void {
  draft.askOpen({ name, place, text, answer: { kind: 'text' }, conditions, isIdentifying: true });
  draft.report.add('changed', 'date', name, place, (locale) => m.studies_import_date({}, { locale }));
}

export function addEach(asking: Asking, kind: 'number' | 'text'): void {
  const { draft, name, text, conditions } = asking;
  for (const { part, label } of subsIn(asking)) {
    const own = `${name}[${part.code}]`;
    const answer = kind === 'number' ? { kind, ...boundsIn(asking) } : { kind };
    const place = { line: part.line };
    draft.askOpen({ name: own, place, text: under(text, label), answer, conditions }, `${name}_${part.code}`);
    draft.tellKept(own, place, answer);
  }
}

export function addRanking(asking: Asking): void {
  const { draft, name, place, text, conditions } = asking;
  const options = optionsIn(asking, '0');
  for (const { code, label } of options) {
    const answer = { kind: 'number', minimum: 1, maximum: options.length } as const;
    draft.askOpen({ name: `${name}[${code}]`, place, text: under(text, label), answer, conditions });
  }
  draft.report.add('changed', 'ranking', name, place, (locale) =>
    m.studies_import_ranking({ count: options.length }, { locale }),
  );
}

export function addCells(asking: Asking, kind: 'number' | 'text'): void {
  const { draft, name, place, text, conditions } = asking;
  const [rows, columns] = [subsIn(asking, '0'), subsIn(asking, '1')];
  for (const row of rows) {
    for (const column of columns) {
      const answer = kind === 'number' ? { kind, ...boundsIn(asking) } : { kind };
      const heading = under(under(text, row.label), column.label);
      const code = `${row.part.code}_${column.part.code}`;
      draft.askOpen(
        { name: `${name}[${code}]`, place, text: heading, answer, conditions },
        `${name}_${code}`,
      );
    }
  }
  draft.report.add('changed', 'cells', name, place, (locale) =>
    m.studies_import_cells({ count: rows.length * columns.length }, { locale }),
  );
}
