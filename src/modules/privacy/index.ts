export {
  type CodeKey,
  type Invitation,
  type InvitationState,
  type LetterKind,
  type LetterState,
  type Look,
  letterKinds,
  type NewInvitation,
  type WavePlace,
} from './code-key/code-key.ts';
export { type CrosstabVerdict, crosstabVerdict } from './disclosure/crosstab-cells.rules.ts';
export {
  type Cell,
  isWithheld,
  type Microdata,
  type MicrodataReport,
  type MicrodataRow,
  type ReleasedTexts,
  type Respondent,
  releaseFreeTexts,
  releaseMicrodata,
} from './disclosure/microdata/release-microdata.ts';
export {
  type DisclosurePolicy,
  groupVerdicts,
  isLargeEnough,
  type Verdict,
  type WithheldReason,
} from './disclosure/minimum-group.rules.ts';
export {
  gather,
  gatherList,
  releaseCrosstab,
  releaseFigure,
  releaseGroups,
  revive,
} from './disclosure/release.ts';
export { type Released, viewOf } from './disclosure/released.ts';
export type { AnswersOfRows } from './disclosure/row-sets/alike.rules.ts';
export {
  allRows,
  bothOf,
  countRows,
  eitherOf,
  hasRow,
  keyOf,
  noRows,
  othersThan,
  type RowSet,
  rowSetOf,
} from './disclosure/row-sets/row-set.ts';
export { createSetLedger, type SetLedger, type SumsAsked } from './disclosure/row-sets/set-ledger.ts';
export { type ReadableTexts, releaseTextsToRead, type TextWithId } from './disclosure/texts/release-texts.ts';
export {
  releaseThemes,
  type SortedTheme,
  type ThemeCount,
  type ThemeCounts,
  type ToldThemes,
} from './disclosure/texts/release-themes.ts';
export { type Advice, adviseAgainstIdentifying } from './identifiability/advise.rules.ts';
export {
  type Exposure,
  estimateIdentifiability,
  type KnownGroup,
  type PointingQuestion,
} from './identifiability/estimate.rules.ts';
export {
  type InformationFacts,
  type InformationPart,
  informationText,
  participantInformation,
} from './information/participant-information.ts';
export type {
  InformantContact,
  InterviewKey,
  InterviewKeyLook,
  StudyPlace,
} from './interview-key/interview-key.ts';
export { destroyPaperKey, openPaper, sealPaper } from './interview-key/papers.ts';
export type { InterviewReplacements, Replacement } from './interview-key/replacements.ts';
