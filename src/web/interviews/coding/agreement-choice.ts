import type { AgreementChoice } from '#modules/interviews/index.ts';

const all = {
  units: ['turns', 'characters'],
  level: ['code', 'group', 'concept'],
} as const;

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
