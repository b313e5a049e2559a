export { type AnalyseStudyInput, analyseStudy, officeFileName } from './analyse-study.ts';
export type { AnswerTable, DecodedColumn, OutcomeTable } from './answers/answer-table.ts';
