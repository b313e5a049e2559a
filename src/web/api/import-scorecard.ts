import { m } from '#messages';
import { isDomainError } from '#platform/errors.ts';
import type { Call, Handler } from './api-parts.ts';
import { problemResponse, rowProblems } from './problem.ts';
import { type ScorecardValues, scorecardValues } from './schemas.ts';

/**
 * Monthly values or targets into the scorecard, by the same reading and the same rules as on the pages: tried unless the
 * stamp of a try comes with it, and all or nothing.
 */
export const importScorecard: Handler = async ({ scorecards }, call) => {
  const { context, actor, language } = call;
  const file = await sheetIn(call);
  if (file instanceof Response) return file;
  const stamp = context.req.query('stamp');
  const preview = await scorecards.preview(actor, file);
  const seen = { kind: preview.kind, rows: preview.rows, warnings: rowProblems(preview.warnings, language) };
  if (!stamp) {
    const counts = { added: preview.fresh.length, changed: preview.changed.length, same: preview.same };
    return context.json({ isImported: false, ...seen, ...counts, stamp: preview.stamp });
  }
  const reason = context.req.query('reason') ?? '';
  const { added, changed, same } = await scorecards.takeIn(actor, file, { stamp, reason });
  return context.json({ isImported: true, ...seen, added, changed, same, stamp: null });
};

type Sheet = { readonly fileName: string; readonly bytes: Uint8Array };
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What was sent, as a file that the pages' own reader reads. */
async function sheetIn({ context, language }: Call): Promise<Sheet | Response> {
  const mediaType = (context.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (mediaType === 'text/csv' || mediaType === excel) {
    const fileName = mediaType === excel ? 'sheet.xlsx' : 'sheet.csv';
    return { fileName, bytes: new Uint8Array(await context.req.arrayBuffer()) };
  }
  if (mediaType !== 'application/json') {
    return problemResponse(415, 'media-type', m.api_problem_media_type({}, { locale: language }));
  }
  const wrong = (place: string) =>
    problemResponse(400, 'content', m.api_problem_json({ place }, { locale: language }));
  let body: unknown;
  try {
    body = await context.req.json();
  } catch (fault) {
    if (isDomainError(fault)) throw fault;
    return wrong('/');
  }
  const read = scorecardValues.safeParse(body);
  if (!read.success) return wrong(`/${read.error.issues[0]!.path.join('/')}`);
  return sheetOf(read.data);
}

/** Numbers of programs are written with a point and so that no other reading of them is possible. */
function sheetOf({ values }: ScorecardValues): Sheet {
  const number = (given: number | undefined) => (given === undefined ? '' : given.toExponential());
  const rows = values.map((one) =>
    [
      one.unit,
      one.month,
      `"${one.indicator.replaceAll('"', '""')}"`,
      number(one.numerator),
      number(one.denominator),
      number(one.value),
    ].join(';'),
  );
  const text = ['unit;month;indicator;numerator;denominator;value', ...rows].join('\r\n');
  return { fileName: 'values', bytes: Buffer.from(text, 'utf8') };
}
