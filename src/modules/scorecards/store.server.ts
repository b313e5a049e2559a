export { sourcesOf } from './import/imports-kept.server.ts';
export { listIndicators, saveIndicators } from './indicators/indicators.server.ts';
export { type OutcomeReading, outcomeReadings } from './outcomes/readings.server.ts';
export { underScorecardLock } from './tables.server.ts';
export { addTargets, listTargets, targetHistory } from './targets/targets.server.ts';
export { listUserSurveyResults, saveUserSurveyResults } from './user-survey/user-survey.server.ts';
export {
  addCorrections,
  listCorrections,
  monthsWithValues,
  removeValue,
  saveValues,
  type ValuesAsked,
  valuesOf,
} from './values/values.server.ts';
