export {
  type Condition,
  type ConditionValue,
  type Test,
  testsIn,
  valuesOf,
  variablesOf,
} from './condition/condition.ts';
export { parseCondition } from './condition/parse-condition.ts';
export { passes } from './condition/passes.ts';
export { sayCondition } from './condition/say-condition.ts';
export { waysToAnswer } from './condition/ways-to-answer.ts';
export { writeCondition } from './condition/write-condition.ts';
export type { Change, ChangeGroup } from './difference/change.ts';
export { type MarkedText, markWords } from './difference/mark-words.ts';
export { studyDifference } from './difference/study-difference.ts';
export { applyFields, type Fields } from './edit/apply-fields.ts';
export { changePart, type PartChange, type PartVerb, partVerbs } from './edit/change-part.ts';
export {
  type DraftInstrument,
  type DraftItem,
  type DraftOffices,
  type DraftScale,
  type DraftSection,
  type DraftStudy,
  type DraftWords,
  draftView,
  wordsIn,
} from './edit/draft-view.ts';
export { editText } from './edit/edit-text.ts';
export { idFromWords } from './edit/id-from-words.ts';
export { type MissingWords, missingWords } from './edit/missing-words.ts';
export { previewStudy } from './edit/preview-study.ts';
export { asNewStudy, blankStudy } from './edit/start-study.ts';
export type { OfficeToTake } from './edit/take-offices.ts';
export { withoutNames } from './edit/without-names.ts';
export type { ImportRemark, RemarkKind } from './import/draft/report.ts';
export {
  type ImportedQuestionnaire,
  importQuestionnaire,
  type QuestionnaireFormat,
} from './import/import-questionnaire.ts';
export { type MergedTexts, mergeTexts } from './merge/merge-texts.ts';
export { isNoDegree, isQuestionnaireWord, placeOfWord } from './names/answer-words.ts';
export { comparable } from './names/comparable.ts';
export { Ids, plainLetters, studyIdOf } from './names/identifiers.ts';
export { pointsToPerson } from './names/points-to-person.ts';
export { officeSizeItem, officeSizeVariable, sizeOfOffice } from './offices/office-size.ts';
export { officeOfUnit, unitOfOffice } from './offices/office-units.ts';
export { type Finding, finding, findingAtKey, type Path, sayWithSuggestion } from './parse/finding.ts';
export { nearestName } from './parse/nearest-name.ts';
export { type ParsedStudy, parseStudy, sha256Of } from './parse/parse-study.ts';
export { type PlacedProblem, readStudy, type StudyReading } from './parse/read-study.ts';
export { readYaml } from './parse/read-yaml.ts';
export { conditionOf } from './plan/condition-of.ts';
export { planKinds } from './plan/kinds.ts';
export {
  type AnalysisName,
  analysisNames,
  analysisOf,
  fileOf,
  type OptionsOf,
  optionsOf,
  significantInOf,
} from './plan/plan-entry.ts';
export { planHash } from './plan/plan-hash.ts';
export { namedPredictors } from './plan/regress/named-predictors.rules.ts';
export { whereProblems } from './plan/where-problems.ts';
export {
  endsOf,
  findItem,
  hasOfficeSize,
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
