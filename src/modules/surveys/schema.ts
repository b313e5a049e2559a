/** A wave's life, in this order and never back. */
export const waveStates = ['draft', 'pilot', 'open', 'closed', 'archived'] as const;
export type WaveState = (typeof waveStates)[number];

/** A wave as those who run it see it. Nothing here is about any one respondent. */
export type WaveDescription = {
  readonly waveId: string;
  readonly studyId: string;
  /** The version of the study it asks by: the newest until it opens, and the same from then on. */
  readonly studyVersion: number;
  readonly state: WaveState;
  readonly title: string;
  /** The instruments that are asked; empty: all that the study has. */
  readonly audiences: readonly string[];
  readonly minimumGroup: number;
  /** SHA-256 of the plan and the questionnaires, fixed when the wave opened. */
  readonly planSha256: string;
  /** Days, as in 2026-12-24. */
  readonly plannedClosingOn: string | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly senderName: string;
  readonly replyTo: string;
  readonly isPilotSkipped: boolean;
  readonly eraseCodeKeyOn: string | null;
  readonly codeKeyErasedOn: string | null;
};
