import type { Measure } from './answer-sheet.ts';

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
const scale = (id: string, prefix: string, count: number): Measure => ({
  id,
  items: numbered(prefix, count),
});
const single = (id: string): Measure => ({ id, items: [id] });

/** The scales and single items of study.yaml; twin.test.ts holds the two against each other. */
export const measures = {
  innovationBehaviour: scale('innovationBehaviour', 'innovation', 5),
  psychologicalEmpowerment: scale('psychologicalEmpowerment', 'empowerment', 12),
  competenceMobilisation: scale('competenceMobilisation', 'competence', 3),
  leaderSupport: scale('leaderSupport', 'leader', 9),
  arenaNetworks: single('arenaNetworks'),
  suggestionsLifted: single('suggestionsLifted'),
  qualityFocus: scale('qualityFocus', 'quality', 7),
  labourMarketOpportunities: single('labourMarketOpportunities'),
  colleagueSupport: scale('colleagueSupport', 'support', 8),
  arenaIntranet: single('arenaIntranet'),
  collaborationWithOffices: scale('collaborationWithOffices', 'collaboration', 3),
  userNeedsFirst: single('userNeedsFirst'),
  arenaTraining: single('arenaTraining'),
  registers: single('registers'),
  arenaColleagues: single('arenaColleagues'),
  arenaELearning: single('arenaELearning'),
} as const;

const itemOrder = (withEmpowerment: boolean): string[] => [
  ...measures.colleagueSupport.items,
  ...(withEmpowerment ? measures.psychologicalEmpowerment.items : []),
  ...measures.competenceMobilisation.items,
  ...measures.innovationBehaviour.items,
  ...measures.qualityFocus.items,
  ...measures.leaderSupport.items,
  'userNeedsFirst',
  'labourMarketOpportunities',
  ...measures.collaborationWithOffices.items,
  'suggestionsLifted',
  'arenaIntranet',
  'arenaColleagues',
  'arenaTraining',
  'arenaNetworks',
  'arenaELearning',
];

/** The headings of employees.csv and leaders.csv, in the order of the questionnaires. */
export const employeeHeadings = [
  'age',
  'office',
  'employed',
  'educationLevel',
  'educationField',
  ...itemOrder(true),
  'arenaOther',
  'registers',
  'registersWhy',
  'comments',
];
export const leaderHeadings = [
  ...itemOrder(false),
  'arenaOther',
  'leaderNeeds',
  'registers',
  'registersWhy',
  'comments',
];
