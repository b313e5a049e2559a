import type { Spread } from './first-answers.ts';
import type { measures } from './measures.ts';

/** Where a leader stopped: after the first section, after the third, or nowhere. */
export type LastSection = 'colleagueSupport' | 'innovationBehaviour' | 'end';

/**
 * 30 leaders answered, 26 of them all the way. The p-values of table 6 tell where the four others stopped:
 * p = .040 for r = .39 asks for n = 28, all others for n = 26; and the p-values of table 8 ask for
 * 19 degrees of freedom, which is 26 leaders and six predictors.
 */
export const stops: { last: LastSection; count: number }[] = [
  { last: 'colleagueSupport', count: 2 },
  { last: 'innovationBehaviour', count: 2 },
];

/** As in employee-design.ts: the first column is printed (table 6), the rest makes table 8 come out. */
export const leaderDesign: { measure: keyof typeof measures; r: number[]; spread: Spread }[] = [
  { measure: 'innovationBehaviour', r: [], spread: { mean: 4.1, sd: 1.15, alpha: 0.955 } },
  { measure: 'colleagueSupport', r: [0.76], spread: { mean: 4.8, sd: 0.72, alpha: 0.91 } },
  { measure: 'labourMarketOpportunities', r: [0.57, 0.3], spread: { mean: 4.7, sd: 0.85 } },
  { measure: 'qualityFocus', r: [0.61, 0.586, 0.272], spread: { mean: 4.5, sd: 0.78, alpha: 0.9 } },
  {
    measure: 'collaborationWithOffices',
    r: [0.5, 0.445, 0.163, 0.526],
    spread: { mean: 4.2, sd: 0.88, alpha: 0.78 },
  },
  {
    measure: 'leaderSupport',
    r: [0.4, 0.321, 0.439, 0.268, 0.293],
    spread: { mean: 4.85, sd: 0.55, alpha: 0.62 },
  },
  {
    measure: 'competenceMobilisation',
    r: [0.39, 0.316, 0.436, 0.267, 0.292, 0.208],
    spread: { mean: 4.6, sd: 0.82, alpha: 0.79 },
  },
  {
    measure: 'arenaNetworks',
    r: [0.154, 0.248, 0.249, 0.25, 0.249, 0.25, 0.25],
    spread: { mean: 3.3, sd: 1.2 },
  },
  {
    measure: 'suggestionsLifted',
    r: [0.16, 0.246, 0.247, 0.249, 0.399, 0.25, 0.25, 0.25],
    spread: { mean: 4.1, sd: 1 },
  },
  {
    measure: 'arenaIntranet',
    r: [0.154, 0.248, 0.249, 0.25, 0.249, 0.25, 0.25, 0.25, 0.25],
    spread: { mean: 3.9, sd: 1 },
  },
  {
    measure: 'userNeedsFirst',
    r: [0.154, 0.248, 0.249, 0.25, 0.249, 0.25, 0.25, 0.25, 0.25, 0.25],
    spread: { mean: 5, sd: 0.9 },
  },
  {
    measure: 'arenaColleagues',
    r: [0.154, 0.248, 0.249, 0.25, 0.249, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25],
    spread: { mean: 4.9, sd: 0.9 },
  },
  {
    measure: 'arenaTraining',
    r: [0.154, 0.248, 0.249, 0.25, 0.249, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25],
    spread: { mean: 4.7, sd: 0.9 },
  },
  {
    measure: 'arenaELearning',
    r: [0.154, 0.248, 0.249, 0.25, 0.249, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25],
    spread: { mean: 4.5, sd: 1 },
  },
  {
    measure: 'registers',
    r: [0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05],
    spread: { mean: 4.8, sd: 0.7 },
  },
];

/** One leader answered in the lower half. */
export const registersLow = [0, 0, 1] as const;
