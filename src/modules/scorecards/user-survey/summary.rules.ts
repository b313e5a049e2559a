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
  const weighted = (meanOf: (office: OfficeSummary) => number | null) => {
    const there = offices.filter((office) => meanOf(office) !== null);
    const answers = exactSum(there.map((office) => office.answers));
    return answers === 0 ? null : exactSum(there.map((one) => one.answers * meanOf(one)!)) / answers;
  };
  return {
    offices,
    answers: exactSum(results.map(({ answers }) => answers)),
    all: {
      ...byCategory((category) => weighted((office) => office.categories[category].mean)),
      grand: weighted(({ grand }) => grand.mean),
    },
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
 * The SD of a mean of several questions is at most the mean of their SDs, however they go together (and equal to it when
 * they go together wholly), so its standard error is at most the mean of theirs. What users' answers to two questions
 * have in common is not known here, since only means by question are taken in.
 */
function meanOver(questions: readonly string[], { questions: given }: UserSurveyResult): QuestionsMean {
  const there = questions.flatMap((id) => given[id] ?? []);
  const counts = { asked: there.length, of: questions.length };
  if (2 * there.length < questions.length) return { mean: null, ci: null, ...counts };
  const mean = exactSum(there.map((one) => one.mean)) / there.length;
  const errors = there.flatMap(({ sd, n }) =>
    sd !== null && n !== null && n > 1 ? [sd / Math.sqrt(n)] : [],
  );
  if (errors.length < there.length) return { mean, ci: null, ...counts };
  const fewest = Math.min(...there.map(({ n }) => n!));
  const margin = studentTQuantile(0.975, fewest - 1) * (exactSum(errors) / errors.length);
  return { mean, ci: [mean - margin, mean + margin], ...counts };
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
