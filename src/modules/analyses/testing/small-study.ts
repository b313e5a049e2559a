import { parseStudy } from '#modules/studies/index.ts';
import type { AnswerTable } from '../answers/answer-table.ts';

/** For tests only: a study of two scales, a background question and offices. Every answer is synthetic. */
export const smallStudyYaml = `
handlingsrom: 1
id: small
title: {nb: Liten studie, nn: Liten studie, en: Small study}
synthetic: {nb: Oppdiktede svar, nn: Oppdikta svar, en: Made-up answers}
privacy: {minimumGroup: 5}
offices: {column: office}
instruments:
  employee:
    sections:
      - title: {nb: Alt, nn: Alt, en: All}
        items:
          - {id: office, kind: choice, text: {nb: Kontor, nn: Kontor, en: Office}, options: [{value: 1, label: Nord}, {value: 2, label: Sør}, {value: 3, label: Vest}, {value: 4, label: Øst}]}
          - {id: age, kind: choice, identifying: true, text: {nb: Alder, nn: Alder, en: Age}, options: [{value: 1, label: ung}, {value: 2, label: midt}, {value: 3, label: eldst}]}
          - {id: a1, kind: agreement, points: 6, text: {nb: A en, nn: A ein, en: A one}}
          - {id: a2, kind: agreement, points: 6, text: {nb: A to, nn: A to, en: A two}}
          - {id: b1, kind: agreement, points: 6, text: {nb: B en, nn: B ein, en: B one}}
          - {id: b2, kind: agreement, points: 6, text: {nb: B to, nn: B to, en: B two}}
          - {id: c, kind: agreement, points: 6, text: {nb: C, nn: C, en: C}}
          - {id: same, kind: agreement, points: 6, text: {nb: Alle likt, nn: Alle likt, en: All alike}}
scales:
  alfa: {label: {nb: Alfa, nn: Alfa, en: Alfa}, items: [a1, -a2]}
  beta: {label: {nb: Beta, nn: Beta, en: Beta}, items: [b1, b2]}
plan:
  - {id: R1, reliability: {file: employee, scales: all}}
  - {id: RQ1, correlate: {file: employee, outcome: beta, with: [alfa, c, same]}}
  - {id: RQ2, regress: {file: employee, outcome: beta, predictors: significantIn RQ1}}
  - {id: G1, compareMeans: {file: employee, outcome: beta, by: age}}
  - {id: F1, frequencies: {file: employee, items: [age]}}
  - {id: O1, correlate: {file: office, outcome: beta, with: [alfa]}}
postHoc:
  - {id: PH1, describe: {file: employee, variables: [alfa, beta, c]}}
`;

export const smallStudy = () => parseStudy(smallStudyYaml, 'small.yaml');

const rowCount = 60;

/** Sixty made-up people: beta follows alfa, c is unrelated, everybody answers `same` alike, three are youngest. */
export function smallAnswers(order: (row: number) => number = (row) => row): AnswerTable {
  const rows = Array.from({ length: rowCount }, (_, row) => order(row));
  const wave = (row: number, step: number) => 1 + ((row * step) % 6);
  const column = (itemId: string, answer: (row: number) => number) => ({
    itemId,
    kind: 'numeric' as const,
    numbers: Float64Array.from(rows, answer),
  });
  const category = (itemId: string, answer: (row: number) => number | null) => ({
    itemId,
    kind: 'category' as const,
    categories: rows.map(answer),
  });
  return {
    file: 'employee',
    fileName: 'small.csv',
    sha256: 'a'.repeat(64),
    rowCount,
    unknownColumns: [],
    columns: {
      office: category('office', (row) => 1 + (row % 4)),
      age: category('age', (row) => (row < 3 ? 1 : row < 40 ? 2 : row < 59 ? 3 : null)),
      a1: column('a1', (row) => wave(row, 5)),
      a2: column('a2', (row) => 7 - wave(row + (row % 3 === 0 ? 1 : 0), 5)),
      b1: column('b1', (row) => Math.min(6, Math.max(1, wave(row, 5) + ((row * 7) % 3) - 1))),
      b2: column('b2', (row) => (row % 11 === 0 ? Number.NaN : Math.min(6, wave(row, 5) + (row % 2)))),
      c: column('c', (row) => wave(Math.floor(row / 7) + row * row, 1)),
      same: column('same', () => 4),
    },
  };
}
