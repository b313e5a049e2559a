import { data, type LoaderFunctionArgs } from 'react-router';
import { byteOrderMark, safeText, writeCsv } from '#modules/exports/index.ts';
import {
  type FindingsTable,
  forcesTable,
  type MeetingWay,
  matrixTable,
  type TopicKind,
  togetherTable,
} from '#modules/interviews/index.ts';
import { download } from '#web/offices/download.ts';
import { findingsPlace } from './findings-place.ts';

/** `matrix-concept.csv`, `together-group-turn.csv`, `forces.csv`: the tables of the findings, to count on with. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { standing, study, language } = await findingsPlace({ request, params, context });
  const { field } = standing;
  const asked = /^(matrix|together|forces)(?:-(concept|group))?(?:-(overlap|turn))?\.csv$/.exec(
    params.table ?? '',
  );
  if (!asked) throw data(null, { status: 404 });
  const by = (asked[2] ?? 'concept') as TopicKind;
  const way = (asked[3] ?? 'overlap') as MeetingWay;
  const tables: Readonly<Record<string, () => FindingsTable>> = {
    matrix: () => matrixTable(field, by, language),
    together: () => togetherTable(field, { by, way }, language),
    forces: () => forcesTable(field, language),
  };
  const rows = tables[asked[1]!]!().map((row) =>
    row.map((cell) => (typeof cell === 'string' ? safeText(cell) : cell)),
  );
  const text = byteOrderMark + writeCsv(rows);
  return download(new TextEncoder().encode(text), 'text/csv; charset=utf-8', `${study.id}-${asked[0]}`);
}
