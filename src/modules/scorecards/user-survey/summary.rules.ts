import { cronbachAlpha, exactSum, StatisticsError, studentTQuantile } from '#statistics';
import type { UserSurveyResult } from '../schema.ts';
import {
  questionsOf,
  type UserSurveyCategory,
  userSurveyCategories,
  userSurveyQuestions,
} from './question-list.ts';

/** The mean over some questions. `asked` of `of` questions have a mean; null where that is less than half. */
export type QuestionsMean = {
  readonly mean: number | null;
  /** At least 95 %: as wide as it can be whatever the questions have in common. Null without spreads. */
  readonly ci: readonly [number, number] | null;
  readonly asked: number;
  readonly of: number;
};
export type OfficeSummary = {
  readonly unit: string;
  readonly answers: number;
  readonly categories: Readonly<Record<UserSurveyCategory, QuestionsMean>>;
  /** Over all questions alike, as the 2015 study reckoned it; not over the four categories. */
  readonly grand: QuestionsMean;
};
export type OverOffices = {
  /** Cronbach's alpha with offices as cases; null with too few of them. */
  readonly alpha: number | null;
  readonly ci: readonly [number, number] | null;
  readonly offices: number;
};
export type UserSurveySummary = {
  readonly offices: readonly OfficeSummary[];
  readonly answers: number;
  /** Everybody: each office's mean counted by its number of answers. */
  readonly all: Readonly<Record<UserSurveyCategory | 'grand', number | null>>;
  /** Its interval: other users answered in each office. Null where an office has no interval. */
  readonly allCi: Readonly<Record<UserSurveyCategory | 'grand', readonly [number, number] | null>>;
  readonly reliability: Readonly<Record<UserSurveyCategory | 'grand', OverOffices>>;
};

/**
 * One round of a user survey in few numbers: means of categories and of everything, office by office and for all, and
 * how reliably the questions of a category tell offices apart.
 *
 * @param results one an office, of one round
 */
export function userSurveySummary(results: readonly UserSurveyResult[]): UserSurveySummary {
  const offices = results.map(
    (result): OfficeSummary => ({
      unit: result.unit,
      answers: result.answers,
      categories: byCategory((category) => meanOver(questionsOf(category), result)),
      grand: meanOver(allQuestions, result),
    }),
  );
  const everybody = (partOf: (office: OfficeSummary) => QuestionsMean) =>
    overEverybody(offices.map((office) => ({ ...partOf(office), answers: office.answers })));
  const all = {
    ...byCategory((category) => everybody(({ categories }) => categories[category])),
    grand: everybody(({ grand }) => grand),
  };
  return {
    offices,
    answers: exactSum(results.map(({ answers }) => answers)),
    all: { ...byCategory((category) => all[category].mean), grand: all.grand.mean },
    allCi: { ...byCategory((category) => all[category].ci), grand: all.grand.ci },
    reliability: {
      ...byCategory((category) => overOffices(questionsOf(category), results)),
      grand: overOffices(allQuestions, results),
    },
  };
}

const allQuestions = userSurveyQuestions.map(({ id }) => id);

function byCategory<T>(of: (category: UserSurveyCategory) => T): Record<UserSurveyCategory, T> {
  return Object.fromEntries(userSurveyCategories.map((category) => [category, of(category)])) as Record<
    UserSurveyCategory,
    T
  >;
}

/**
 * The mean of several questions, with an interval from what is known of each by itself.
 *
 * The standard error of a mean of questions is at most the mean of their standard errors, however the answers go together
 * (Minkowski's inequality), and is that where they go together wholly. What users' answers to two questions have in common
 * is not known here, as only means by question are taken in: so the interval is as wide as it can be, and covers at least
 * 95 %. Why no narrower one: docs/methods/mean-of-question-means.md.
 */
function meanOver(
  questions: readonly string[],
  { questions: given, answers }: UserSurveyResult,
): QuestionsMean {
  const there = questions.flatMap((id) => given[id] ?? []);
  const counts = { asked: there.length, of: questions.length };
  if (2 * there.length < questions.length) return { mean: null, ci: null, ...counts };
  const mean = exactSum(there.map((one) => one.mean)) / there.length;
  // A sheet that does not say how many answered each question says how many answered.
  const errors = there.flatMap(({ sd, n }) =>
    sd !== null && (n ?? answers) > 1 ? [sd / Math.sqrt(n ?? answers)] : [],
  );
  if (errors.length < there.length) return { mean, ci: null, ...counts };
  const fewest = Math.min(...there.map(({ n }) => n ?? answers));
  const margin = studentTQuantile(0.975, fewest - 1) * (exactSum(errors) / errors.length);
  return { mean, ci: [mean - margin, mean + margin], ...counts };
}

/**
 * Every office's mean counted by its answers. Each office has users of its own, so that the margins add up as squares:
 * the margin of the whole is √Σ(wⱼmⱼ)², which is no narrower than one from the offices' standard errors.
 */
function overEverybody(
  offices: readonly (Pick<QuestionsMean, 'mean' | 'ci'> & { readonly answers: number })[],
): { readonly mean: number | null; readonly ci: readonly [number, number] | null } {
  const there = offices.filter(({ mean }) => mean !== null);
  const answers = exactSum(there.map((office) => office.answers));
  if (answers === 0) return { mean: null, ci: null };
  const mean = exactSum(there.map((one) => one.answers * one.mean!)) / answers;
  if (there.some(({ ci }) => ci === null)) return { mean, ci: null };
  const squares = there.map(({ ci, answers: own }) => ((own / answers) * ((ci![1] - ci![0]) / 2)) ** 2);
  const margin = Math.sqrt(exactSum(squares));
  return { mean, ci: [mean - margin, mean + margin] };
}

/** Fewer offices than this say next to nothing of alpha. */
const fewestOffices = 5;

function overOffices(questions: readonly string[], results: readonly UserSurveyResult[]): OverOffices {
  const complete = results.filter(({ questions: given }) => questions.every((id) => given[id]));
  const none = { alpha: null, ci: null, offices: complete.length };
  if (complete.length < fewestOffices) return none;
  try {
    const columns = questions.map((id) => complete.map(({ questions: given }) => given[id]!.mean));
    const { alpha, confidenceInterval } = cronbachAlpha(columns);
    return { alpha, ci: confidenceInterval, offices: complete.length };
  } catch (error) {
    if (error instanceof StatisticsError) return none;
    throw error;
  }
}
