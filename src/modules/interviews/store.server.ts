export {
  addInformant,
  addInterview,
  findInterview,
  listInformants,
  listInterviews,
  markHeld,
} from './core/interviews.server.ts';
export { eraseTranscript } from './transcripts/store/erase.server.ts';
export { loadTranscript } from './transcripts/store/load-transcript.ts';
