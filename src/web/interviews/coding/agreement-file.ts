import { safeText, writeCsv } from '#modules/exports/index.ts';
import type { Agreement, Figure } from '#modules/interviews/index.ts';
import { sayRow } from './agreement-words.ts';

/** Figures of agreement with all their digits, and on each line what they are reckoned from. */
export function agreementFile(agreement: Agreement, language: Parameters<typeof sayRow>[1]): Response {
  return new Response(`\uFEFF${asCsv(agreement, language)}`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="agreement.csv"',
    },
  });
}

const columns = (name: string) => [name, `${name}_lower`, `${name}_upper`, `${name}_note`];

function asCsv(agreement: Agreement, language: Parameters<typeof sayRow>[1]): string {
  const { choice, coders, interviews, n, rows, resamples } = agreement;
  const head = [
    ...['kind', 'name', ...columns('kappa'), ...columns('alpha')],
    ...coders.map(({ name }) => safeText(`used: ${name}`)),
    ...['units', 'level', 'n', 'interviews', 'coders', 'seed', 'resamples'],
  ];
  const made = [
    ...[choice.units, choice.level, n],
    safeText(interviews.map(({ pseudonym, version }) => `${pseudonym} v${version}`).join('; ')),
    safeText(coders.map(({ name }) => name).join('; ')),
    ...[choice.seed, resamples],
  ];
  return writeCsv([
    head,
    ...rows.map((row) => [
      ...[row.kind, safeText(sayRow(row, language))],
      ...[...cells(row.kappa), ...cells(row.alpha)],
      ...coders.map((_, at) => row.used?.[at] ?? null),
      ...made,
    ]),
  ]);
}

const cells = (figure: Figure) =>
  figure.value === null
    ? [null, null, null, figure.because]
    : [figure.value, figure.interval?.[0] ?? null, figure.interval?.[1] ?? null, figure.noInterval];
