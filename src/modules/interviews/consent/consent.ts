/** A yes, and what it was said to. To take part is in every consent; the rest is asked apart. */
export type Consent = {
  /** From 1; the newest of an informant's consents holds. */
  readonly number: number;
  /** The version of the information sheet that the yes was said to. */
  readonly sheetVersion: number;
  readonly way: 'screen' | 'scan';
  readonly toRecording: boolean;
  /** To be quoted, under the pseudonym. */
  readonly toQuotes: boolean;
  readonly givenOn: string;
  /** Whoever received it. */
  readonly byName: string;
};
