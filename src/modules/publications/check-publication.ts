import { m } from '#messages';
import { inAllLanguages } from '#platform/language.ts';
import { checkCorrelation } from './check-correlation.rules.ts';
import { checkGroups } from './check-groups.rules.ts';
import { checkIntegerMean } from './check-integer-mean.rules.ts';
import { checkPercentages } from './check-percentages.rules.ts';
import { checkRegression } from './check-regression.rules.ts';
import { checkResponseRate } from './check-response-rate.rules.ts';
import { checkSum } from './check-sum.rules.ts';
import { checkTest } from './check-test.rules.ts';
import { cannotBeChecked, type Finding, type Verdict } from './finding.ts';
import { remarkOnTwins } from './remark-on-twins.rules.ts';
import type { Fact, PublishedTables } from './schema.ts';
import { casesOf } from './sizes.rules.ts';

export type PublicationReport = {
  /** One entry a figure that was checked, in the order of the tables. */
  readonly facts: readonly Finding[];
  readonly counts: {
    readonly consistent: number;
    readonly impossible: number;
    readonly cannotBeChecked: number;
  };
};

/**
 * Recomputes every printed figure that others determine, and says which cannot be right and what they should be near.
 * Every printed number stands for all values that round to it, and every n for its whole range: a figure is called
 * impossible only where no such values could have given it.
 *
 * @param tables published tables as `parsePublishedTables` gives them
 * @example checkPublication(parsePublishedTables(text, 'tables.json')).facts.filter((one) => one.verdict === 'impossible')
 */
export function checkPublication(tables: PublishedTables): PublicationReport {
  const facts = remarkOnTwins(
    tables,
    tables.facts.flatMap((fact) => checkFact(fact, tables)),
  );
  const count = (verdict: Verdict) => facts.filter((one) => one.verdict === verdict).length;
  return {
    facts,
    counts: {
      consistent: count('consistent'),
      impossible: count('impossible'),
      cannotBeChecked: count('cannot-be-checked'),
    },
  };
}

function checkFact(fact: Fact, { samples }: PublishedTables): Finding[] {
  switch (fact.kind) {
    case 'correlation':
      return checkCorrelation(fact, casesOf(fact, samples));
    case 'regression':
      return checkRegression(fact, casesOf(fact, samples));
    case 'groups':
      return checkGroups(fact);
    case 'test':
      return checkTest(fact);
    case 'percentages':
      return checkPercentages(fact);
    case 'sum':
      return checkSum(fact);
    case 'responseRate':
      return checkResponseRate(fact);
    case 'integerMean':
      return checkIntegerMean(fact, casesOf(fact, samples));
    case 'reliability':
      return [
        cannotBeChecked(
          fact,
          'alpha',
          inAllLanguages((locale) => m.publications_alpha_needs_answers({}, { locale })),
        ),
      ];
  }
}
