import { checkPublication } from './check-publication.ts';
import type { Finding } from './finding.ts';
import { type PublishedTablesInput, publishedTables } from './schema.ts';

type FactInput = PublishedTablesInput['facts'][number];
type Without<Union> = Union extends unknown ? Omit<Union, 'id' | 'where'> : never;

/** Checks one fact alone: for tests. */
export function checkOne(fact: Without<FactInput>): readonly Finding[] {
  return checkAll([{ id: 'fact', where: 'Table 1', ...fact } as FactInput]);
}

export function checkAll(facts: FactInput[]): readonly Finding[] {
  return checkPublication(publishedTables.parse({ handlingsromTables: 1, facts })).facts;
}

/** The verdict on each figure: `{ p: 'consistent', 'total.sd': 'impossible' }`. */
export function verdicts(findings: readonly Finding[]): Record<string, string> {
  return Object.fromEntries(findings.map(({ figure, verdict }) => [figure, verdict]));
}

export const namesOf = (findings: readonly Finding[], verdict: Finding['verdict']): string[] =>
  findings.filter((finding) => finding.verdict === verdict).map(({ id }) => id);
