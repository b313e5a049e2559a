import { m } from '#messages';
import type { Cell, TableBlock } from '#modules/reports/schema.ts';
import type { CategoryResult, RegressionTerm } from '../schema.ts';
import { cells, label, type TableContext } from '../tables/table-context.ts';
import { constantName } from './run.ts';

type SomeTerm = Pick<RegressionTerm, 'name' | 'category'>;

/** A row a term; the answers of a category stand indented under its name and the answer they are compared with. */
export function termRows<Term extends SomeTerm>(
  terms: readonly Term[],
  categories: readonly Pick<CategoryResult, 'variable' | 'reference' | 'referenceLabel' | 'groups'>[],
  context: TableContext,
  figures: (term: Term) => readonly Cell[],
): TableBlock['rows'] {
  const locale = { locale: context.language };
  const cell = cells(context);
  return terms.flatMap((term, index) => {
    const { category } = term;
    if (!category) {
      const name = term.name === constantName ? m.reports_constant({}, locale) : label(context, term.name);
      return [{ cells: [cell.heading(name), ...figures(term)] }];
    }
    const whole = categories.find(({ variable }) => variable === category.variable);
    const sizeOf = (value: string | number | undefined) =>
      whole?.groups.find((group) => group.value === value)?.n ?? '–';
    const row = {
      cells: [
        {
          ...cell.heading(
            m.reports_regression_dummy({ label: category.label, n: sizeOf(category.value) }, locale),
          ),
          indent: 1,
        },
        ...figures(term),
      ],
    };
    if (terms[index - 1]?.category?.variable === category.variable) return [row];
    const heading = m.reports_regression_category(
      {
        variable: label(context, category.variable),
        reference: whole?.referenceLabel ?? '–',
        n: sizeOf(whole?.reference),
      },
      locale,
    );
    return [{ isSection: true, cells: [cell.heading(heading)] }, row];
  });
}
