import { gather, gatherList, type Released, releaseFigure } from '#modules/privacy/index.ts';
import type { CountCell } from '../following/counts.ts';
import { releaseLikeness } from '../following/release-likeness.ts';
import { releaseRates } from '../following/release-rates.ts';
import type { Collection } from '../following/result.ts';

/** The counts of 2015 as they were published (ch. 3.1.4), by offices that are made up. */
export const cellsOf2015: readonly CountCell[] = [
  ...officesOf('employee', [572, 5, 20, 238, 26], 19),
  ...officesOf('leader', [43, 0, 0, 26, 4], 1),
];

/** How a wave was answered, released with a minimum group of five. */
export function collectedOf(
  cells: readonly CountCell[] = cellsOf2015,
  more: Partial<Pick<Collection, 'days' | 'letters' | 'openLinks'>> = {},
): Released<Collection> {
  const policy = { minimumGroup: 5 };
  const rates = releaseRates(cells, policy, 'person');
  const ages = [
    { category: '20–39', invited: 180, reached: 172, answered: 70 },
    { category: '40–59', invited: 320, reached: 306, answered: 150 },
    { category: '60+', invited: 115, reached: 112, answered: 44 },
  ];
  const age = releaseLikeness({ variable: 'alder', kind: 'background' }, ages, policy);
  const days = releaseFigure(more.days ?? [], policy.minimumGroup, policy, () => []);
  return gather<
    Pick<Collection, 'rates' | 'likeness' | 'days'>,
    Omit<Collection, 'rates' | 'likeness' | 'days'>
  >(
    { rates, likeness: gatherList([age]), days },
    {
      openedOn: '2015-06-01',
      closedOn: '2015-06-19',
      letters: more.letters ?? [],
      openLinks: more.openLinks ?? [],
    },
  );
}

/** Spreads numbers over offices as evenly as whole people can be. */
function officesOf(audience: string, sums: readonly number[], offices: number): CountCell[] {
  return Array.from({ length: offices }, (_, place) => {
    const [invited = 0, undeliverable = 0, absent = 0, complete = 0, partial = 0] = sums.map(
      (sum) => Math.floor((sum * (place + 1)) / offices) - Math.floor((sum * place) / offices),
    );
    const office = offices === 1 ? null : `Kontor ${place + 1}`;
    return { audience, office, invited, undeliverable, absent, complete, partial };
  });
}
