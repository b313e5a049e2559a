export {
  type Analysis,
  addAnalysis,
  analysesOf,
  type ChosenAnalysis,
  removeAnalysis,
  setPlanned,
  withAnalysesOnly,
} from './edit-study/analyses.ts';
export { type PeopleDraft, setPeople } from './edit-study/people.ts';
export { mergedScales, newScaleId, type ScaleDraft, scalesOf, setScales } from './edit-study/scales.ts';
export { studyIn } from './edit-study/study-document.ts';
export { setTitle } from './edit-study/title.ts';
export type {
  AnalyseGiven,
  FileKey,
  FileReaders,
  FirstLook,
  GivenAnswers,
  OpenedFile,
  StudiedFile,
} from './opened-file.ts';
export { createOpenedFiles, type OpenedFiles, type OpenedFilesOptions } from './opened-files.ts';
export { analyseOpened, lookAt, readWithStudy } from './read-file.ts';
