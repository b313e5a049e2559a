import type { Spread } from './first-answers.ts';
import type { measures } from './measures.ts';

/**
 * One row per measure: its correlations with those above it, its spread, how many skipped it.
 * Correlations the study prints are as printed (tables 6, 11, 13, 14). The others are ours: plausible values moved
 * as little as needed for the whole to be a possible correlation matrix (smallest eigenvalue 0.12) in which the
 * regression of table 7 comes out. The sizes of the groups and of what is missing come from tables 2-5 and 12.
 */
export const employeeDesign: {
  measure: keyof typeof measures;
  r: number[];
  spread: Spread;
  skipped: number;
}[] = [
  { measure: 'innovationBehaviour', r: [], spread: { mean: 4.22, sd: 0.92, alpha: 0.92 }, skipped: 7 },
  {
    measure: 'psychologicalEmpowerment',
    r: [0.48],
    spread: { mean: 4.7, sd: 0.725, alpha: 0.92, dimensions: 4 },
    skipped: 5,
  },
  {
    measure: 'competenceMobilisation',
    r: [0.37, 0.53],
    spread: { mean: 4.5, sd: 0.95, alpha: 0.79 },
    skipped: 4,
  },
  {
    measure: 'leaderSupport',
    r: [0.32, 0.54, 0.403],
    spread: { mean: 4.55, sd: 1.0, alpha: 0.945 },
    skipped: 6,
  },
  { measure: 'arenaNetworks', r: [0.29, 0.28, 0.27, 0.35], spread: { mean: 2.7, sd: 1.7 }, skipped: 12 },
  {
    measure: 'suggestionsLifted',
    r: [0.22, 0.39, 0.326, 0.254, 0.24],
    spread: { mean: 3.6, sd: 1.2 },
    skipped: 9,
  },
  {
    measure: 'qualityFocus',
    r: [0.21, 0.335, 0.537, 0.429, 0.31, 0.363],
    spread: { mean: 4.3, sd: 0.85, alpha: 0.9 },
    skipped: 4,
  },
  {
    measure: 'labourMarketOpportunities',
    r: [0.2, 0.38, 0.281, 0.286, 0.271, 0.389, 0.394],
    spread: { mean: 4.2, sd: 1.2 },
    skipped: 7,
  },
  {
    measure: 'colleagueSupport',
    r: [0.181, 0.46, 0.203, 0.415, 0.187, 0.32, 0.516, 0.317],
    spread: { mean: 4.75, sd: 0.82, alpha: 0.92 },
    skipped: 2,
  },
  {
    measure: 'arenaIntranet',
    r: [0.16, 0.193, 0.222, 0.142, 0.154, 0.151, 0.154, 0.168, 0.174],
    spread: { mean: 3.7, sd: 1.25 },
    skipped: 9,
  },
  {
    measure: 'collaborationWithOffices',
    r: [0.158, 0.327, 0.186, 0.359, 0.358, 0.556, 0.576, 0.469, 0.286, 0.214],
    spread: { mean: 4.05, sd: 0.95, alpha: 0.83 },
    skipped: 8,
  },
  {
    measure: 'userNeedsFirst',
    r: [0.09, 0.38, 0.42, 0.27, 0.188, 0.3, 0.46, 0.4, 0.32, 0.22, 0.45],
    spread: { mean: 4.7, sd: 1.15 },
    skipped: 5,
  },
  {
    measure: 'arenaTraining',
    r: [0.07, 0.3, 0.3, 0.3, 0.3, 0.3, 0.35, 0.3, 0.3, 0.3, 0.3, 0.27],
    spread: { mean: 4.4, sd: 1.15 },
    skipped: 8,
  },
  {
    measure: 'registers',
    r: [0.03, 0.08, 0.08, 0.08, 0.08, 0.08, 0.14, 0.08, 0.08, 0.18, 0.08, 0.08, 0.08],
    spread: { mean: 4.75, sd: 1.2 },
    skipped: 1,
  },
  {
    measure: 'arenaColleagues',
    r: [0.04, 0.22, 0.22, 0.22, 0.22, 0.22, 0.22, 0.22, 0.4, 0.18, 0.22, 0.22, 0.4, 0.08],
    spread: { mean: 4.85, sd: 1.05 },
    skipped: 7,
  },
  {
    measure: 'arenaELearning',
    r: [0.07, 0.15, 0.15, 0.15, 0.15, 0.15, 0.15, 0.15, 0.15, 0.4, 0.15, 0.15, 0.35, 0.08, 0.22],
    spread: { mean: 4.3, sd: 1.2 },
    skipped: 9,
  },
];

/**
 * Groups of people whose answers are drawn a little alike, before anybody is told where they work.
 * How many work where in the end is in office-design.ts.
 */
export const firstUnits = [31, 27, 25, 24, 20, 17, 14, 12, 11, 10, 9, 9, 8, 8, 7, 6, 6, 5, 5];

/** Tables 2-5: how many gave each answer, in the order of the options; the rest did not answer. */
export const background = {
  age: [100, 77, 76],
  employed: [102, 111, 40],
  educationLevel: [3, 28, 125, 82, 14],
  educationField: [17, 40, 75, 18, 59, 42],
} as const;

/** Table 12 has 99, 74 and 75 where table 2 has 100, 77 and 76: so many of each age skipped empowerment. */
export const skippedEmpowermentByAge = [1, 3, 1];

/** "36 of 253" answered 1 to 3; how they divide is ours, each group large enough to be shown. */
export const registersLow = [6, 10, 20] as const;
