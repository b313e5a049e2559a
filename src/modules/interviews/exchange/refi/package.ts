import { m } from '#messages';
import { refusal } from '#platform/errors.ts';
import type { PackedFaults } from '#platform/packed/faults.ts';
import { openZip, type Zip } from '#platform/packed/open-zip.ts';
import { storedZip } from '#platform/zip/stored-zip.ts';
import { writeZip } from '#platform/zip/zip.ts';
import type { Loss } from './losses.ts';
import type { QdaProject } from './project.ts';
import { readProject } from './read-project.ts';
import { writeProject } from './write-project.ts';

/** What the texts of a package may unpack to, together: some hundred long interviews, and no bomb. */
const mostTextBytes = 100 * 1024 * 1024;
/** The same of its recordings, which are asked for one by one. */
const mostRecordingBytes = 2000 * 1024 * 1024;

export type OpenedPackage = {
  readonly project: QdaProject;
  readonly losses: readonly Loss[];
  /**
   * A recording by the name the project gives it, and how long it says it is; undefined when the package has none of that
   * name. All of a package's recordings are counted together.
   */
  readonly recording: (
    file: string,
  ) => { readonly bytes: number; chunks(): AsyncIterable<Uint8Array> } | undefined;
};

/**
 * The package others read (`.qdpx`, REFI-QDA 1.5): the project with all its texts in it, and the recordings beside it.
 * The same project gives the same bytes.
 *
 * @param recordings by the names their sources have in `recording.file`
 */
export function writePackage(
  project: QdaProject,
  recordings: ReadonlyMap<string, Uint8Array> = new Map(),
): Uint8Array {
  const sounds = [...recordings].map(([name, bytes]) => ({
    name: `sources/${name}`,
    bytes: Buffer.from(bytes),
  }));
  return writeZip([{ name: 'project.qde', bytes: Buffer.from(writeProject(project)) }, ...sounds]);
}

/** A recording that is read a piece at a time. */
export type StreamedSound = {
  /** As its source has it in `recording.file`. */
  readonly file: string;
  readonly bytes: number;
  read(): AsyncIterable<Uint8Array>;
  /** Told how much of it left, when it is over: also when whoever reads has gone. */
  end(bytes: number): Promise<void>;
};

/** The same with recordings that are too large to be in memory. */
export function writePackageWithSound(project: QdaProject, sounds: readonly StreamedSound[]) {
  const xml = Buffer.from(writeProject(project));
  async function* text() {
    yield new Uint8Array(xml);
  }
  const left = sounds.map(() => 0);
  const entries = sounds.map(({ file, bytes, read }, at) => {
    let reading = 0;
    return {
      name: `sources/${file}`,
      bytes,
      read: async function* () {
        reading += 1;
        // The first reading is for the checksum, and nothing of it leaves.
        const leaves = reading > 1;
        for await (const piece of read()) {
          if (leaves) left[at]! += piece.length;
          yield piece;
        }
      },
    };
  });
  const zip = storedZip([{ name: 'project.qde', bytes: xml.length, read: text }, ...entries]);
  async function* body() {
    try {
      yield* zip.body;
    } finally {
      for (const [at, { end }] of sounds.entries()) await end(left[at]!);
    }
  }
  return { bytes: zip.bytes, body: body() };
}

/**
 * Opens a package. Nothing of it is ever written to disk by the names it gives, so a name that climbs out of its folder
 * is a name nobody asks for.
 *
 * @throws DomainError `qdpx-damaged`, `qdpx-locked`, `qdpx-too-large`, `qdpx-declares-own`, `qdpx-no-project`
 */
export function openPackage(bytes: Uint8Array): OpenedPackage {
  const texts = openZip(bytes, mostTextBytes, packageFaults);
  const part = projectPart(texts);
  const xml = part === undefined ? undefined : texts.text(part);
  const inSources = (zip: Zip, file: string) =>
    zip.names.find((name) => name.toLowerCase() === `sources/${file.toLowerCase()}`) ?? '';
  const read =
    xml === undefined
      ? undefined
      : readProject({
          xml,
          part: part!,
          textOf: (file) => textPart(texts, inSources(texts, file)),
          faults: packageFaults,
        });
  if (read === undefined) throw refusal('qdpx-no-project', m.interviews_qdpx_no_project);
  const sounds = openZip(bytes, mostRecordingBytes, packageFaults);
  return {
    ...read,
    recording: (file) => {
      const name = inSources(sounds, file);
      const says = sounds.says(name);
      return says === undefined ? undefined : { bytes: says, chunks: () => sounds.chunks(name) };
    },
  };
}

/** `project.qde`, or the one `.qde` there is: some programs name it after the project. */
function projectPart({ names }: Zip): string | undefined {
  const own = names.find((name) => name.toLowerCase() === 'project.qde');
  const others = names.filter((name) => /^[^/\\]+\.qde$/iu.test(name));
  return own ?? (others.length === 1 ? others[0] : undefined);
}

/**
 * A text beside the project, with the byte order mark it may begin with: some programs count it among the places. Other
 * encodings of text are read as all parts are.
 */
function textPart(zip: Zip, name: string): string | undefined {
  const text = zip.text(name);
  const bytes = text === undefined ? undefined : zip.bytes(name);
  const hasMark = bytes?.[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark && !text!.startsWith('\uFEFF') ? `\uFEFF${text}` : text;
}

const short = (part: string) => part.slice(0, 80);

export const packageFaults: PackedFaults = {
  damaged: (part) =>
    refusal('qdpx-damaged', (_, options) => m.interviews_qdpx_damaged({ part: short(part) }, options)),
  locked: () => refusal('qdpx-locked', m.interviews_qdpx_locked),
  tooLarge: (megabytes) =>
    refusal('qdpx-too-large', (_, options) => m.interviews_qdpx_too_large({ megabytes }, options)),
  declaresOwn: (part) =>
    refusal('qdpx-declares-own', (_, options) =>
      m.interviews_qdpx_declares_own({ part: short(part) }, options),
    ),
};
