import type { LoaderFunctionArgs } from 'react-router';
import { safeText, writeCsv } from '#modules/exports/index.ts';
import type { Agreement, Figure } from '#modules/interviews/index.ts';
import { languageOf } from '#web/language/language.ts';
import { agreementChoice } from './agreement-choice.ts';
import { sayRow } from './agreement-words.ts';
import { codingPlace, foundOr404 } from './coding-place.ts';

/** The figures of the page of agreement with all their digits, and on each line what they are reckoned from. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { actor, coding, asked } = await codingPlace({ request, params, context });
  const choice = agreementChoice(new URL(request.url).searchParams);
  const { agreement } = await coding.agreement(actor, asked, choice);
  return new Response(`\uFEFF${asCsv(foundOr404(agreement), languageOf(request))}`, {
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
