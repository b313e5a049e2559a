import { m } from '#messages';
import { finding } from '../../parse/finding.ts';
import { crosstabFindings } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const crosstabPlan: PlanKind<'crosstab'> = {
  needsSingleAnswers: true,
  hasTests: true,
  check: ({ options: { rows, columns }, content, at }) => {
    const isSame = rows === columns && typeof columns === 'string';
    const say = (locale: 'nb' | 'nn' | 'en') => m.studies_duplicate_in_list({}, { locale });
    return [
      ...crosstabFindings(rows, at('rows'), content),
      ...crosstabFindings(columns, at('columns'), content),
      ...(isSame ? [finding('duplicate-in-list', at('columns'), say, columns)] : []),
    ];
  },
  uses: ({ rows, columns }) => [rows, columns],
};
