import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import type { DataTable, DataVariable } from '#platform/tables/data-table.ts';
import { provenanceRows, withheldSentences } from '../say.ts';
import type { DataFile } from '../schema.ts';
import { writeCsv } from './csv.ts';

export type CodebookVariable = {
  readonly variable: DataVariable;
  readonly type: string;
  /** How many rows have an answer, and how many have none or one that is withheld. */
  readonly valid: number;
  readonly missing: number;
  readonly values: readonly {
    readonly value: number | string;
    readonly label: string;
    readonly count: number;
    readonly isMissing: boolean;
  }[];
};

/** Every variable with its codes and how often each stands in the file: a view of the file, and nothing else. */
export function codebookOf({ table, language }: Pick<DataFile, 'table' | 'language'>): CodebookVariable[] {
  return table.variables.map((variable, at) => describe(variable, table.columns[at]!, language));
}

function describe(
  variable: DataVariable,
  column: DataTable['columns'][number],
  language: Language,
): CodebookVariable {
  const counts = new Map<number | string, number>();
  for (const cell of column) if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const labels = new Map(variable.values?.map(({ value, label }) => [value, label]));
  // Kinds are listed whole, answered or not; numbers only where they have a name.
  const listed = new Set([
    ...(variable.measure === 'scale' ? [] : [...counts.keys()].sort(byValue)),
    ...labels.keys(),
  ]);
  const isMissing = (value: number | string) =>
    value === 'withheld' || (variable.missing?.includes(value as number) ?? false);
  const values = [...listed].sort((a, b) => Number(isMissing(a)) - Number(isMissing(b)) || byValue(a, b));
  const absent = [...counts].filter(([value]) => isMissing(value)).reduce((sum, [, n]) => sum + n, 0);
  const answered = column.filter((cell) => cell !== null).length;
  return {
    variable,
    type: typeName(variable, language),
    valid: answered - absent,
    missing: column.length - answered + absent,
    values: values.map((value) => ({
      value,
      label: labels.get(value) ?? '',
      count: counts.get(value) ?? 0,
      isMissing: isMissing(value),
    })),
  };
}

function byValue(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}

function typeName({ kind, measure }: DataVariable, language: Language): string {
  const words = {
    nominal: m.exports_measure_nominal,
    ordinal: m.exports_measure_ordinal,
    scale: m.exports_measure_scale,
  };
  const locale = { locale: language };
  const what = kind === 'number' ? m.exports_kind_number({}, locale) : m.exports_kind_text({}, locale);
  return `${what}, ${words[measure]({}, locale)}`;
}

/** What stands over the columns of a codebook. */
export function codebookHeading(language: Language): string[] {
  const locale = { locale: language };
  return [
    m.exports_codebook_name({}, locale),
    m.exports_codebook_label({}, locale),
    m.exports_codebook_type({}, locale),
    m.exports_codebook_value({}, locale),
    m.exports_codebook_meaning({}, locale),
    m.exports_codebook_count({}, locale),
  ];
}

export function codebookCsv(file: DataFile): string {
  const locale = { locale: file.language };
  const heading = codebookHeading(file.language);
  const rows = codebookOf(file).flatMap(({ variable, type, values, valid, missing }) => {
    const own = [variable.name, variable.label, type];
    const empty = missing - values.filter((one) => one.isMissing).reduce((sum, one) => sum + one.count, 0);
    return [
      ...values.map(({ value, label, count }) => [...own, value, label, count]),
      ...(values.every((one) => one.isMissing) ? [[...own, '', m.exports_answered({}, locale), valid]] : []),
      ...(empty > 0 ? [[...own, '', m.exports_empty({}, locale), empty]] : []),
    ];
  });
  return writeCsv([heading, ...rows]);
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#202733;background:#fff}
h1{font-size:1.8rem}h2{font-size:1.25rem;margin-top:2.5rem}h3{font-size:1rem;margin:2rem 0 .25rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #cfd3d8;vertical-align:top;overflow-wrap:anywhere}
td:last-child,th:last-child{text-align:right}dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem}dt{color:#525962}dd{margin:0;overflow-wrap:anywhere}
p.name{margin:0;color:#525962}.missing{color:#525962}
@media (prefers-color-scheme:dark){body{background:#0e151f;color:#dfe1e5}th,td{border-color:#3a4350}dt,p.name,.missing{color:#aab1bb}}`;

/** The codebook as one page that stands by itself: no script, nothing fetched. */
export function codebookHtml(file: DataFile): string {
  const locale = { locale: file.language };
  const title = m.exports_codebook_title({ title: file.provenance.studyTitle }, locale);
  const from = provenanceRows(file, file.language)
    .map(([what, which]) => `<dt>${escaped(what)}</dt><dd>${escaped(which)}</dd>`)
    .join('');
  const told = withheldSentences(file, file.language)
    .map((sentence) => `<li>${escaped(sentence)}</li>`)
    .join('');
  const variables = codebookOf(file).map((one) => variableHtml(one, file.language));
  const texts = file.texts
    .map(({ name, label, texts: all }) => `<li>${escaped(label)} (${escaped(name)}): ${all.length}</li>`)
    .join('');
  return `<!doctype html>
<html lang="${file.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head><body>
<h1>${escaped(title)}</h1>
${file.provenance.synthetic ? `<p><strong>${escaped(file.provenance.synthetic)}</strong></p>` : ''}
<h2>${escaped(m.exports_codebook_about({}, locale))}</h2><dl>${from}</dl>
<h2>${escaped(m.exports_codebook_withheld({}, locale))}</h2><ul>${told}</ul><p>${escaped(m.exports_note_order({}, locale))} ${escaped(m.exports_note_formula({}, locale))}</p>
<h2>${escaped(m.exports_codebook_variables({}, locale))}</h2>
${variables.join('\n')}
${texts === '' ? '' : `<h2>${escaped(m.exports_codebook_texts({}, locale))}</h2><ul>${texts}</ul>`}
</body></html>
`;
}

function variableHtml(
  { variable, type, values, valid, missing }: CodebookVariable,
  language: Language,
): string {
  const locale = { locale: language };
  const head = [m.exports_codebook_value, m.exports_codebook_meaning, m.exports_codebook_count]
    .map((word) => `<th scope="col">${escaped(word({}, locale))}</th>`)
    .join('');
  const rows = values
    .map(
      ({ value, label, count, isMissing }) =>
        `<tr${isMissing ? ' class="missing"' : ''}><td>${escaped(String(value))}</td><td>${escaped(label)}</td><td>${count}</td></tr>`,
    )
    .join('');
  return `<h3>${escaped(variable.label || variable.name)}</h3><p class="name"><code>${escaped(variable.name)}</code> · ${escaped(type)} · ${escaped(m.exports_codebook_valid({ valid, missing }, locale))}</p>${rows === '' ? '' : `<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`}`;
}
