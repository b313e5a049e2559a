export {
  type Answering,
  type AnsweringOptions,
  addressOf,
  createAnswering,
  unanswered,
  type Visit,
} from './answering/answering.ts';
export { conditionOn, type Given, isAsked, nothingGiven } from './answering/asked.rules.ts';
export {
  type CheckedSection,
  checkSection,
  type FieldProblem,
  type Section,
} from './answering/check-section.rules.ts';
export { closeWave } from './close-wave.ts';
export type { Link } from './links/link.ts';
export { newWaveId, openWave } from './open-wave.ts';
export { mostTextCharacters } from './sealing/answer-bytes.ts';
export { forgetSecrets, hasSecrets } from './waves/secrets-of-waves.ts';
export type { SeenStudy, SeenWave, Waves } from './waves/waves.ts';
