import { m } from '#messages';
import { type PowerView, powerView } from '#modules/reports/index.ts';
import type { Language } from '#platform/language.ts';
import { type PowerDesign, StatisticsError } from '#statistics';

/** The form as it was filled in, so that it can be shown so again. */
export type AskedPower = {
  readonly for: string;
  readonly n: string;
  readonly predictors: string;
  readonly groups: string;
  readonly power: string;
};
export type AnsweredPower = {
  readonly asked: AskedPower;
  readonly view: Pick<PowerView, 'sentences' | 'figure' | 'table'> | null;
  readonly mistake: string | null;
};

const unasked: AskedPower = { for: 'correlation', n: '', predictors: '4', groups: '3', power: '80' };
/** Beyond this nobody asks, and the curve would take long to draw. */
const most = { n: 100_000, predictors: 100, groups: 200 };

/** Reads the question in a page's address and answers it, or says what is wrong with it. */
export function answerPowerQuestion(parameters: URLSearchParams, language: Language): AnsweredPower {
  const locale = { locale: language };
  if (!parameters.has('n')) return { asked: unasked, view: null, mistake: null };
  const field = (name: keyof AskedPower) => (parameters.get(name) ?? unasked[name]).trim().slice(0, 20);
  const asked: AskedPower = {
    for: field('for'),
    n: field('n'),
    predictors: field('predictors'),
    groups: field('groups'),
    power: field('power'),
  };
  const mistaken = (mistake: string) => ({ asked, view: null, mistake });
  const design = designOf(asked);
  const n = wholeNumber(asked.n, most.n);
  const percent = Number(asked.power.replace(',', '.').replace(/\s*%$/, ''));
  if (n === null) return mistaken(m.web_power_mistake_n({ most: most.n }, locale));
  if (design === null) return mistaken(m.web_power_mistake_design(most, locale));
  if (!(percent >= 10 && percent <= 99)) return mistaken(m.web_power_mistake_power({}, locale));
  try {
    const { sentences, figure, table } = powerView({ design, n, power: percent / 100 }, language);
    return { asked, view: { sentences, figure, table }, mistake: null };
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error;
    return mistaken(m.web_power_mistake_few({}, locale));
  }
}

function designOf(asked: AskedPower): PowerDesign | null {
  switch (asked.for) {
    case 'correlation':
    case 'twoGroups':
      return { kind: asked.for };
    case 'regression': {
      const predictors = wholeNumber(asked.predictors, most.predictors);
      return predictors === null ? null : { kind: 'regression', predictors };
    }
    case 'oneWay': {
      const groups = wholeNumber(asked.groups, most.groups);
      return groups === null || groups < 2 ? null : { kind: 'oneWay', groups };
    }
    default:
      return null;
  }
}

function wholeNumber(text: string, largest: number): number | null {
  if (!/^\d{1,3}([ .\u00a0]?\d{3})*$/.test(text) && !/^\d+$/.test(text)) return null;
  const number = Number(text.replace(/[ .\u00a0]/g, ''));
  return number >= 1 && number <= largest ? number : null;
}
