export type {
  Agreement,
  AgreementChoice,
  AgreementPage,
  AgreementRow,
  Figure,
  ReckonedRow,
} from './coding/agreement/agreement.ts';
export { reckonInTurn } from './coding/agreement/reckon-in-turn.ts';
export { anchorAt } from './coding/anchors/anchor.ts';
export { findPassage } from './coding/anchors/find-passage.ts';
export type { CodedItem } from './coding/coded-items.ts';
export type { Coder, ComparedCoding, ComparedTurn, SideCounts } from './coding/coders/compare.rules.ts';
export type { Sight } from './coding/coders/sight.rules.ts';
export type {
  Changed,
  CodeTestHint,
  CodingHistory,
  CodingRoom,
  OpenCodes,
  OpenInterview,
  Refused,
  RefusedWhy,
  SideBySide,
  SpokenLanguage,
} from './coding/coding-room.ts';
export { type CodingParts, createCoding } from './coding/create-coding.ts';
export type { Did, HistoryEntry, HistoryFilter } from './coding/history/history.rules.ts';
export type { CodeTest, CodingState } from './coding/log/replay.ts';
export type { Force } from './coding/log/steps.ts';
export { longestCode, type SentStep, type Step, sentStepSchema } from './coding/log/steps.ts';
export { type CodeStatus, type Progress, statusOf } from './coding/progress.rules.ts';
export type { Consent } from './consent/consent.ts';
export { refuseWithoutConsent } from './consent/refuse-without-consent.ts';
export { createExchange } from './exchange/create-exchange.ts';
export type {
  ExchangeLook,
  ImportAnswers,
  ImportLook,
  InterviewExchange,
  StreamedFile,
} from './exchange/exchange.ts';
export type { Exchange } from './exchange/exchanges.server.ts';
export type { ImportLossKind, SummedLoss } from './exchange/in/import-losses.ts';
export type { PlannedSource, SourceWay } from './exchange/in/plan-import.ts';
export type { MethodCounts } from './findings/counts.rules.ts';
export {
  codesOf,
  type Field,
  type Passage,
  type PlacedCode,
  passagesOf,
  type Topic,
  type TopicKind,
} from './findings/field.rules.ts';
export {
  createFindings,
  type Findings,
  type FindingsParts,
  type StandingFindings,
} from './findings/findings.ts';
export { type ForceRow, type Forces, forcesOf } from './findings/forces.rules.ts';
export type { BuildFindings, FindingsMaterial, ReportAsked } from './findings/material.ts';
export { type Matrix, type MatrixRow, matrixOf } from './findings/matrix.rules.ts';
export {
  type Meeting,
  type MeetingTable,
  type MeetingWay,
  meetingsOf,
  meetingTable,
} from './findings/meetings.rules.ts';
export type { ShownQuote } from './findings/quotes/quote.ts';
export type { ListedReport } from './findings/reports/reporting.ts';
export { type FindingsCome, findingsCome } from './findings/standing.rules.ts';
export { type FindingsTable, forcesTable, matrixTable, togetherTable } from './findings/tables.ts';
export type { Judgement, KeptTheme, SurveyReport } from './findings/themes/theme.ts';
export { changeGuide, lastQuestionOf } from './guide/change-guide.rules.ts';
export {
  emptyGuide,
  type Guide,
  type GuidePart,
  type GuideQuestion,
  type GuideVersion,
  questionsOf,
} from './guide/guide.ts';
export { guideAsText, guideFromText } from './guide/guide-text.ts';
export { readyMadeGuide } from './guide/ready-made-guide.ts';
export { createInformants, type Informants } from './informants/informants.ts';
export type { InterviewProgress } from './informants/interview-parts.ts';
export type { NextStep } from './informants/next-step.rules.ts';
export type { InterviewsOverview } from './informants/overview.ts';
export type { OverviewRow } from './informants/overview-row.ts';
export { contactsInLines } from './informants/people-lines.rules.ts';
export type { InterviewSettings } from './informants/settings.server.ts';
export { mayPrepare } from './informants/who-may.ts';
export type { TextsAgreementChoice } from './open-answers/agreement.rules.ts';
export { isHeading } from './open-answers/code-test.rules.ts';
export type { ComparedRow } from './open-answers/compare-rows.rules.ts';
export { createOpenAnswers } from './open-answers/create-open-answers.ts';
export type { BatchEntry } from './open-answers/history-of-question.rules.ts';
export type {
  LikelyName,
  ListedQuestion,
  NamesLook as TextNamesLook,
  OpenAgreement,
  OpenAnswers,
  OpenChanged,
  OpenHistory,
  OpenQuestion,
  OpenQuestionCodes,
  OpenSideBySide,
  QuestionHead,
  QuestionIds,
  Review as TextReview,
  SideChoice,
  Telling,
} from './open-answers/open-answers.ts';
export type { OpenAnswersParts } from './open-answers/question.ts';
export {
  type Filter,
  type Look,
  type RowCode,
  rowsAtATime,
  type TextRow,
} from './open-answers/rows.rules.ts';
export { type SentOpenStep, sentOpenStepSchema } from './open-answers/sent-steps.ts';
export { wholeQuestion } from './open-answers/whole-question.ts';
export type { RecordingCopy } from './recordings/copies/copies.server.ts';
export type { SoundOfInterview } from './recordings/copies/taking-out.ts';
export type { TakenIn } from './recordings/keeping-pieces.ts';
export type { ReadableRecording } from './recordings/read-recording.ts';
export type { Recording, RecordingReceipt } from './recordings/recording.ts';
export type { AskedRecording } from './recordings/recording-parts.ts';
export { createRecordings, type RecordingLook, type Recordings } from './recordings/recordings.ts';
export { endingOf } from './recordings/sound-kind.ts';
export type { Engine } from './recordings/transcriber/ask-engine.ts';
export {
  createTranscriber,
  type SpokenIn,
  type Transcriber,
  type TranscriberLook,
} from './recordings/transcriber/transcriber.ts';
export type { Transfer, TransferOutcome } from './recordings/transcriber/transfer.ts';
export { makeSheet } from './sheet/make-sheet.ts';
export type { InformationSheet, SheetVersion, UnfinishedPart } from './sheet/sheet.ts';
export { type BenchLook, newDraftId } from './transcripts/bench/bench.ts';
export { type DraftPlace, type DraftTurn, draftChangesSchema } from './transcripts/bench/draft.rules.ts';
export { draftAsText, draftFromText } from './transcripts/bench/draft-text.ts';
export type { Draft } from './transcripts/bench/drafts.server.ts';
export type { CodingsToMove, PlacedCoding } from './transcripts/codings-to-move.ts';
export { noCodings } from './transcripts/codings-to-move.ts';
export type { ShownChange, WhatChanged } from './transcripts/edit/what-changed.ts';
export {
  type GivenTranscript,
  type ImportedTranscript,
  readTranscript,
} from './transcripts/import/read-transcript.ts';
export { sayTime } from './transcripts/import/timestamps.ts';
export type { KeptVersion, VersionCause } from './transcripts/kept-version.ts';
export type { NameInContext } from './transcripts/names/in-context.rules.ts';
export type { NameDecision, NamesLook, SuggestedName } from './transcripts/names/names-look.ts';
export type { StandInWords } from './transcripts/pseudonyms/stand-ins.rules.ts';
export type { KnownName, NameKind } from './transcripts/pseudonyms/suggest.rules.ts';
export { createTranscripts, type TranscriptState, type Transcripts } from './transcripts/transcripts.ts';
export type { CodingAnswer, TurnGiven } from './transcripts/use/editing.ts';
export type { ConfirmedImport, SpeakerChoice, TranscriptPreview } from './transcripts/use/importing.ts';
export type { AskingCoding } from './transcripts/use/move-codings.ts';
export type { AskedInterview } from './transcripts/use/transcript-parts.ts';
export type { InterviewEraser, MaterialCounts } from './withdrawal/eraser.ts';
export type { RemovedCounts } from './withdrawal/removed.ts';
export type { WithdrawalLook } from './withdrawal/withdrawals.ts';
