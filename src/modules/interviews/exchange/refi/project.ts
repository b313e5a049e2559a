/**
 * A project of coded material as REFI-QDA 1.5 knows it (QDA-XML 1.0, 18 March 2019, www.qdasoftware.org), in as far as it
 * is about texts, recordings and what was said of them. Places are UTF-16 units of the texts here; `read-project` and
 * `write-project` turn them into the code points of the file and back.
 */
export type QdaProject = {
  readonly name: string;
  /** The program that wrote the file. */
  readonly origin: string | null;
  readonly description: string | null;
  readonly users: readonly QdaUser[];
  /** Codes in the order of the code book, each before those under it. */
  readonly codes: readonly QdaCode[];
  readonly sources: readonly QdaSource[];
  /** Recordings that nobody has written out. */
  readonly sounds: readonly QdaSound[];
  readonly cases: readonly QdaCase[];
  readonly notes: readonly QdaNote[];
  readonly links: readonly QdaLink[];
  readonly sets: readonly QdaSet[];
};

/** Lower case, without braces: one thing is written in one way. */
export type Guid = string;

export type QdaUser = { readonly guid: Guid; readonly name: string };

export type QdaCode = {
  readonly guid: Guid;
  readonly name: string;
  readonly description: string | null;
  /** "#RRGGBB", small letters. */
  readonly colour: string | null;
  /** False for a heading that only holds other codes together. */
  readonly isCodable: boolean;
  readonly parent: Guid | null;
  readonly notes: readonly Guid[];
};

export type QdaCoding = {
  readonly guid: Guid;
  readonly code: Guid;
  readonly user: Guid | null;
  /** As the file says it, in ISO 8601. */
  readonly createdAt: string | null;
  readonly notes: readonly Guid[];
};

/** A passage somebody marked, with what it was coded as; a passage without a code may still have notes. */
export type QdaSelection = {
  readonly guid: Guid;
  readonly name: string | null;
  readonly description: string | null;
  readonly start: number;
  readonly end: number;
  readonly codings: readonly QdaCoding[];
  readonly notes: readonly Guid[];
};

export type QdaSource = {
  readonly guid: Guid;
  readonly name: string;
  readonly description: string | null;
  readonly text: string;
  readonly selections: readonly QdaSelection[];
  /** Codes of the source as a whole. */
  readonly codings: readonly QdaCoding[];
  readonly notes: readonly Guid[];
  /** Null for a text; a transcript belongs to its recording, and knows when each place was said. */
  readonly recording: QdaRecording | null;
};

export type QdaRecording = {
  readonly guid: Guid;
  readonly name: string;
  readonly kind: 'audio' | 'video';
  /** The name of the file beside the project's, in `sources/`; null when it is not in the package. */
  readonly file: string | null;
  readonly points: readonly { readonly guid: Guid; readonly place: number; readonly milliseconds: number }[];
};

/** A recording without a transcript. */
export type QdaSound = Omit<QdaRecording, 'points'>;

/** One who was asked: here the pseudonym alone. */
export type QdaCase = {
  readonly guid: Guid;
  readonly name: string;
  readonly description: string | null;
  readonly sources: readonly Guid[];
  readonly selections: readonly Guid[];
};

export type QdaNote = { readonly guid: Guid; readonly name: string; readonly text: string };

export type QdaLink = {
  readonly guid: Guid;
  readonly name: string | null;
  readonly direction: 'Associative' | 'OneWay' | 'Bidirectional';
  readonly origin: Guid;
  readonly target: Guid;
};

export type QdaSet = {
  readonly guid: Guid;
  readonly name: string;
  readonly description: string | null;
  readonly codes: readonly Guid[];
  readonly sources: readonly Guid[];
  readonly notes: readonly Guid[];
};
