import { describe, expect, test } from 'vitest';
import { perSizeOf } from '#modules/scorecards/index.ts';
import { funnelLimits } from '#statistics';
import type { Block } from '../schema.ts';
import { buildCountyPage } from './county-page.ts';
import { buildOfficePage } from './office-page.ts';
import { comparisonOf, periodChoices } from './period.rules.ts';
import { funnelTarget, standingsOf } from './standings.rules.ts';
import { surveyStandings } from './survey.rules.ts';
import { demoCounty } from './testing/demo-county.ts';
import { halfYear } from './testing/made-county.ts';
import { yearsToDate } from './year-to-date.rules.ts';

/*
 * What the demo's pages show, reckoned again by R 4.2.2 straight from examples/sor-trondelag/results:
 *   d  <- read.csv2("scorecard.csv", colClasses = c(unit = "character"))
 *   tg <- read.csv2("targets.csv", dec = "."); u <- read.csv2("user-survey.csv", dec = "."); un <- read.csv2("units.csv")
 *   of <- function(i, o = NULL, m = "2015-06") d[d$indicator == i & (is.null(o) | d$unit %in% o) & d$month <= m, ]
 *   sums <- function(x) aggregate(cbind(numerator, denominator) ~ unit, x, sum)
 */
const given = demoCounty();
const [half, ...others] = periodChoices(halfYear);
const may = others.find(({ id }) => id === '2015-05')!;
const standings = standingsOf(given, half!.period, comparisonOf(half!, halfYear));
const standing = (code: string) => standings.find(({ indicator }) => indicator.code === code)!;
const office = (code: string, unit: string) => standing(code).offices.find((one) => one.unit === unit)!;
const unit = given.offices.find(({ number }) => number === '9902')!;
const about = { given, language: 'nb', version: '0' } as const;
const officePage = (choice = half!) => buildOfficePage({ ...about, unit, choice }).document;
const wordsOf = (blocks: readonly Block[]) => JSON.stringify(blocks).replaceAll('\u00a0', ' ');
const rowOf = (blocks: readonly Block[], table: string, heading: string) => {
  const found = blocks.find((block) => block.kind === 'table' && block.id === table);
  const row = found?.kind === 'table' ? found.rows.find(({ cells }) => cells[0]!.text === heading) : null;
  return row?.cells.map(({ text }) => String(text).replaceAll('\u00a0', ' '));
};

describe('the demo’s pages agree with R', () => {
  test('the limits of a funnel of shares, widened by what offices differ by anyhow', () => {
    // b <- sums(of("B.40")); p <- sum(b$numerator) / sum(b$denominator)
    const { county, overdispersion, indicator } = standing('B.40');
    expect(county!.value).toBeCloseTo(0.872813886714, 11);
    // z <- with(b, (numerator / denominator - p) / sqrt(p * (1 - p) / denominator))
    // q <- quantile(z, c(.1, .9)); phi <- mean(pmin(pmax(z, q[1]), q[2])^2)
    expect(overdispersion).toBeCloseTo(31.5596130567, 9);
    // lo <- function(p, n, t = .025) { r <- qbinom(t, n, p); (r - (pbinom(r, n, p) - t) / dbinom(r, n, p)) / n }
    // p + (c(lo(p, 1422), 1 - lo(1 - p, 1422)) - p) * sqrt(phi)
    const target = funnelTarget(county!, indicator);
    const [limits] = funnelLimits({ ...target, denominators: [1422], overdispersion });
    expect(limits!.limits95![0]).toBeCloseTo(0.772134802645, 10);
    expect(limits!.limits95![1]).toBeCloseTo(0.970660719583, 10);
    // pt <- 2 * min(pbinom(1235, 1422, p), 1 - pbinom(1234, 1422, p)); 2 * pnorm(qnorm(pt / 2) / sqrt(phi))
    expect(office('B.40', '9902').p).toBeCloseTo(0.935183414163, 9);
  });

  test('the limits of a funnel of counts, from the Poisson distribution', () => {
    // b <- sums(of("B.23")); l <- sum(b$numerator) / sum(b$denominator); z with sqrt(l / denominator)
    const { county, overdispersion, indicator } = standing('B.23');
    expect(indicator.kind).toBe('rate');
    expect(county!.value).toBeCloseTo(0.238579499596, 11);
    expect(overdispersion).toBeCloseTo(1.65220614425, 10);
    // r <- qpois(.025, l * 297); (r - (ppois(r, l * 297) - .025) / dpois(r, l * 297)) / 297
    const target = funnelTarget(county!, indicator);
    const [limits] = funnelLimits({ ...target, denominators: [297] });
    expect(limits!.limits95![0]).toBeCloseTo(0.182914100766, 10);
    // poisson.test(63, 297)$conf.int
    expect(office('B.23', '9902').interval![0]).toBeCloseTo(0.162999763621, 10);
    expect(office('B.23', '9902').interval![1]).toBeCloseTo(0.27139517605, 10);
  });

  test('a change with its interval (Newcombe, from R’s prop.test without correction)', () => {
    // w <- function(x, n) prop.test(x, n, correct = FALSE)$conf.int; a <- w(420, 610); b <- w(434, 612)
    // D <- 434 / 612 - 420 / 610; c(D - sqrt((434/612 - b[1])^2 + (a[2] - 420/610)^2), …)
    const { change } = office('B.53', '9901');
    expect(change!.difference).toBeCloseTo(0.0206257366335, 12);
    expect(change!.interval[0]).toBeCloseTo(-0.0307748444858, 11);
    expect(change!.interval[1]).toBeCloseTo(0.0718867355439, 11);
  });

  test('the mean attainment of an office over each group of indicators', () => {
    // s <- aggregate(cbind(numerator, denominator) ~ indicator, d[d$unit == "9902", ], sum)
    // att <- pmin(1, (s$numerator / s$denominator) / tapply(tg$target, tg$indicator, mean)[s$indicator])
    // mean(att[individual]) 0.98935…, mean(att[c("A.1", "B.23", "B.50")]) 0.90409631369
    const labour = ['A.1', 'B.23', 'B.50'].map((code) => office(code, '9902').attainment!);
    expect(labour.reduce((sum, one) => sum + one, 0) / 3).toBeCloseTo(0.90409631369, 10);
    expect(office('B.17', '9902').attainment).toBeCloseTo(0.939158840343, 11);
    expect(wordsOf(officePage().blocks)).toContain('i gjennomsnitt 90 % av målkravet');
  });

  test('the grand mean of the user survey, of the office and of all', () => {
    // g <- rowMeans(u[, -(1:2)]); g[u$unit == 9902]; weighted.mean(g, u$answers)
    const { summary } = surveyStandings(given.userSurvey)!;
    const own = summary.offices.find((one) => one.unit === '9902')!;
    expect(own.grand.mean).toBeCloseTo(4.11222222222, 10);
    expect(summary.all.grand).toBeCloseTo(4.33141411043, 10);
    const words = wordsOf(officePage().blocks);
    expect(words).toContain('4,11');
    expect(words).toContain('4,33');
  });

  test('the year to date with its interval, on the page of a month', () => {
    // y <- colSums(of("B.12", "9902", "2015-05")[, c("numerator", "denominator")])
    // prop.test(y[1], y[2], correct = FALSE)
    const year = yearsToDate(given, may.period, '9902').find(({ indicator }) => indicator.code === 'B.12')!;
    expect(year.total).toMatchObject({ numerator: 1542, denominator: 1716 });
    expect(year.interval![0]).toBeCloseTo(0.883417283752, 11);
    expect(year.interval![1]).toBeCloseTo(0.912004871578, 11);
    const row = rowOf(officePage(may).blocks, 'year-table', 'B.12 Fulgt opp de siste tre månedene');
    expect(row).toEqual(expect.arrayContaining(['89,9 %', '[88,3; 91,2]', '80,0 %', '100 %']));
  });

  test('counts against size, and users per position', () => {
    // 100 * poisson.test(301, 801)$conf.int; poisson.test(301, 27)$conf.int
    const { values, parts, sizes, successions } = given;
    const found = perSizeOf({
      values,
      units: parts,
      facts: sizes,
      successions,
      unit: '9902',
      period: may.period,
      of: 'users',
      indicator: standing('B.12').indicator,
    });
    expect(found).toMatchObject({ kind: 'told', count: 301, sizeMonths: 801 });
    expect(found.kind === 'told' && found.interval[0]).toBeCloseTo(33.4522755681, 8);
    const row = rowOf(officePage(may).blocks, 'size-table', 'B.12 Fulgt opp de siste tre månedene');
    expect(row).toEqual(expect.arrayContaining(['37,58', '[33,45; 42,07]', '[9,92; 12,48]']));
    // 801 / 27; sum(un$users, na.rm = TRUE) / sum(un$positions, na.rm = TRUE)
    expect(wordsOf(officePage().blocks)).toContain('29,7 brukere per stilling, mot 30,0 i fylket');
  });

  test('the county’s own value and target, as its page writes them', () => {
    const row = rowOf(
      buildCountyPage({ ...about, choice: half! }).blocks,
      'year-table',
      'B.40 Ringt tilbake innen fristen',
    );
    expect(row).toEqual(expect.arrayContaining(['87,3 %', '90,0 %', '97 %']));
  });
});
