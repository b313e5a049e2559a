import { buildReport } from '#modules/reports/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import type { Language } from '#platform/language.ts';
import { analyseStudy } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';

export type Trial = {
  /** Lines of YAML, one an item. */
  readonly items: readonly string[];
  /** Lines of YAML, one an entry of the plan. */
  readonly plan: readonly string[];
  /** Answers by item; null is none. Every one is made up. */
  readonly answers: Readonly<Record<string, readonly (number | string | null)[]>>;
  /** Lines of YAML, one a scale. */
  readonly scales?: readonly string[];
  /** The item that says where somebody works. */
  readonly officeColumn?: string;
  readonly minimumGroup?: number;
  readonly language?: Language;
};

/** For tests only: from a plan and answers to results and the text of the report. */
export function analysePlan({
  items,
  plan,
  answers,
  scales = [],
  officeColumn,
  minimumGroup = 5,
  language = 'en',
}: Trial) {
  const yaml = `
handlingsrom: 1
id: trial
title: Trial
synthetic: Made up
privacy: {minimumGroup: ${minimumGroup}}
${officeColumn ? `offices: {column: ${officeColumn}}` : ''}
instruments:
  employee:
    sections:
      - title: All
        items:
${items.map((item) => `          - ${item}`).join('\n')}
${scales.length > 0 ? 'scales:' : ''}
${scales.map((scale) => `  ${scale}`).join('\n')}
plan:
${plan.map((entry) => `  - ${entry}`).join('\n')}
`;
  const parsed = parseStudy(yaml, 'trial.yaml');
  const names = Object.keys(answers);
  const rows = (answers[names[0]!] ?? []).map((_, row) => names.map((name) => answers[name]![row] ?? ''));
  const bytes = Buffer.from([names, ...rows].map((row) => row.join(',')).join('\n'));
  const table = readAnswers({ bytes, fileName: 'trial.csv', study: parsed.study, file: 'employee' });
  const results = analyseStudy({ parsed, answers: [table], language });
  const document = buildReport({ study: parsed.study, results, language });
  return { parsed, results, text: JSON.stringify(document) };
}

/** What the text of a report must never hold. */
export function gapsIn(text: string): readonly string[] {
  return text.match(/NaN|undefined|Infinity|\[object|\{[a-zA-Z]+\}/g) ?? [];
}
