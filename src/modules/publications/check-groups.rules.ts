import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { checkCount } from './check-count.ts';
import { checkGroupPairs } from './check-group-pairs.rules.ts';
import { cannotBeChecked, type FigureCheck, type Finding, judge, needs, symbolOf } from './finding.ts';
import { groupSums, type PrintedGroup, spread } from './group-sums.rules.ts';
import { atLeast, dividedByPositive, exactly, type Interval, meet, scaled } from './interval.rules.ts';
import { type PrintedInput, printedOf } from './printed.rules.ts';
import type { FactOf } from './schema.ts';
import { pOfF } from './tails.rules.ts';
import { sayPrinted, withDegrees } from './words.ts';

/** A group of one has no spread; its SD need not be printed. */
const noSpread = exactly(0);

/**
 * Recomputes a comparison of means from the groups' n, mean and SD: the total's n, mean and SD, one-way F with its degrees
 * of freedom and p, η², and the pairs. Means move the sum of squares between groups only, SDs the one within only, so
 * F = (B / df₁) / (W / df₂) reaches its ends at the ends of B and W, which `betweenSum` and `withinSum` bound.
 */
export function checkGroups(fact: FactOf<'groups'>): Finding[] {
  const findings: Finding[] = [];
  const missesSpread = fact.groups.some(({ n, sd }) => n > 1 && sd === undefined);
  const groups: PrintedGroup[] = fact.groups.map(({ n, mean, sd }) => ({
    n,
    mean: printedOf(mean),
    sd: sd === undefined ? noSpread : atLeast(printedOf(sd), 0),
  }));
  const sums = groupSums(groups);
  const middle = middleOf(fact);
  const basis = (locale: Language) => m.publications_basis_groups({}, { locale });
  const check = (
    figure: string,
    input: PrintedInput,
    rest: Pick<FigureCheck, 'symbol' | 'recomputed'> & { bounded?: boolean },
  ) => {
    const printed = printedOf(input);
    const style = { decimals: printed.decimals + 1, bounded: rest.bounded ?? false };
    findings.push(
      judge({ fact, figure, basis, printed, symbol: rest.symbol, recomputed: rest.recomputed, style }),
    );
  };

  if (fact.total?.n !== undefined)
    findings.push(
      checkCount(
        fact,
        'total.n',
        fact.groups.map(({ n }) => n),
        fact.total.n,
      ),
    );
  if (fact.total?.mean !== undefined)
    check('total.mean', fact.total.mean, {
      symbol: (locale) => m.publications_symbol_total_mean({}, { locale }),
      recomputed: { ...sums.mean, value: middle.mean },
    });
  const [between, within] = sums.degreesOfFreedom;
  if (fact.degreesOfFreedom)
    for (const [at, expected] of [between, within].entries())
      findings.push(checkDegrees(fact, `degreesOfFreedom[${at}]`, expected, fact.degreesOfFreedom[at] ?? 0));

  if (missesSpread || within <= 0)
    return findings.length > 0 && !needsSpread(fact)
      ? findings
      : [...findings, cannotBeChecked(fact, 'F', needs(missesSpread ? 'SD' : 'n'))];

  if (fact.total?.sd !== undefined)
    check('total.sd', fact.total.sd, {
      symbol: (locale) => m.publications_symbol_total_sd({}, { locale }),
      recomputed: {
        low: Math.sqrt((sums.between.low + sums.within.low) / (sums.n - 1)),
        high: Math.sqrt((sums.between.high + sums.within.high) / (sums.n - 1)),
        value: Math.sqrt((middle.between + middle.within) / (sums.n - 1)),
      },
    });
  const F = dividedByPositive(scaled(sums.between, 1 / between), scaled(sums.within, 1 / within));
  const middleF = middle.between / between / (middle.within / within);
  if (fact.F !== undefined)
    check('F', fact.F, { symbol: symbolOf('F'), recomputed: { ...F, value: middleF } });
  if (fact.etaSquared !== undefined)
    check('etaSquared', fact.etaSquared, {
      symbol: symbolOf('η²'),
      bounded: true,
      recomputed: {
        ...shareOf(sums.between, sums.within),
        value: middle.between / (middle.between + middle.within),
      },
    });
  if (fact.p !== undefined) {
    const p = printedOf(fact.p);
    // Where F is printed too, p must follow from an F that both the groups and the print allow.
    const printedF = fact.F === undefined ? null : meet(F, printedOf(fact.F));
    findings.push(
      judge({
        fact,
        figure: 'p',
        symbol: symbolOf('p'),
        basis: (language) =>
          fact.F === undefined
            ? basis(language)
            : m.publications_basis_statistic(
                {
                  statistic: withDegrees('F', [String(between), String(within)], language),
                  value: sayPrinted(printedOf(fact.F), language),
                },
                { locale: language },
              ),
        printed: p,
        recomputed: {
          ...pOfF(printedF ?? (fact.F === undefined ? F : atLeast(printedOf(fact.F), 0)), between, within),
          value: pOfF(exactly(fact.F === undefined ? middleF : printedOf(fact.F).value), between, within).low,
        },
        style: { decimals: Math.max(3, p.decimals), bounded: true, isP: true },
      }),
    );
  }
  findings.push(...checkGroupPairs(fact, groups, sums.within, middle.within));
  return findings.length > 0 ? findings : [cannotBeChecked(fact, 'F', needs('F'))];
}

function needsSpread(fact: FactOf<'groups'>): boolean {
  return (
    fact.F !== undefined ||
    fact.p !== undefined ||
    fact.etaSquared !== undefined ||
    fact.total?.sd !== undefined ||
    fact.pairs.length > 0
  );
}

/** What the printed numbers give when taken at their word. */
function middleOf(fact: FactOf<'groups'>) {
  const groups = fact.groups.map(({ n, mean, sd }) => ({
    n,
    mean: exactly(printedOf(mean).value),
    sd: exactly(sd === undefined ? 0 : printedOf(sd).value),
  }));
  const sums = groupSums(groups);
  const between = spread(
    groups,
    groups.map(({ mean }) => mean.low),
  );
  return { mean: sums.mean.low, between, within: sums.within.low };
}

/** B / (B + W): grows with B, falls with W. */
function shareOf(between: Interval, within: Interval): Interval {
  const share = (b: number, w: number) => (b + w === 0 ? 0 : b / (b + w));
  return { low: share(between.low, within.high), high: share(between.high, within.low) };
}

function checkDegrees(fact: FactOf<'groups'>, figure: string, expected: number, printed: number): Finding {
  return judge({
    fact,
    figure,
    symbol: symbolOf('df'),
    basis: (locale) => m.publications_basis_groups({}, { locale }),
    printed: printedOf(printed),
    recomputed: { ...exactly(expected), value: expected },
    style: { decimals: 0, bounded: false },
    isPossible: expected === printed,
  });
}
