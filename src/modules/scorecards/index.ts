export { attainmentOf, type MeanAttainment, meanAttainments } from './attainment/attainment.rules.ts';
export type { Confirmed, ImportDone } from './import/imports.ts';
export type { ImportPreview } from './import/preview.ts';
export { monthIn } from './import/written-months.rules.ts';
export { readIndicatorSet } from './indicators/read-indicator-set.ts';
export {
  type OfficeOutcomes,
  type OutcomeOffice,
  officeOutcomes,
  outcomesCsv,
} from './outcomes/office-outcomes.rules.ts';
export { notReckonedOf, onlyAdds, periodOfStudy, type ReadingContents } from './outcomes/reading.rules.ts';
export { type OutcomesWanted, readOutcomesNow, takeReading } from './outcomes/take-reading.ts';
export { sayAttainment, sayValue, smallestDenominator } from './schema.ts';
export type { ScorecardParts } from './scorecard-parts.ts';
export {
  type Board,
  createScorecards,
  type IndicatorView,
  type NewTarget,
  type Scorecards,
} from './scorecards.ts';
export { type PerSize, perSizeOf, perSizeTogether, type SizeGiven } from './size/per-size.rules.ts';
export { sizeIn } from './size/size-in.rules.ts';
export { isAfterTheFact, targetFor, targetOver } from './targets/target-for.rules.ts';
export type { UserSurveyPreview } from './user-survey/imports.ts';
export type { OverPersons, OwnRound } from './user-survey/own-rounds.ts';
export { isUserSurvey } from './user-survey/questions.ts';
export type { SurveyFile } from './user-survey/read-results.ts';
export {
  type OfficeSummary,
  type OverOffices,
  type QuestionsMean,
  type UserSurveySummary,
  userSurveySummary,
} from './user-survey/summary.rules.ts';
export {
  createUserSurvey,
  type UserSurvey,
  type UserSurveyOfUnit,
  type UserSurveyView,
} from './user-survey/user-survey.ts';
export type { UserSurveyParts } from './user-survey/user-survey-parts.ts';
export { countsOf, intervalOf } from './values/interval.rules.ts';
export {
  isIn,
  isMonth,
  isOver,
  monthNumber,
  monthOf,
  monthsIn,
  type Period,
  yearTo,
} from './values/months.rules.ts';
export { type PeriodValue, periodValue } from './values/period-value.rules.ts';
export { addUp, endOfParts, seriesThroughMergers } from './values/series.rules.ts';
export { mayBeShown, shownOf } from './values/shown.rules.ts';
export { type Trend, trendOf } from './values/trend.rules.ts';
export type { BoardRow, OfficeRow } from './views/board.ts';
