/** How wide the fields are, by the number of the file's format. */
export type DtaLayout = {
  readonly version: number;
  /** Whether parts stand between tags, as since Stata 13. */
  readonly isTagged: boolean;
  readonly nameBytes: number;
  readonly formatBytes: number;
  readonly labelBytes: number;
};

const layouts: readonly DtaLayout[] = [
  { version: 113, isTagged: false, nameBytes: 33, formatBytes: 12, labelBytes: 81 },
  { version: 114, isTagged: false, nameBytes: 33, formatBytes: 49, labelBytes: 81 },
  { version: 115, isTagged: false, nameBytes: 33, formatBytes: 49, labelBytes: 81 },
  { version: 117, isTagged: true, nameBytes: 33, formatBytes: 49, labelBytes: 81 },
  { version: 118, isTagged: true, nameBytes: 129, formatBytes: 57, labelBytes: 321 },
  { version: 119, isTagged: true, nameBytes: 129, formatBytes: 57, labelBytes: 321 },
];

/** Stata 8 to 18 write these: 113 (8, 9), 114 (10, 11), 115 (12), 117 (13), 118 (14 and later), 119 (very wide). */
export function layoutOf(version: number): DtaLayout | undefined {
  return layouts.find((layout) => layout.version === version);
}

/** How a variable is stored: a number of some kind, a text of fixed width, or a text that stands elsewhere. */
export type Storage =
  | { readonly kind: 'byte' | 'int' | 'long' | 'float' | 'double'; readonly width: number }
  | { readonly kind: 'text'; readonly width: number }
  | { readonly kind: 'long-text'; readonly width: 8 };

const oldTypes: Readonly<Record<number, Storage>> = {
  251: { kind: 'byte', width: 1 },
  252: { kind: 'int', width: 2 },
  253: { kind: 'long', width: 4 },
  254: { kind: 'float', width: 4 },
  255: { kind: 'double', width: 8 },
};
const newTypes: Readonly<Record<number, Storage>> = {
  65530: { kind: 'byte', width: 1 },
  65529: { kind: 'int', width: 2 },
  65528: { kind: 'long', width: 4 },
  65527: { kind: 'float', width: 4 },
  65526: { kind: 'double', width: 8 },
  32768: { kind: 'long-text', width: 8 },
};

/** What a type code says; undefined for one that no Stata writes. */
export function storageOf(code: number, { isTagged }: DtaLayout): Storage | undefined {
  const widest = isTagged ? 2045 : 244;
  if (code >= 1 && code <= widest) return { kind: 'text', width: code };
  return (isTagged ? newTypes : oldTypes)[code];
}
