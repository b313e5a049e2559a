import type { AgreementChoice, AgreementRow } from '#modules/interviews/index.ts';

const all = {
  units: ['turns', 'characters'],
  level: ['code', 'group', 'concept'],
} as const;

/** So many codes at a time: more would take seconds, for each has its interval drawn. */
export const rowsAtATime = 40;

/** The first of the codes that an address of the page shows, counted from 0. */
export function firstShown(query: URLSearchParams, all: number): number {
  const from = Number(query.get('from') ?? '0');
  return Number.isInteger(from) && from > 0 && from < all ? from - (from % rowsAtATime) : 0;
}

/** The address of each part of the rows, and which of them it has. */
export function partsOf(url: URL, all: number) {
  return Array.from({ length: Math.ceil(all / rowsAtATime) }, (_, part) => {
    const query = new URLSearchParams(url.searchParams);
    const from = part * rowsAtATime;
    query.set('from', `${from}`);
    return { from, href: `${url.pathname}?${query}#agreement-each`, to: Math.min(all, from + rowsAtATime) };
  });
}

/** Of everything at once, and not of one code, group or concept. */
export const isOfAll = ({ kind }: Pick<AgreementRow, 'kind'>) => kind !== 'one';

/** What an address of the page of agreement asks for; groups, by turns, where it does not say. */
export function agreementChoice(query: URLSearchParams): AgreementChoice {
  const seed = Number(query.get('seed') ?? '1');
  const listed = (name: string) => (query.has(name) ? query.getAll(name) : null);
  return {
    units: all.units.find((one) => one === query.get('units')) ?? 'turns',
    level: all.level.find((one) => one === query.get('level')) ?? 'group',
    interviewIds: listed('interview'),
    coderIds: listed('coder'),
    seed: Number.isInteger(seed) && seed >= 0 && seed <= 4_294_967_295 ? seed : 1,
  };
}
