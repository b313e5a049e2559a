import { m } from '#messages';
import type { QuestionsMean } from '#modules/scorecards/index.ts';
import { categoryName, type UserSurveyCategory } from '#modules/scorecards/schema.ts';
import { formatCoefficient, formatNumber } from '#platform/number-style.ts';
import { useWords } from '#web/language/language.ts';

const tagOf = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** How rounds, means and intervals are said on the user survey's pages. */
export function useSurveyWords() {
  const words = useWords();
  const { language } = words;
  const number = (value: number) => formatNumber(value, language, { decimals: 2 });
  const interval = (ci: readonly [number, number], show = number) =>
    `[${ci.map(show).join(language === 'en' ? ', ' : '; ')}]`;
  return {
    ...words,
    /** "desember 2014". */
    month: (period: string) =>
      new Intl.DateTimeFormat(tagOf[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${period}-01T00:00:00Z`),
      ),
    count: (value: number) => formatNumber(value, language, { decimals: 0 }),
    mean: (value: number | null) => (value === null ? '–' : number(value)),
    interval: ({ ci }: Pick<QuestionsMean, 'ci'>) => (ci ? interval(ci) : null),
    alpha: (value: number | null) => (value === null ? '–' : formatCoefficient(value, language, 2)),
    alphaInterval: (ci: readonly [number, number] | null) =>
      ci ? interval(ci, (value) => formatCoefficient(value, language, 2)) : '',
    category: (category: UserSurveyCategory | 'grand') =>
      category === 'grand' ? words.say(m.scorecards_user_grand) : categoryName(category, language),
  };
}
