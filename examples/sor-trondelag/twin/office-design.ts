import { between, type Interval, printsAs } from './aim.ts';
import type { measures } from './measures.ts';
import published from './printed.json' with { type: 'json' };

export type MeasureId = keyof typeof measures;

/**
 * Respondents in each of the 19 made-up offices, from the first to the last. The smallest has nine, so that at least
 * eight have answered whatever a mean is made of.
 */
export const officeSizes = [26, 12, 9, 17, 10, 13, 24, 9, 11, 14, 10, 20, 9, 12, 15, 11, 9, 13, 10];
export const fewestValid = 8;

/** Offices in three classes by their respondents; study.yaml names the same. */
export const sizeClasses = [
  { id: 'small', upTo: 10 },
  { id: 'medium', upTo: 14 },
  { id: 'large', upTo: Number.POSITIVE_INFINITY },
];
export const sizeClassOf = (size: number): number => sizeClasses.findIndex(({ upTo }) => size <= upTo);

/** Under the smallest r that is significant with 19 offices, .456, with room to spare. */
export const notSignificant: Interval = between(-0.4, 0.4, 0.02);

export type PairAim = { readonly x: MeasureId; readonly y: MeasureId; readonly r: Interval };

/** What was printed of office means, and what the text says did not go together. */
export function officePairs(all: readonly MeasureId[]): readonly PairAim[] {
  const withEmpowerment = new Map(
    published.table13_withPsychologicalEmpowerment.map(({ factor, office }) => [
      factor,
      printsAs(office.r, 2),
    ]),
  );
  const factors = all.filter((id) => id !== 'registers');
  const networks = ['leaderSupport', 'qualityFocus', 'competenceMobilisation', 'colleagueSupport'] as const;
  return [
    ...factors
      .filter((id) => id !== 'psychologicalEmpowerment' && id !== 'innovationBehaviour')
      .map((id) => ({
        x: id,
        y: 'psychologicalEmpowerment' as const,
        r: withEmpowerment.get(id) ?? notSignificant,
      })),
    ...factors
      .filter((id) => id !== 'innovationBehaviour')
      .map((id) => ({ x: id, y: 'innovationBehaviour' as const, r: notSignificant })),
    // "Ingen funn i NAV-kontorfila": networks go with nothing there.
    ...networks.map((id) => ({ x: id, y: 'arenaNetworks' as const, r: notSignificant })),
  ];
}

/**
 * How much the offices differ, as F of a comparison of all 19 (18 and some 230 degrees of freedom; 1.65 is
 * significant). Nothing of this is printed. Empowerment differs enough for its means to be relied on, since means that
 * mostly are chance could hardly have gone with results at r = .80; innovation behaviour does not differ at all.
 */
export const officeF: Record<MeasureId, Interval> = {
  psychologicalEmpowerment: between(3.4, 3.7),
  leaderSupport: between(2.6, 3.1),
  competenceMobilisation: between(2.0, 2.5),
  colleagueSupport: between(1.8, 2.3),
  qualityFocus: between(1.7, 2.2),
  labourMarketOpportunities: between(1.9, 2.4),
  userNeedsFirst: between(1.7, 2.2),
  suggestionsLifted: between(1.7, 2.2),
  collaborationWithOffices: between(1.3, 1.8),
  innovationBehaviour: between(1.05, 1.4),
  arenaNetworks: between(1.2, 1.8),
  arenaIntranet: between(0.8, 1.4),
  arenaTraining: between(1.2, 1.8),
  arenaColleagues: between(1.2, 1.8),
  arenaELearning: between(0.8, 1.4),
  registers: between(0.8, 1.4),
};

/** F(2, 246) = 2.74, p = .067: both to their last decimal, which leaves 2.735 to 2.7406. */
export const sizeF: Interval = between(2.7355, 2.7395, 0.002);
