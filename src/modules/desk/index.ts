export { askDesk, type DeskAnswer, type DeskGiven } from './ask.ts';
export { type DeskVariable, deskVariables } from './desk-variables.ts';
export { entryLine, nextId } from './entry-line.ts';
export { filterOf, filterText } from './filter-text.ts';
export type { Unfinished } from './fitting-ways.rules.ts';
export { countStudyAsTold, dataFilesOf } from './opened-desk.ts';
export {
  comparisons,
  type DeskQuestion,
  emptyQuestion,
  type FilterComparison,
  type FilterRow,
  type Way,
} from './question.ts';
export { mostFilterRows, mostVariables, readQuestion, writeQuestion } from './question-address.ts';
export { questionOf } from './question-of-entry.ts';
export { withoutAnalyses, withoutPostHoc, withPostHoc } from './study-text.ts';
