import { randomBytes } from 'node:crypto';
import { m } from '#messages';
import type { Results } from '#modules/analyses/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import type { Clock } from '#platform/clock.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import type { FileKey, FileReaders, GivenAnswers, OpenedFile, StudiedFile } from './opened-file.ts';
import { bytesOfStudied } from './size-of.ts';

/** Files of answers that people work with, in memory only: never on disk, never in a log, gone when left alone. */
export type OpenedFiles = {
  readonly idleMinutes: number;
  /**
   * Opens a file for the owner's browser.
   *
   * @throws DomainError `answers-file` or `study-file` when it cannot be read, `workbench-full` when there is no room
   */
  open(given: {
    readonly answers: readonly GivenAnswers[];
    /** The study file that goes with the answers, where there is one; otherwise one is proposed. */
    readonly studyText?: string;
    readonly language: Language;
    readonly owner: string;
  }): Promise<OpenedFile>;
  /** The file, to whom it belongs; null when it is closed, forgotten or another's. Asking counts as use. */
  opened(key: FileKey): OpenedFile | null;
  /** All the owner's files, the latest opened first. */
  openedBy(owner: string): OpenedFile[];
  /** From now on the file goes by this study file; the one before it can be had back. */
  keepStudy(key: FileKey, studyText: string): OpenedFile | null;
  /** Goes back to the study file before the last change; where there is none, nothing happens. */
  undo(key: FileKey): OpenedFile | null;
  /**
   * The answers as a study understands them: the file's own study file, or another one.
   *
   * @throws DomainError with every problem of the study file or the answers
   */
  withStudy(key: FileKey, studyText?: string): Promise<StudiedFile | null>;
  /**
   * What a study finds in the answers, released. The last few asked for are remembered.
   *
   * @throws DomainError with every problem of the study file or the answers
   */
  results(key: FileKey, asked: { studyText: string; language: Language }): Promise<Released<Results> | null>;
  /**
   * Something that lives as long as the file is open and is the same in every window: made when first asked for.
   *
   * @returns null when the file is closed, forgotten or another's
   * @example openedFiles.alongside(key, 'told', nothingTold)
   */
  alongside<T extends object>(key: FileKey, name: string, make: () => T): T | null;
  close(key: FileKey): void;
};

export type OpenedFilesOptions = {
  readonly readers: FileReaders;
  readonly clock: Clock;
  readonly idleMinutes: number;
  readonly mostFiles: number;
  /** What all files may hold together, decoded answers included. */
  readonly mostBytes: number;
};

/** One browser keeps this many; the one it left longest ago gives way. */
const mostOfOneOwner = 5;
/** When the room is full, files left alone this long give way to new ones. */
const givesWayAfterMinutes = 20;
const mostUndos = 50;
/** Of one file; each is a few kilobytes. */
const mostResults = 4;

type Entry = {
  file: OpenedFile;
  readonly owner: string;
  readonly bytes: number;
  usedAt: number;
  /** Earlier study files, the latest last. */
  history: readonly string[];
  readonly results: Map<string, Released<Results>>;
  readonly alongside: Map<string, object>;
  studied: { readonly studyText: string; readonly result: StudiedFile; readonly bytes: number } | null;
};

/**
 * A place for opened files, bounded in number and bytes.
 *
 * @example const files = createOpenedFiles({ readers, clock, idleMinutes: 120, mostFiles: 40, mostBytes: 5e8 })
 */
export function createOpenedFiles(options: OpenedFilesOptions): OpenedFiles {
  const { readers, clock, idleMinutes } = options;
  const entries = new Map<string, Entry>();
  const now = () => clock.now().getTime();

  function forgetIdle(): void {
    const before = now() - idleMinutes * 60_000;
    for (const [id, { usedAt }] of entries) if (usedAt <= before) entries.delete(id);
  }
  // Gone means gone, also when nobody asks.
  setInterval(forgetIdle, 30_000).unref();

  function find({ id, owner }: FileKey): Entry | null {
    forgetIdle();
    const entry = entries.get(id);
    if (!entry || entry.owner !== owner) return null;
    entry.usedAt = now();
    return entry;
  }

  function longestLeft(isMeant: (entry: Entry) => boolean): Entry | undefined {
    return [...entries.values()].filter(isMeant).sort((a, b) => a.usedAt - b.usedAt)[0];
  }

  function bytesHeld(): number {
    let bytes = 0;
    for (const entry of entries.values()) bytes += entry.bytes + (entry.studied?.bytes ?? 0);
    return bytes;
  }

  /** Decoded answers can be read again, so they go before anybody's file does. */
  function dropDecoded(needed: number): void {
    for (;;) {
      if (bytesHeld() + needed <= options.mostBytes) return;
      const entry = longestLeft(({ studied }) => studied !== null);
      if (!entry) return;
      entry.studied = null;
    }
  }

  function makeRoom(bytes: number, owner: string): void {
    forgetIdle();
    for (;;) {
      const own = [...entries.values()].filter((entry) => entry.owner === owner);
      if (own.length < mostOfOneOwner) break;
      entries.delete(longestLeft((entry) => entry.owner === owner)!.file.id);
    }
    dropDecoded(bytes);
    const isFull = () => entries.size >= options.mostFiles || bytesHeld() + bytes > options.mostBytes;
    const before = now() - givesWayAfterMinutes * 60_000;
    while (isFull()) {
      const left = longestLeft((entry) => entry.usedAt <= before);
      if (!left) throw full();
      entries.delete(left.file.id);
    }
  }

  return {
    idleMinutes,
    open: async ({ answers, studyText = null, language, owner }) => {
      const [first] = answers;
      if (!first) throw new Error('A file is opened with answers');
      const bytes = answers.reduce((sum, given) => sum + given.bytes.byteLength, 0);
      makeRoom(bytes, owner);
      const look = await readers.look({ answers, studyText, language });
      // Others may have come while this one was read.
      makeRoom(bytes, owner);
      const id = randomBytes(12).toString('base64url');
      const { studyText: firstStudyText } = look;
      const identity = { id, fileName: first.fileName, answers, openedAt: clock.now() };
      const file = { ...look, ...identity, firstStudyText, canUndo: false };
      const kept = { history: [], results: new Map(), alongside: new Map(), studied: null };
      entries.set(id, { file, owner, bytes, usedAt: now(), ...kept });
      return file;
    },
    opened: (key) => find(key)?.file ?? null,
    openedBy: (owner) => {
      forgetIdle();
      const own = [...entries.values()].filter((entry) => entry.owner === owner);
      return own.map(({ file }) => file).reverse();
    },
    keepStudy: (key, studyText) => {
      const entry = find(key);
      if (!entry) return null;
      if (entry.file.studyText === studyText) return entry.file;
      entry.history = [...entry.history, entry.file.studyText].slice(-mostUndos);
      entry.file = { ...entry.file, studyText, canUndo: true };
      return entry.file;
    },
    undo: (key) => {
      const entry = find(key);
      const studyText = entry?.history.at(-1);
      if (!entry || studyText === undefined) return entry?.file ?? null;
      entry.history = entry.history.slice(0, -1);
      entry.file = { ...entry.file, studyText, canUndo: entry.history.length > 0 };
      return entry.file;
    },
    withStudy: async (key, wanted) => {
      const entry = find(key);
      if (!entry) return null;
      const studyText = wanted ?? entry.file.studyText;
      if (entry.studied?.studyText === studyText) return entry.studied.result;
      const result = await readers.read({ answers: entry.file.answers, studyText });
      const bytes = bytesOfStudied(result);
      entry.studied = null;
      dropDecoded(bytes);
      const isStillOpen = entries.get(key.id) === entry;
      if (isStillOpen && bytesHeld() + bytes <= options.mostBytes) {
        entry.studied = { studyText, result, bytes };
      }
      return result;
    },
    results: async (key, { studyText, language }) => {
      const entry = find(key);
      if (!entry) return null;
      const asked = `${language} ${studyText}`;
      const known = entry.results.get(asked);
      if (known) return known;
      const found = await readers.analyse({ answers: entry.file.answers, studyText, language });
      entry.results.set(asked, found);
      for (const oldest of entry.results.keys()) {
        if (entry.results.size <= mostResults) break;
        entry.results.delete(oldest);
      }
      return found;
    },
    alongside: <T extends object>(key: FileKey, name: string, make: () => T): T | null => {
      const entry = find(key);
      if (!entry) return null;
      const made = (entry.alongside.get(name) as T | undefined) ?? make();
      entry.alongside.set(name, made);
      return made;
    },
    close: (key) => {
      if (find(key)) entries.delete(key.id);
    },
  };
}

function full(): DomainError {
  return new DomainError(
    'workbench-full',
    inAllLanguages((locale) => m.workbench_full({}, { locale })),
  );
}
