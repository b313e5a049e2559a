import { safeText, writeCsv } from '#modules/exports/index.ts';
import { type Agreement, type Figure, reckonInTurn } from '#modules/interviews/index.ts';
import { sayRow } from './agreement-words.ts';

type InWords = Parameters<typeof sayRow>[1];

/** Figures of agreement with all their digits, and on each line what they are reckoned from. */
export function agreementFile(agreement: Agreement, language: InWords): Response {
  const lines = asCsv(agreement, language);
  const body = new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const { done, value } = await lines.next();
      if (done) stream.close();
      else stream.enqueue(value);
    },
    cancel: async () => void (await lines.return(undefined)),
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="agreement.csv"',
    },
  });
}

const columns = (name: string) => [name, `${name}_lower`, `${name}_upper`, `${name}_note`];

/** Line by line, as they are reckoned: hundreds of codes take seconds, and the file grows meanwhile. */
async function* asCsv(agreement: Agreement, language: InWords): AsyncGenerator<Uint8Array> {
  const { choice, coders, interviews, n, rows, resamples } = agreement;
  const text = new TextEncoder();
  const head = [
    ...['kind', 'name', ...columns('kappa'), ...columns('alpha')],
    ...coders.map(({ name }) => safeText(`used: ${name}`)),
    ...['units', 'level', 'n', 'interviews', 'coders', 'seed', 'resamples'],
  ];
  const made = [
    ...[choice.units, choice.level, n],
    safeText(interviews.map(({ pseudonym, version }) => `${pseudonym} v${version}`).join('; ')),
    safeText(coders.map(({ name }) => name).join('; ')),
    choice.seed,
  ];
  yield text.encode(`\uFEFF${writeCsv([head])}`);
  for await (const row of reckonInTurn(rows)) {
    const line = [
      ...[row.kind, safeText(sayRow(row, language))],
      ...[...cells(row.kappa), ...cells(row.alpha)],
      ...coders.map((_, at) => row.used?.[at] ?? null),
      ...[...made, row.kind === 'one' ? resamples.ofOne : resamples.ofAll],
    ];
    yield text.encode(writeCsv([line]));
  }
}

const cells = (figure: Figure) =>
  figure.value === null
    ? [null, null, null, figure.because]
    : [figure.value, figure.interval?.[0] ?? null, figure.interval?.[1] ?? null, figure.noInterval];
