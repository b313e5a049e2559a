import { DomainError, sayProblem } from '#platform/errors.ts';
import { parseStudy } from '../parse-study.ts';

/** A study without a fault, to be broken one piece at a time. */
export const sound = `handlingsrom: 1
id: trial
title: Prøve
privacy: {minimumGroup: 5}
offices: {column: office}
instruments:
  employee:
    sections:
      - title: Om deg
        items:
          - {id: age, kind: choice, text: Alder, options: [{value: 1, label: Ung}, {value: 2, label: Eldre}]}
          - {id: region, kind: choice, text: Sted, options: [{value: nord, label: Nord}, {value: sør, label: Sør}]}
          - {id: support1, kind: agreement, points: 6, text: Støtte en}
          - {id: support2, kind: agreement, points: 6, text: Støtte to}
          - {id: years, kind: number, text: Antall år}
          - {id: why, kind: text, askIf: "support1 <= 3", text: Hvorfor}
  leader:
    sections:
      - title: Om kontoret
        items:
          - {id: staff, kind: number, minimum: 1, maximum: 99, text: Ansatte}
scales:
  support: {label: Støtte, items: [support1, -support2]}
outcomes:
  followUp: {label: Oppfølging, from: scorecard, indicators: [B.12], attainment: capped}
plan:
  - {id: RQ1a, correlate: {file: employee, outcome: years, with: [support, age]}}
  - {id: RQ1b, regress: {file: employee, outcome: years, predictors: significantIn RQ1a}}
  - {id: PH1, compareMeans: {file: employee, outcome: support, by: region}}
  - {id: R1, reliability: {file: employee, scales: all}}
  - {id: O1, correlate: {file: office, outcome: followUp, with: [support]}}
`;

/** What is said of a study file, in bokmål. */
export const problemsIn = (text: string): string[] => {
  try {
    parseStudy(text, 'study.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.problems.map((problem) => sayProblem(problem, 'nb'));
  }
};
