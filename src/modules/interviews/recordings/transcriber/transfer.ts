/** How sending a recording to an engine ended. */
export type TransferOutcome = 'answered' | TransferFault;
export type TransferFault =
  /** It heard nobody speak. */
  | 'silent'
  | 'refused'
  | 'moved'
  | 'late'
  | 'unreachable'
  | 'nonsense'
  | 'too-long'
  /** The recording, or the yes to it, was taken away meanwhile; or the server was stopped. */
  | 'stopped';

/** A recording that was sent out of the house: by whom, to where, and how it went. */
export type Transfer = {
  readonly number: number;
  readonly sentOn: string;
  readonly byName: string;
  readonly host: string;
  /** What left the house at the most. */
  readonly bytes: number;
  /** Null while it goes on. */
  readonly outcome: TransferOutcome | null;
};

/** The engine did not give what it was asked for. Carries nothing of what it said: that could be anything. */
export class EngineFault extends Error {
  readonly kind: TransferFault;
  constructor(kind: TransferFault) {
    super(`The transcription engine: ${kind}`);
    this.name = 'EngineFault';
    this.kind = kind;
  }
}
