export {
  aggregationFinding,
  aggregationTable,
  aggregationVerdictList,
  agreementsTable,
} from './aggregation/table.ts';
export { enoughAgreement } from './aggregation/verdict.rules.ts';
export {
  type AnalyseStudyInput,
  analyseStudy,
  type Beside,
  buildDataFiles,
  type DataFiles,
  officeFileName,
} from './analyse-study.ts';
export type { AnswerTable, DecodedColumn, OutcomeTable } from './answers/answer-table.ts';
export { type Codebook, type CodebookVariable, codebookOf } from './answers/codebook/codebook.ts';
export { type ReleasedVariable, releaseCodebook } from './answers/codebook/release-codebook.ts';
export { type ReadAnswersInput, readAnswers } from './answers/read-answers.ts';
export { type ReadOutcomesInput, readOutcomes } from './answers/read-outcomes.ts';
export { groupMeansTable, meansFinding, pairsTable, testedSize } from './compare-means/table.ts';
export { pairedFinding, pairedSizesTable, pairedTable, pairName, quoted } from './compare-paired/table.ts';
export { twoWayCellsTable, twoWayFinding, twoWaySimpleTable, twoWayTable } from './compare-two-way/table.ts';
export {
  confirmedLoadingsTable,
  confirmFinding,
  confirmFitTable,
  modificationTables,
  validityTable,
} from './confirm/table.ts';
export { correlationFinding, matrixFinding } from './correlate/finding.ts';
export { smallSampleTable } from './correlate/small-sample-table.ts';
export { correlationMatrixTable, correlationTable, strongestFirst } from './correlate/table.ts';
export { crosstabFinding, crosstabTable } from './crosstab/table.ts';
export { descriptionFinding, descriptionTable } from './describe/table.ts';
export { exploreFinding } from './explore/finding.ts';
export { factorCorrelationsTable, loadingsTable } from './explore/table.ts';
export { admitEntry, keepPlaceOfScales } from './filters/admit-entry.ts';
export { nothingTold, type Told } from './filters/told.ts';
export { frequencyFinding, frequencyTable } from './frequencies/table.ts';
export { fitFinding, fitTable } from './goodness-of-fit/table.ts';
export { factorMeansTable, invarianceFinding, invarianceTable, unequalTables } from './invariance/table.ts';
export { logisticFinding } from './logistic/finding.ts';
export { logisticTable, oddsText } from './logistic/table.ts';
export { covariatesNote, mediationFinding, mediationTable } from './mediation/table.ts';
export { methodBiasFinding, methodBiasTable } from './method-bias/table.ts';
export {
  missingFinding,
  missingTable,
  mostMissingFirst,
  patternTable,
  relatedTable,
} from './missing/table.ts';
export { multilevelFinding, multilevelTable } from './multilevel/table.ts';
export { levelOf } from './multilevel/tests.rules.ts';
export {
  createOfficeClimates,
  type OfficeClimateOf,
  type OfficeClimates,
} from './office-climate/climates.ts';
export { type ReportedTogether, withReportedTogether } from './office-climate/reported-together.ts';
export { keepPlaceOfClimate, runOfficeClimate } from './office-climate/run.ts';
export {
  answerPower,
  designOf,
  type PowerAnswer,
  type PowerPoint,
  type PowerQuestion,
} from './power/question.ts';
export { effectNumber, effectSymbol, powerSentences } from './power/say.ts';
export { type Proposal, proposedFile, proposeStudy } from './proposals/propose-study.ts';
export { type ProposalFromFile, proposeStudyFrom } from './proposals/propose-study-from.ts';
export { blocksTable, modelsTable, selectionTable } from './regress/blocks-table.ts';
export { diagnosticsTable } from './regress/diagnostics-table.ts';
export { regressionFinding } from './regress/finding.ts';
export { regressionTable } from './regress/table.ts';
export { itemTables, reliabilityFinding, reliabilityTable } from './reliability/table.ts';
export { newTable } from './tables/new-table.ts';
export {
  adjustedSymbol,
  cells,
  type EntryFamily,
  howIdOf,
  label,
  mention,
  type NameContext,
  provenanceOf,
  symbol,
  type TableContext,
} from './tables/table-context.ts';
export { withInterval } from './tables/with-interval.ts';
