export {
  countInterview as countCodings,
  countPassages,
  eraseInterview as eraseCodings,
  listPlacedCodings,
  movePlacedCodings,
  removePlacedCodings,
} from './coding/for-others.server.ts';
export { appendSteps } from './coding/log/log.server.ts';
export { replaceInLog } from './coding/log/replace-names.server.ts';
export { forgetLeft, forgetSeats } from './coding/presence/presence.server.ts';
export {
  addInformant,
  addInterview,
  findInterview,
  listInformants,
  listInterviews,
  markHeld,
} from './core/interviews.server.ts';
export { exchangeEraser } from './exchange/exchanges.server.ts';
export { findingsEraser } from './findings/erase.server.ts';
export { replaceInFindings } from './findings/replace-names.server.ts';
export { asOthersRead } from './open-answers/reviews.server.ts';
export { createRecordingEraser } from './recordings/ending.ts';
export { listStates as listRecordingStates } from './recordings/recordings.server.ts';
export { transferEraser } from './recordings/transcriber/transfers.server.ts';
export { createTranscriptEraser } from './transcripts/store/erase.server.ts';
export { createNameEraser } from './transcripts/store/erase-names.server.ts';
export { loadTranscript } from './transcripts/store/load-transcript.ts';
export { listCurrentVersions } from './transcripts/store/versions.server.ts';
export { tablesWithWords } from './withdrawal/tables-with-words.server.ts';
