/**
 * What of a file could not be taken along, or could not be taken as it stood. Nothing is dropped without one of these,
 * so that somebody can go back to the other program for it.
 */
export type LossKind =
  /** Pictures, PDFs and drawings of the network of codes: nothing here shows them. */
  | 'picture'
  | 'pdf'
  | 'graph'
  | 'variable'
  /** Passages of sound or film themselves, not of a transcript. */
  | 'timeSelection'
  /** Codes of a recording as a whole that nobody has written out. */
  | 'soundCoding'
  /** The recording stands outside the package, where only the other program can find it. */
  | 'soundElsewhere'
  /** The project names a recording that is not in the package. */
  | 'soundMissing'
  /** The text stands outside the package, where only the other program can find it. */
  | 'textElsewhere'
  /** A place that is not in the text, or an end before its start. */
  | 'badPlace'
  /** A code, source or note is pointed to that is not in the file. */
  | 'pointsNowhere'
  /** Two things in the file have one identity. */
  | 'sameIdentity'
  /** Bold, italics and layout: the plain text is kept. */
  | 'richText';

export type Loss = { readonly kind: LossKind; readonly name: string };

export class Losses {
  readonly all: Loss[] = [];

  add(kind: LossKind, name: string | undefined): undefined {
    this.all.push({ kind, name: (name ?? '').slice(0, 80) });
  }
}
