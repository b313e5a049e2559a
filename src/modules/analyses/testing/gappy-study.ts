import { parseStudy } from '#modules/studies/index.ts';
import type { Language } from '#platform/language.ts';
import { seededRandom } from '#statistics';
import { analyseStudy } from '../analyse-study.ts';
import type { AnswerTable } from '../answers/answer-table.ts';

const none = Number.NaN;

/** For tests only. A made-up study of 240: what is missing of trust and of innovation goes with support, which nearly all answered. */
export const gappyAnswers = (order: (row: number) => number = (row) => row): AnswerTable => {
  const random = seededRandom(4);
  const people = Array.from({ length: 240 }, () => {
    const common = random.normal();
    const answer = (weight: number) =>
      Math.min(6, Math.max(1, Math.round(3.7 + weight * common + 0.9 * random.normal())));
    const s1 = answer(0.8);
    const s2 = 7 - answer(0.8);
    const lacks = (chance: number) => random.uniform() < chance;
    return {
      s1: lacks(0.03) ? none : s1,
      s2: lacks(0.06) ? none : s2,
      s3: lacks(0.12) ? none : answer(0.7),
      trust: lacks(s1 <= 3 ? 0.4 : 0.05) ? none : answer(0.6),
      i1: lacks(0.08) ? none : answer(0.5),
      i2: lacks(0.15) ? none : answer(0.5),
      age: 1 + Math.floor(4 * random.uniform()),
    };
  });
  const rows = people.map((_, row) => people[order(row)]!);
  const ids = ['s1', 's2', 's3', 'trust', 'i1', 'i2', 'age'] as const;
  return {
    file: 'employee',
    fileName: 'made-up.csv',
    sha256: 'b'.repeat(64),
    rowCount: rows.length,
    unknownColumns: [],
    columns: Object.fromEntries(
      ids.map((id) => [
        id,
        { itemId: id, kind: 'numeric' as const, numbers: Float64Array.from(rows, (person) => person[id]) },
      ]),
    ),
  };
};

export const gappyYaml = (plan: string, minimumGroup = 5) => `
handlingsrom: 1
id: gaps
title: {nb: Hull, nn: Hol, en: Gaps}
synthetic: {nb: Oppdiktet, nn: Oppdikta, en: Made up}
privacy: {minimumGroup: ${minimumGroup}}
instruments:
  employee:
    sections:
      - title: {nb: Alt, nn: Alt, en: All}
        items:
          - {id: s1, kind: agreement, points: 6, text: {nb: S en, nn: S ein, en: S one}}
          - {id: s2, kind: agreement, points: 6, text: {nb: S to, nn: S to, en: S two}}
          - {id: s3, kind: agreement, points: 6, text: {nb: S tre, nn: S tre, en: S three}}
          - {id: trust, kind: agreement, points: 6, text: {nb: Tillit, nn: Tillit, en: Trust}}
          - {id: i1, kind: agreement, points: 6, text: {nb: I en, nn: I ein, en: I one}}
          - {id: i2, kind: agreement, points: 6, text: {nb: I to, nn: I to, en: I two}}
          - {id: age, kind: number, minimum: 1, maximum: 4, text: {nb: Alder, nn: Alder, en: Age}}
scales:
  support: {label: {nb: Støtte, nn: Støtte, en: Support}, items: [s1, -s2, s3], minimumAnswered: 0.6}
  innovation: {label: {nb: Innovasjon, nn: Innovasjon, en: Innovation}, items: [i1, i2], minimumAnswered: 1}
plan:
  - ${plan}
`;
export const analyseGappy = (
  plan: string,
  table = gappyAnswers(),
  minimumGroup = 5,
  language: Language = 'nb',
) =>
  analyseStudy({
    parsed: parseStudy(gappyYaml(plan, minimumGroup), 'gaps.yaml'),
    answers: [table],
    language,
  });
