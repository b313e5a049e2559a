import { m } from '#messages';
import { DomainError, refusal } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { toUtf8 } from '#platform/tables/to-utf8.ts';
import { headBytes, soundKind } from '../../recordings/sound-kind.ts';
import type { GivenFile } from '../exchange.ts';
import { readCodebook } from '../refi/codebook.ts';
import type { Loss } from '../refi/losses.ts';
import { type OpenedPackage, openPackage, packageFaults } from '../refi/package.ts';
import type { QdaProject } from '../refi/project.ts';
import type { SoundFacts } from './sounds.rules.ts';

export type ReadFile = {
  readonly kind: 'qdpx' | 'qdc';
  readonly studyId: string;
  readonly project: QdaProject;
  readonly losses: readonly Loss[];
  readonly recording: OpenedPackage['recording'];
};

/**
 * Reads a `.qdpx` or `.qdc`, told apart by what is in it.
 *
 * @throws DomainError `qdpx-…` with what it is instead, and what to do
 */
export function readGivenFile({ fileName, bytes }: GivenFile): Omit<ReadFile, 'studyId'> {
  if (bytes.length === 0) throw refusal('qdpx-empty', m.interviews_exchange_empty);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const opened = openPackage(bytes);
    refuseMoreTextsThanAreRead(opened.project);
    return { kind: 'qdpx', ...opened };
  }
  const utf8 = toUtf8(bytes);
  const text = 'unreadableAt' in utf8 ? '' : new TextDecoder().decode(utf8.bytes);
  if (!/^\s*</u.test(text)) throw refusal('qdpx-other', m.interviews_exchange_other_file);
  const book = readCodebook(text, fileName, packageFaults);
  if (!book) throw refusal('qdpx-other', m.interviews_exchange_other_file);
  const { codes, sets, losses } = book;
  return {
    kind: 'qdc',
    losses,
    recording: () => undefined,
    project: {
      name: '',
      origin: null,
      description: null,
      users: [],
      sources: [],
      sounds: [],
      cases: [],
      notes: [],
      links: [],
      codes,
      sets: sets.map((set) => ({ ...set, sources: [], notes: [] })),
    },
  };
}

/** As many interviews as no study of ours has had, and few enough to be looked through before they are taken in. */
const mostTexts = 300;

function refuseMoreTextsThanAreRead({ sources, sounds }: QdaProject): void {
  const count = sources.length + sounds.length;
  if (count <= mostTexts) return;
  throw new DomainError(
    'qdpx-too-many-texts',
    inAllLanguages((locale) => m.interviews_exchange_too_many({ count, most: mostTexts }, { locale })),
  );
}

/** What a file has of each recording its project names: told by how it begins. */
export async function factsOf({
  project,
  recording,
}: Pick<ReadFile, 'project' | 'recording'>): Promise<ReadonlyMap<string, SoundFacts>> {
  const named = [...project.sources.map((source) => source.recording), ...project.sounds];
  const facts = new Map<string, SoundFacts>();
  for (const file of new Set(named.flatMap((one) => one?.file ?? []))) {
    const found = recording(file);
    if (!found) continue;
    const parts: Uint8Array[] = [];
    for await (const chunk of found.chunks()) {
      parts.push(chunk);
      if (parts.reduce((sum, { length }) => sum + length, 0) >= headBytes) break;
    }
    facts.set(file, { bytes: found.bytes, isSound: soundKind(Buffer.concat(parts)) !== null });
  }
  return facts;
}
