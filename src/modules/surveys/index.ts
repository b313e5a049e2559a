export {
  type Answering,
  type AnsweringOptions,
  addressOf,
  createAnswering,
  type Trial,
  type Visit,
} from './answering/answering.ts';
export {
  conditionOn,
  type Given,
  isAsked,
  nothingGiven,
  sectionToGoOn,
  unanswered,
} from './answering/asked.rules.ts';
export {
  type CheckedSection,
  checkSection,
  type FieldProblem,
  type Section,
} from './answering/check-section.rules.ts';
export { type Bounces, createBounces, type Proposals } from './bounces/bounces.ts';
export { closeWave } from './close-wave.ts';
export { type CountCell, countCells, dayOf, reachedOf } from './following/counts.ts';
export { createFollowing, type FollowedWave, type Following } from './following/following.ts';
export type { WhileCustodyHolds } from './frame/enter-frame.ts';
export type { FrameGroup } from './frame/frame-counts.rules.ts';
export { createFrames, type FrameLook, type Frames } from './frame/frames.ts';
export type { HeldFrame, NewPerson } from './frame/import-frame.ts';
export type { PeoplePage } from './frame/people-in-frame.ts';
export { isInvitationReady } from './letters/invitation-ready.ts';
export { createLetters, type Letters } from './letters/letters.ts';
export type { LetterLook, LettersLook } from './letters/letters-look.ts';
export type { Outbox } from './letters/outbox.ts';
export { startSending } from './letters/sending.ts';
export type { SendingParts } from './letters/sending-parts.ts';
export type { Template } from './letters/template.ts';
export type { LetterWordsLook } from './letters/words-look.ts';
export type { Link } from './links/link.ts';
export type { OpenVisit } from './links/open-link.ts';
export { readCode, spellCode } from './open-links/code.rules.ts';
export type { OpenLink } from './open-links/open-links.server.ts';
export { audiencesOf, createOpenLinks, type OpenLinks } from './open-links/open-links.ts';
export { type CodeVisit, type CodeVisits, createCodeVisits, mostStartsAnHour } from './open-links/visits.ts';
export { newWaveId, openWave } from './open-wave.ts';
export type { UnitsWish } from './reporting-units/decide-units.ts';
export type { UnitsLook } from './reporting-units/look-at-units.ts';
export { type OfficeInRegister, officesInRegister } from './reporting-units/offices-in-register.rules.ts';
export { studyInUnits } from './reporting-units/study-in-units.rules.ts';
export type { ReportingUnit, UnitProblem } from './reporting-units/units.rules.ts';
export type { FrameField } from './schema.ts';
export { mostTextCharacters } from './sealing/answer-bytes.ts';
export { type AnswerFile, answerFiles } from './waves/answer-files.rules.ts';
export { doWhatTheDayAsks } from './waves/days-come.ts';
export type { WaveHouse } from './waves/house.ts';
export {
  createPilotLetters,
  type PilotLetters,
  type PilotLettersLook,
} from './waves/pilot/pilot-letters.ts';
export type { Pilot, TesterProblem } from './waves/pilot/run-pilot.ts';
export { trialAddressOf, withTrials } from './waves/pilot/try-out.ts';
export type { Check } from './waves/readiness.rules.ts';
export { forgetSecrets, hasSecrets } from './waves/secrets-of-waves.ts';
export type { SeenStudy, SeenWave, WaveIds } from './waves/see-wave.ts';
export {
  audiencesOf as audiencesAsked,
  type SettingField,
  type SettingProblem,
  type SettingsForm,
  type WaveSettings,
} from './waves/wave-settings.rules.ts';
export { createWaves, type Waves } from './waves/waves.ts';
export type { Turn } from './waves/whose-turn.ts';
