/** A recording that is there, or is being made. */
export type Recording = {
  readonly recordingId: string;
  /** From a file, or recorded in the browser. */
  readonly way: 'uploaded' | 'recorded';
  readonly mediaType: string;
  readonly bytes: number;
  readonly state: 'taking' | 'kept';
  readonly madeOn: string;
  readonly byName: string;
  /** The day it is destroyed at the latest, as in 2027-02-01. */
  readonly destroyOn: string;
};

/** What is left of a recording that is gone: nothing that was said, and nobody's name but that of whoever deleted it. */
export type RecordingReceipt = Omit<Recording, 'state' | 'destroyOn'> & {
  readonly destroyedOn: string;
  readonly why: 'day' | 'deleted' | 'withdrawn';
  /** Null when nobody did it by hand. */
  readonly destroyedBy: string | null;
  /** False for the moment between the pieces and their key. */
  readonly isKeyDestroyed: boolean;
};
