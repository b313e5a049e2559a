import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import type { LocalisedText } from '../../schema-parts.ts';
import type { DraftItem, DraftSection } from './draft-item.ts';
import type { Texts } from './tongues.ts';

/** A text in our languages; undefined when there is none. */
export type Say = (texts: Texts) => LocalisedText | undefined;

export type ImportedStudy = {
  readonly id: string;
  readonly title: Texts;
  readonly introduction: Texts;
  readonly languages: readonly Language[];
  readonly sections: readonly DraftSection[];
  /** By id, what a question is asked on. */
  readonly conditions: ReadonlyMap<string, string>;
  readonly say: Say;
};

/** What the questionnaire's instrument is called; whoever is asked can be renamed in the study file. */
const instrument = 'employee';

/** The study file, written as people write one: questions one after another, texts in double quotation marks. */
export function writeImportedStudy(study: ImportedStudy): string {
  const { say, sections } = study;
  const [language] = study.languages;
  const locale = { locale: language ?? 'nb' } as const;
  const comment = m.studies_import_comment({}, locale).split('\n');
  const introduction = say(study.introduction);
  const lines = [
    ...comment.map((line) => `# ${line}`),
    'handlingsrom: 1',
    `id: ${study.id}`,
    `title: ${text(say(study.title) ?? study.id)}`,
    `languages: [${study.languages.join(', ')}]`,
    'privacy: { minimumGroup: 5 }',
    'instruments:',
    `  ${instrument}:`,
    `    title: ${text(say(study.title) ?? study.id)}`,
    ...(introduction === undefined ? [] : [`    introduction: ${text(introduction)}`]),
    '    sections:',
  ];
  for (const section of sections) {
    lines.push(...sectionLines(section, study));
  }
  return `${lines.join('\n')}\n`;
}

function sectionLines(section: DraftSection, study: ImportedStudy): string[] {
  const { say } = study;
  const title = say(section.title) ?? untitled(study.languages);
  const above = section.introductions.map(say).filter((one) => one !== undefined);
  const lines = [`      - title: ${text(title)}`];
  if (above.length > 0) lines.push(`        introduction: ${text(joined(above, study.languages))}`);
  lines.push('        items:');
  for (const item of section.items) lines.push(...itemLines(item, study));
  return lines;
}

function untitled(spoken: readonly Language[]): LocalisedText {
  const titles = spoken.map((locale) => [locale, m.studies_import_untitled({}, { locale })] as const);
  return titles.length === 1 ? titles[0]![1] : Object.fromEntries(titles);
}

function joined(texts: readonly LocalisedText[], spoken: readonly Language[]): LocalisedText {
  if (texts.length === 1) return texts[0]!;
  if (texts.every((one) => typeof one === 'string')) return texts.join('\n');
  const inLanguage = (one: LocalisedText, language: Language) =>
    typeof one === 'string' ? one : (one[language] ?? '');
  return Object.fromEntries(
    spoken.map((language) => [
      language,
      texts
        .map((one) => inLanguage(one, language))
        .filter((one) => one !== '')
        .join('\n'),
    ]),
  );
}

function itemLines(item: DraftItem, { say, conditions }: ImportedStudy): string[] {
  const { answer } = item;
  const askIf = conditions.get(item.id);
  const parts = [`id: ${item.id}`];
  if (item.column !== undefined) parts.push(`column: ${quoted(item.column)}`);
  parts.push(`kind: ${answer.kind}`, `text: ${text(say(item.text) ?? item.name)}`);
  if (answer.kind === 'agreement') {
    parts.push(`points: ${answer.points}`, `lowest: ${answer.lowest}`);
    const anchors = answer.anchors?.map(say);
    if (anchors?.every((one) => one !== undefined)) parts.push(`anchors: ${list(anchors)}`);
    const labels = answer.labels?.map(say);
    if (labels?.every((one) => one !== undefined)) parts.push(`labels: ${list(labels)}`);
  }
  if (answer.kind === 'number') {
    if (answer.minimum !== undefined) parts.push(`minimum: ${answer.minimum}`);
    if (answer.maximum !== undefined) parts.push(`maximum: ${answer.maximum}`);
  }
  if (item.isIdentifying) parts.push('identifying: true');
  if (item.missing.length > 0) parts.push(`missing: [${item.missing.join(', ')}]`);
  if (askIf !== undefined) parts.push(`askIf: ${quoted(askIf)}`);
  if (answer.kind === 'choice') {
    const options = answer.options.map(
      ({ value, label }) =>
        `              - { value: ${value}, label: ${text(say(label) ?? String(value))} }`,
    );
    parts.push(['options:', ...options].join('\n'));
  }
  return parts.map((part, place) => `${place === 0 ? '          - ' : '            '}${part}`);
}

const list = (texts: readonly LocalisedText[]) => `[${texts.map(text).join(', ')}]`;

function text(value: LocalisedText): string {
  if (typeof value === 'string') return quoted(value);
  const parts = Object.entries(value).flatMap(([language, one]) =>
    one === undefined ? [] : [`${language}: ${quoted(one)}`],
  );
  return `{ ${parts.join(', ')} }`;
}

/** A JSON string is a YAML string too, once what YAML takes in another way, and halves of letters, are written out. */
function quoted(value: string): string {
  return JSON.stringify(value.toWellFormed().replaceAll('\ufffd', '·')).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
