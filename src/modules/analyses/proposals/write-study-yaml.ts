import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import type { GuessedItem } from './guess-items.ts';

export type DraftItem = {
  readonly id: string;
  /** The variable's own name. */
  readonly column: string;
  readonly text: string;
  readonly isIdentifying: boolean;
  readonly item: GuessedItem;
};
export type DraftScale = { readonly id: string; readonly label: string; readonly items: readonly string[] };
export type DraftStudy = {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly file: string;
  readonly items: readonly DraftItem[];
  readonly scales: readonly DraftScale[];
  readonly plan: readonly {
    readonly id: string;
    readonly analysis: string;
    readonly list: string;
    readonly names: readonly string[] | 'all';
  }[];
};

/** As many items as a section of a study file can have. */
const mostInSection = 500;

/** Writes a study file by hand, as people do: one line a question, strings in double quotation marks as in JSON. */
export function writeStudyYaml(study: DraftStudy): string {
  const { language, file, items, scales, plan } = study;
  const locale = { locale: language };
  const comment = (text: string) => text.split('\n').map((line) => `# ${line}`);
  const lines = [
    ...comment(m.analyses_proposals_comment({}, locale)),
    'handlingsrom: 1',
    `id: ${study.id}`,
    `title: ${quoted(study.title)}`,
    `languages: [${language}]`,
    'privacy: { minimumGroup: 5 }',
    'instruments:',
    `  ${file}:`,
    '    sections:',
  ];
  for (let from = 0; from < items.length; from += mostInSection) {
    lines.push(`      - title: ${quoted(m.analyses_proposals_section({}, locale))}`, '        items:');
    for (const item of items.slice(from, from + mostInSection)) lines.push(`          - ${itemLine(item)}`);
  }
  if (scales.length > 0) {
    lines.push(...comment(m.analyses_proposals_scales_comment({}, locale)), 'scales:');
    for (const { id, label, items: names } of scales) {
      lines.push(`  ${id}: { label: ${quoted(label)}, items: [${names.join(', ')}] }`);
    }
  }
  if (plan.length > 0) {
    lines.push(...comment(m.analyses_proposals_plan_comment({}, locale)), 'plan:');
    for (const { id, analysis, list, names } of plan) {
      const named = names === 'all' ? 'all' : `[${names.join(', ')}]`;
      lines.push(`  - { id: ${id}, ${analysis}: { file: ${file}, ${list}: ${named} } }`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function itemLine({ id, column, text, isIdentifying, item }: DraftItem): string {
  const parts = [`id: ${id}`];
  if (column !== id) parts.push(`column: ${quoted(column)}`);
  parts.push(`kind: ${item.kind}`);
  if (item.kind === 'agreement') {
    parts.push(`points: ${item.points}`, `lowest: ${item.lowest}`);
    if (item.labels) parts.push(`labels: [${item.labels.map(quoted).join(', ')}]`);
    else if (item.anchors) parts.push(`anchors: [${item.anchors.map(quoted).join(', ')}]`);
  }
  parts.push(`text: ${quoted(text)}`);
  if (item.kind === 'choice') {
    const options = item.options.map(
      ({ value, label }) => `{ value: ${code(value)}, label: ${quoted(label)} }`,
    );
    parts.push(`options: [${options.join(', ')}]`);
  }
  if (isIdentifying) parts.push('identifying: true');
  if (item.missing.length > 0) parts.push(`missing: [${item.missing.map(code).join(', ')}]`);
  return `{ ${parts.join(', ')} }`;
}

const code = (value: number | string) => (typeof value === 'number' ? String(value) : quoted(value));

/** A JSON string is a YAML string too, once what YAML takes in another way, and what stands for letters that nobody
 * could read, is written out. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffd-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
