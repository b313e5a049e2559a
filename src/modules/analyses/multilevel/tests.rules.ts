import type { FamilyTest } from '../plan/analysis-kind.ts';
import type { MultilevelResult } from './result.ts';

export const testedLevels = ['within', 'between'] as const;
export type TestedLevel = (typeof testedLevels)[number];

/** What a family calls one test of the model: `support:within×ideas`. */
export function testOfLevel(predictor: string, level: TestedLevel, outcome: string): string {
  return `${predictor}:${level}×${outcome}`;
}

/**
 * Each predictor is tested among people of a group and between groups. What the group adds is the difference of the two, and
 * no test more.
 */
export function multilevelTests({ terms, outcome }: MultilevelResult): FamilyTest[] {
  return terms.flatMap((term) =>
    testedLevels.map((level) => ({
      about: testOfLevel(term.name, level, outcome),
      p: term[level]?.p ?? null,
    })),
  );
}

/** The variable of a part of a test's name, and its level where it has one. */
export function levelOf(part: string): { readonly variable: string; readonly level: TestedLevel | null } {
  const level = testedLevels.find((one) => part.endsWith(`:${one}`)) ?? null;
  return { variable: level ? part.slice(0, -(level.length + 1)) : part, level };
}
