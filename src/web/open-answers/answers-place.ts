import type { Filter, Look, QuestionIds } from '#modules/interviews/index.ts';
import { spokenIn } from '#web/interviews/coding/coding-place.ts';
import { servicesContext } from '#web/services.ts';
import { notYours, studyPlace } from '#web/studies/study-place.ts';

type Asked = Omit<Parameters<typeof studyPlace>[0], 'needs' | 'params'> & {
  readonly params: Readonly<Record<string, string | undefined>>;
};

/** Who is signed in and the study: whoever may not have the texts as a file may not read them here either. */
export async function answersPlace(asked: Asked) {
  const place = await studyPlace(asked);
  if (!place.frame.may.exportData) throw notYours(place.frame, 'exportData');
  return { ...place, openAnswers: asked.context.get(servicesContext).openAnswers };
}

/** The same with the question of the address; whether it is there is for the room to say. */
export async function questionPlace(asked: Asked) {
  const place = await answersPlace(asked);
  const { waveId = '', audience = '', item = '' } = asked.params;
  const ids: QuestionIds = { studyId: place.study.id, waveId, audience, item };
  const ownOnly = new URL(asked.request.url).searchParams.has('own');
  return { ...place, ids, ownOnly, spoken: spokenIn(place.study) };
}

export const addressOf = ({ studyId, waveId, audience, item }: QuestionIds) =>
  `/studies/${studyId}/open-answers/${waveId}/${audience}/${item}`;

const longestSearch = 200;

/** Which page an address asks for; the first, where it does not say. */
export function pageOf(query: URLSearchParams): number {
  const page = query.get('page') ?? '';
  return /^\d{1,6}$/.test(page) ? Number(page) : 1;
}

/** What an address asks to see: `?search=tid&show=unsorted&page=2`. */
export function lookOf(query: URLSearchParams): Look {
  return {
    search: (query.get('search') ?? '').slice(0, longestSearch),
    filter: filterOf(query.get('show') ?? ''),
    page: pageOf(query),
    ownOnly: query.has('own'),
  };
}

function filterOf(show: string): Filter {
  if (show === 'unsorted' || show === 'several' || show === 'same' || show === 'apart') return { kind: show };
  const [, kind, id] = /^(group|code):([\w-]{8,64})$/.exec(show) ?? [];
  return kind && id ? { kind: kind as 'group' | 'code', id } : { kind: 'all' };
}

/** The same as an address says it. */
export const showOf = (filter: Filter) => ('id' in filter ? `${filter.kind}:${filter.id}` : filter.kind);

export function queryOf({ search, filter, page, ownOnly }: Look): string {
  const query = new URLSearchParams();
  if (search !== '') query.set('search', search);
  if (filter.kind !== 'all') query.set('show', showOf(filter));
  if (ownOnly) query.set('own', '1');
  if (page > 1) query.set('page', String(page));
  const said = query.toString();
  return said === '' ? '' : `?${said}`;
}
