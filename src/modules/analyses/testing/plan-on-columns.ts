import { parseStudy } from '#modules/studies/index.ts';
import type { Language } from '#platform/language.ts';
import { analyseStudy } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';

type Values = readonly (number | null)[];

/**
 * For tests only: runs a plan on columns of numbers. A column whose name begins with `choice` is a question with its
 * values as options, labelled `option 1` and so on; all others are numbers.
 *
 * @param plan lines of YAML under `plan:`, without indent
 */
export function planOnColumns(
  columns: Readonly<Record<string, Values>>,
  plan: readonly string[],
  language: Language = 'en',
) {
  const items = Object.entries(columns).map(([id, values]) => {
    if (!id.startsWith('choice')) return `{id: ${id}, kind: number, text: ${id}, label: ${id}}`;
    const options = [...new Set(values.filter((value) => value !== null))].sort((a, b) => a - b);
    const listed = options.map((value) => `{value: ${value}, label: option ${value}}`);
    return `{id: ${id}, kind: choice, text: ${id}, label: ${id}, options: [${listed.join(', ')}]}`;
  });
  const yaml = [
    'handlingsrom: 1',
    'id: columns',
    'title: Columns',
    'instruments:',
    '  employee:',
    '    sections:',
    '      - title: All',
    '        items:',
    ...items.map((item) => `          - ${item}`),
    'plan:',
    ...plan.map((line) => `  - ${line}`),
  ].join('\n');
  const rows = Object.values(columns)[0]!.map((_, row) =>
    Object.values(columns)
      .map((values) => values[row] ?? '')
      .join(','),
  );
  const parsed = parseStudy(yaml, 'columns.yaml');
  const bytes = Buffer.from([Object.keys(columns).join(','), ...rows].join('\n'));
  const answers = readAnswers({ bytes, fileName: 'columns.csv', study: parsed.study, file: 'employee' });
  return { study: parsed.study, results: analyseStudy({ parsed, answers: [answers], language }) };
}
