import type { Actor } from '#modules/organisation/schema.ts';
import type { DraftStudy, Fields, MissingWords, PartChange, PlacedProblem } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { WaveState } from '#modules/surveys/schema.ts';
import type { Language } from '#platform/language.ts';

/** A study in the list of those one has a role in. */
export type MyStudy = {
  readonly studyId: string;
  readonly title: string;
  readonly savedAt: Date;
  readonly mayEdit: boolean;
  /** The newest wave; null before there is any. */
  readonly wave: { readonly waveId: string; readonly title: string; readonly state: WaveState } | null;
};

/** What was done in a step of a draft. */
export type DraftAction =
  | 'write'
  | 'typing'
  | 'add'
  | 'delete'
  | 'move'
  | 'duplicate'
  | 'offices'
  | 'text'
  | 'merge'
  | 'theirs';

/** A study on somebody's desk: the newest version, and on top of it what they have not saved. */
export type OpenDraft = {
  readonly studyId: string;
  /** The newest version there is. */
  readonly version: number;
  /** The version the writing began from; an older one when somebody else has saved since. */
  readonly basedOn: number;
  /** Who saved the newest version. */
  readonly savedBy: string;
  /** Counts the steps of the draft; 0 when nothing is unsaved. */
  readonly step: number;
  readonly lastAction: DraftAction | null;
  readonly text: string;
  readonly fileName: string;
  /** Null when the text is no YAML; then it can only be mended as text. */
  readonly draft: DraftStudy | null;
  readonly problems: readonly PlacedProblem[];
  readonly missing: readonly MissingWords[];
  readonly isChanged: boolean;
  readonly mayEdit: boolean;
  readonly waves: readonly { readonly title: string; readonly version: number; readonly state: WaveState }[];
};

export type Version = {
  readonly version: number;
  readonly savedAt: Date;
  readonly savedBy: string;
  readonly note: string;
  /** The titles of the waves that ask by this version. */
  readonly waves: readonly string[];
};

export type DraftChange = {
  /** The step that the form was made from. */
  readonly step: number;
  readonly basedOn: number;
  readonly fields: Fields;
  readonly part?: PartChange;
  /** Sent while somebody types: goes together with the step before, if that was typing too. */
  readonly isTyping?: boolean;
};
export type Changed = {
  readonly step: number;
  /** What was changed or made, to go on from. */
  readonly at: string | null;
  /** Whether another window had written since the form was made; what it wrote is one step back. */
  readonly isOverOther: boolean;
};

/** What is shown on the phone. */
export type PreviewWanted = {
  readonly instrument: string;
  /** `start`, `review`, or the number of a section from 1. */
  readonly page: string;
  readonly language: Language;
  readonly path: string;
};
export type PreviewPage = { readonly html: string; readonly contentSecurityPolicy: string };

/** Studies as those who make them work with them. Whoever may not see a study is answered as if there were none: null. */
export type StudyDesk = {
  list(actor: Actor): Promise<readonly MyStudy[]>;
  /** @returns the id of the new study, which the actor leads */
  create(
    actor: Actor,
    given:
      | { readonly kind: 'blank' | 'example' | 'userSurvey'; readonly title: string }
      | { readonly kind: 'file'; readonly text: string; readonly fileName: string },
  ): Promise<string>;
  open(actor: Actor, studyId: string): Promise<OpenDraft | null>;
  change(actor: Actor, studyId: string, change: DraftChange): Promise<Changed>;
  /** Puts a whole text in the place of the draft's, whatever it says. */
  write(actor: Actor, studyId: string, given: { readonly text: string }): Promise<void>;
  undo(actor: Actor, studyId: string): Promise<void>;
  /** Forgets what is not saved. */
  discard(actor: Actor, studyId: string): Promise<void>;
  /**
   * Makes a version of the draft. With `over`, also when that version of somebody else's has come in between.
   *
   * @throws DomainError `study-file` while anything is wrong with it
   */
  save(
    actor: Actor,
    studyId: string,
    given: { readonly note: string; readonly over: number | null },
  ): Promise<{ readonly kind: 'saved'; readonly version: number } | { readonly kind: 'newer' }>;
  /** Goes on from the version that somebody else has saved: with both changes, or with theirs alone. */
  takeIn(actor: Actor, studyId: string, how: 'both' | 'theirs'): Promise<{ readonly conflicts: number }>;
  versions(actor: Actor, studyId: string): Promise<readonly Version[] | null>;
  /** The text of a version, or of the draft. */
  textOf(
    actor: Actor,
    studyId: string,
    version: number | 'draft',
  ): Promise<{ readonly text: string; readonly fileName: string; readonly study: Study | null } | null>;
  /** An older version becomes the newest again. */
  restore(actor: Actor, studyId: string, given: { version: number; note: string }): Promise<number>;
  /** A page of a questionnaire as it stands in the draft; null where there is none. */
  preview(actor: Actor, studyId: string, wanted: PreviewWanted): Promise<PreviewPage | null>;
};
