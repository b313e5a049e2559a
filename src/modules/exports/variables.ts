import { m } from '#messages';
import { isNumericItem, itemsOf, optionLabel } from '#modules/studies/index.ts';
import { type Item, type Study, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { DataVariable } from '#platform/tables/data-table.ts';

/** A variable of a data file, and what stands in it where the answer is withheld. */
export type Column = { readonly variable: DataVariable; readonly withheldCode: number | string | null };

export const codeOf = ({ variable, withheldCode }: Column) =>
  withheldCode ?? (variable.kind === 'number' ? null : withheldText);

/** What stands in a text column where the answer is withheld; eight letters, as many as SPSS can label. */
const withheldText = 'withheld';

/**
 * The questions as variables: names and labels from the study file, codes with their meaning, and a code of its own for
 * "withheld" where the question is one that answers may be withheld from.
 *
 * @param hidden ids of the identifying questions
 */
export function columnsOf(options: {
  readonly study: Study;
  readonly asked: readonly Item[];
  readonly hidden: ReadonlySet<string>;
  readonly language: Language;
}): Column[] {
  return options.asked.map((item) => {
    const isHidden = options.hidden.has(item.id);
    const isNumber = isNumericItem(item);
    const values = valuesOf(item, options.language);
    const withheldCode = !isHidden ? null : isNumber ? unusedCode(item) : withheldText;
    const label = m.exports_withheld_value({}, { locale: options.language });
    return {
      withheldCode,
      variable: {
        name: item.column ?? item.id,
        label: textIn(item.text, options.language),
        kind: isNumber ? 'number' : 'text',
        measure: item.kind === 'agreement' ? 'ordinal' : item.kind === 'number' ? 'scale' : 'nominal',
        values: withheldCode === null ? values : [...values, { value: withheldCode, label }],
        ...(typeof withheldCode === 'number' ? { missing: [withheldCode] } : {}),
        ...(item.kind === 'number' ? { decimals: 2 } : {}),
      },
    };
  });
}

/** The office that somebody was asked for; named unlike every question, also where the office is a question too. */
export function officeColumn(study: Study, audience: string, language: Language): Column {
  const taken = new Set(itemsOf(study, audience).flatMap(({ id, column }) => [id, column ?? id]));
  const wanted = [study.offices?.column, 'office', 'invitedOffice', 'invitedOffice2'];
  const name = wanted.find((one) => one !== undefined && !taken.has(one)) ?? 'invitedOffice3';
  const label = m.exports_withheld_value({}, { locale: language });
  return {
    withheldCode: withheldText,
    variable: {
      name,
      label: m.exports_office({}, { locale: language }),
      kind: 'text',
      measure: 'nominal',
      values: [{ value: withheldText, label }],
    },
  };
}

function valuesOf(item: Item, language: Language): { value: number | string; label: string }[] {
  if (item.kind === 'choice') {
    return item.options.map(({ value, label }) => ({ value, label: textIn(label, language) }));
  }
  if (item.kind !== 'agreement') return [];
  return Array.from({ length: item.points }, (_, at) => item.lowest + at).flatMap((value) => {
    const label = optionLabel(item, value, language);
    return label === String(value) ? [] : [{ value, label }];
  });
}

/** A negative number that no answer can be. */
function unusedCode(item: Item): number {
  const candidates = [-9, -99, -999, -9999, -99_999];
  return candidates.find((code) => !canBeAnswered(item, code)) ?? -999_999_999;
}

function canBeAnswered(item: Item, code: number): boolean {
  if (item.kind === 'choice') return item.options.some(({ value }) => value === code);
  if (item.kind === 'agreement') return code >= item.lowest && code < item.lowest + item.points;
  if (item.kind !== 'number') return false;
  return code >= (item.minimum ?? -Infinity) && code <= (item.maximum ?? Infinity);
}
