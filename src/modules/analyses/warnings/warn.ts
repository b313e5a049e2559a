import { m } from '#messages';
import { labelOf } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { inAList, inQuotes } from '#platform/listing.ts';
import { formatCoefficient, formatNumber, formatPercent } from '#platform/number-style.ts';
import { fewestOffices } from '../data-files/few-offices.rules.ts';
import type { Warning } from '../schema.ts';

/** What a warning needs to speak: the study for its labels, and the language. */
export type Voice = {
  readonly study: Study;
  readonly language: Language;
  /** What a row of the file is: a figure of too few is of too few persons, or of too few offices. */
  readonly unit?: 'person' | 'office';
};

/** A warning's address: the plan entry, and within it the file and variable it concerns. */
export function about(plan: string, file: string, variable?: string): string {
  return [plan, file, variable].filter((part) => part !== undefined).join('/');
}

export const thresholds = {
  /** Nunnally & Bernstein, Psychometric Theory, 1994, p. 264: .70 suffices in early research. */
  lowestAlpha: 0.7,
  /** Green, Multivariate Behavioral Research 26, 1991, and common practice: fifteen cases for each predictor. */
  casesPerPredictor: 15,
  /** Hair et al., Multivariate Data Analysis, 2019, p. 316. */
  highestVif: 5,
  /** Terwee et al., J. Clin. Epidemiol. 60, 2007, p. 37: more than 15 % at the end of a scale. */
  shareAtScaleEnd: 0.15,
  /** For a single question, where one answer in six is nothing odd: more than half. */
  shareAtItemEnd: 0.5,
  /** From five tests on, one in four families has a chance finding at p < .05. */
  manyTests: 5,
  /** Largest SD over smallest SD; above 2 the pooled variance of the F test misleads (Maxwell & Delaney, 2004). */
  standardDeviationRatio: 2,
  /** More than a fifth of the respondents left out by missing answers. */
  shareLeftOut: 0.2,
} as const;

const said = {
  label: ({ study, language }: Voice, variable: string) => labelOf(study, variable, language),
  labels: (voice: Voice, variables: string | readonly string[]) =>
    [variables]
      .flat()
      .map((variable) => said.label(voice, variable))
      .join(' × '),
  list: (voice: Voice, variables: readonly string[]) =>
    inAList(
      variables.map((variable) => inQuotes(said.label(voice, variable).replace(/[.…]$/, ''), voice.language)),
      voice.language,
    ),
  coefficient: ({ language }: Voice, value: number) => formatCoefficient(value, language),
  number: ({ language }: Voice, value: number, decimals = 1) => formatNumber(value, language, { decimals }),
  percent: ({ language }: Voice, share: number) => formatPercent(share, language),
};

export const warningTexts = {
  lowAlpha: (voice: Voice, scale: string, alpha: number) =>
    m.analyses_warning_low_alpha(
      {
        scale: said.label(voice, scale),
        alpha: said.coefficient(voice, alpha),
        limit: said.coefficient(voice, thresholds.lowestAlpha),
      },
      { locale: voice.language },
    ),
  fewCases: (voice: Voice, n: number, predictors: number) =>
    m.analyses_warning_few_cases(
      { n, predictors, ratio: said.number(voice, n / predictors), limit: thresholds.casesPerPredictor },
      { locale: voice.language },
    ),
  highVif: (voice: Voice, predictor: string, vif: number) =>
    m.analyses_warning_high_vif(
      { predictor: said.label(voice, predictor), vif: said.number(voice, vif), limit: thresholds.highestVif },
      { locale: voice.language },
    ),
  ceiling: (voice: Voice, variable: string, share: number) =>
    m.analyses_warning_ceiling(
      { variable: said.label(voice, variable), share: said.percent(voice, share) },
      { locale: voice.language },
    ),
  floor: (voice: Voice, variable: string, share: number) =>
    m.analyses_warning_floor(
      { variable: said.label(voice, variable), share: said.percent(voice, share) },
      { locale: voice.language },
    ),
  manyTests: (voice: Voice, tests: number) =>
    m.analyses_warning_many_tests(
      { tests, chance: said.number(voice, tests * 0.05) },
      { locale: voice.language },
    ),
  lostByCorrection: (voice: Voice, variables: readonly string[], q: number) =>
    m.analyses_warning_lost_by_correction(
      { variable: said.labels(voice, variables), q: formatCoefficient(q, voice.language, 3) },
      { locale: voice.language },
    ),
  unequalSpread: (voice: Voice, ratio: number) =>
    m.analyses_warning_unequal_spread({ ratio: said.number(voice, ratio) }, { locale: voice.language }),
  groupsWithheld: (voice: Voice, groups: number, minimum: number) =>
    m.analyses_warning_groups_withheld({ groups, minimum }, { locale: voice.language }),
  meansWithheld: (voice: Voice, groups: number, minimum: number) =>
    m.analyses_warning_means_withheld({ groups, minimum }, { locale: voice.language }),
  /** Of one variable, or of two together. */
  figureWithheld: (voice: Voice, variables: string | readonly string[], minimum: number) => {
    const inputs = { variable: said.labels(voice, variables), minimum };
    const locale = { locale: voice.language };
    return voice.unit === 'office'
      ? m.analyses_warning_figure_withheld_offices(inputs, locale)
      : m.analyses_warning_figure_withheld(inputs, locale);
  },
  singlesOut: (voice: Voice, minimum: number) =>
    m.analyses_warning_singles_out({ minimum }, { locale: voice.language }),
  partSinglesOut: (voice: Voice, minimum: number) =>
    m.analyses_warning_part_singles_out({ minimum }, { locale: voice.language }),
  partWhole: (voice: Voice, parts: readonly string[], whole: string) =>
    m.analyses_warning_part_whole(
      { count: parts.length, names: said.list(voice, parts), whole: said.label(voice, whole) },
      { locale: voice.language },
    ),
  sharedItems: (voice: Voice, x: string, y: string, items: readonly string[]) =>
    m.analyses_warning_shared_items(
      { x: said.label(voice, x), y: said.label(voice, y), items: items.join(', ') },
      { locale: voice.language },
    ),
  selectedPredictors: (voice: Voice, outcome: string, id: string) =>
    m.analyses_warning_selected_predictors(
      { outcome: said.label(voice, outcome), id },
      { locale: voice.language },
    ),
  meanOfChoice: (voice: Voice, variable: string) =>
    m.analyses_warning_mean_of_choice({ variable: said.label(voice, variable) }, { locale: voice.language }),
  perfectFit: (voice: Voice, outcome: string) =>
    m.analyses_warning_perfect_fit({ variable: said.label(voice, outcome) }, { locale: voice.language }),
  modelWithoutVariation: (voice: Voice, outcome: string) =>
    m.analyses_refusal_zero_variance_model(
      { variable: said.label(voice, outcome) },
      { locale: voice.language },
    ),
  pairWithoutVariation: (voice: Voice, x: string, y: string) =>
    m.analyses_refusal_zero_variance_pair(
      { x: said.label(voice, x), y: said.label(voice, y) },
      { locale: voice.language },
    ),
  /** Of a partial or polychoric correlation that has no answer. */
  pairTooClose: (voice: Voice, x: string, y: string, isPolychoric: boolean) => {
    const inputs = { x: said.label(voice, x), y: said.label(voice, y) };
    const options = { locale: voice.language };
    return isPolychoric
      ? m.analyses_refusal_polychoric(inputs, options)
      : m.analyses_refusal_controls(inputs, options);
  },
  notCutFromNormal: (voice: Voice, pairs: number) =>
    m.analyses_warning_not_cut_from_normal({ pairs }, { locale: voice.language }),
  cellsWithheld: (voice: Voice, cells: number, minimum: number) =>
    m.analyses_warning_cells_withheld({ cells, minimum }, { locale: voice.language }),
  crosstabWithoutVariation: (voice: Voice, rows: string, columns: string) =>
    m.analyses_refusal_crosstab(
      { rows: said.label(voice, rows), columns: said.label(voice, columns) },
      { locale: voice.language },
    ),
  smallExpected: (voice: Voice, share: number, smallest: number, hasExact: boolean) => {
    const inputs = { share: said.percent(voice, share), smallest: said.number(voice, smallest) };
    const options = { locale: voice.language };
    return hasExact
      ? m.analyses_warning_small_expected_exact(inputs, options)
      : m.analyses_warning_small_expected(inputs, options);
  },
  leftOut: (voice: Voice, n: number, total: number) =>
    m.analyses_warning_left_out(
      { n, total, share: said.percent(voice, 1 - n / total) },
      { locale: voice.language },
    ),
  fewOffices: (voice: Voice, offices: number, smallestR: number) =>
    m.analyses_warning_few_offices(
      { offices, r: formatCoefficient(smallestR, voice.language, 3) },
      { locale: voice.language },
    ),
  /** Of an office file that nothing can be said of. */
  tooFewOffices: (voice: Voice, variables: readonly string[], offices: number) =>
    m.analyses_refusal_too_few_offices(
      { names: said.list(voice, variables), offices, fewest: fewestOffices },
      { locale: voice.language },
    ),
  ignoredColumns: (voice: Voice, columns: string) =>
    m.analyses_warning_ignored_columns({ columns }, { locale: voice.language }),
};

/** Why something could not be computed, as a sentence that says what to do. */
export function refusalText(voice: Voice, code: string, variable: string): string {
  const inputs = { variable: said.label(voice, variable) };
  const options = { locale: voice.language };
  if (code === 'zero-variance') return m.analyses_refusal_zero_variance(inputs, options);
  if (code === 'too-few-cases') return m.analyses_refusal_too_few_cases(inputs, options);
  if (code === 'collinear') return m.analyses_refusal_collinear(inputs, options);
  if (code === 'too-few-groups') return m.analyses_refusal_too_few_groups(inputs, options);
  if (code === 'too-few-groups-shown') return m.analyses_refusal_too_few_groups_shown(inputs, options);
  if (code === 'too-few-items') return m.analyses_refusal_too_few_items(inputs, options);
  if (code === 'never-together') return m.analyses_refusal_never_together(inputs, options);
  if (code === 'not-converged') return m.analyses_refusal_not_converged(inputs, options);
  if (code === 'no-predictors') return m.analyses_refusal_no_predictors(inputs, options);
  return m.analyses_refusal_other(inputs, options);
}

export function warning(address: string, code: string, text: string): Warning {
  return { about: address, code, text };
}
