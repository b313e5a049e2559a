import { column } from '../../reference/correct-digits.ts';
// Rscript src/statistics/reference/missing-data.R
import reference from '../../reference/missing-data.json' with { type: 'json' };

export { reference };

/** The columns of a reference set by their names, with NaN where R has NA. */
export const columnsOf = (set: { columns: Record<string, (number | null)[]> }) =>
  new Map(Object.entries(set.columns).map(([name, values]) => [name, column(values)]));
