export { nearestName } from './parse/nearest-name.ts';
export { type ParsedStudy, parseStudy } from './parse/parse-study.ts';
export { type AnalysisName, analysisNames, analysisOf, significantInOf } from './plan-entry.ts';
export { planHash } from './plan-hash.ts';
export {
  findItem,
  isCalledBySentence,
  isNumericItem,
  itemsOf,
  itemsOfScale,
  labelOf,
  type NamedScale,
  officeFile,
  officeItem,
  optionLabel,
  rangeOf,
  rangeOfItem,
  type ScaleItem,
  scalesIn,
  sourceFileOf,
  type Variable,
  variablesIn,
} from './variables.ts';
