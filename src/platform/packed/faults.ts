/**
 * How a format says what is wrong with a packed file of its kind: each of these is thrown, and caught where the file was
 * opened. `part` is the name of one file among the packed ones.
 */
export type PackedFaults = {
  readonly damaged: (part: string) => Error;
  readonly locked: () => Error;
  readonly tooLarge: (megabytes: number) => Error;
  /** An XML part declares something of its own: it is how XML is made to blow up or to fetch. */
  readonly declaresOwn: (part: string) => Error;
};
