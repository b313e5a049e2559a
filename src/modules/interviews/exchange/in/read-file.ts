import { m } from '#messages';
import { refusal } from '#platform/errors.ts';
import { toUtf8 } from '#platform/tables/to-utf8.ts';
import type { GivenFile } from '../exchange.ts';
import { readCodebook } from '../refi/codebook.ts';
import type { Loss } from '../refi/losses.ts';
import { openPackage, packageFaults } from '../refi/package.ts';
import type { QdaProject } from '../refi/project.ts';

export type ReadFile = {
  readonly kind: 'qdpx' | 'qdc';
  readonly studyId: string;
  readonly project: QdaProject;
  readonly losses: readonly Loss[];
};

/**
 * Reads a `.qdpx` or `.qdc`, told apart by what is in it.
 *
 * @throws DomainError `qdpx-…` with what it is instead, and what to do
 */
export function readGivenFile({ fileName, bytes }: GivenFile): Omit<ReadFile, 'studyId'> {
  if (bytes.length === 0) throw refusal('qdpx-empty', m.interviews_exchange_empty);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { kind: 'qdpx', ...openPackage(bytes) };
  const utf8 = toUtf8(bytes);
  const text = 'unreadableAt' in utf8 ? '' : new TextDecoder().decode(utf8.bytes);
  if (!/^\s*</u.test(text)) throw refusal('qdpx-other', m.interviews_exchange_other_file);
  const book = readCodebook(text, fileName, packageFaults);
  if (!book) throw refusal('qdpx-other', m.interviews_exchange_other_file);
  const { codes, sets, losses } = book;
  return {
    ...{ kind: 'qdc', losses },
    project: {
      ...{
        name: '',
        origin: null,
        description: null,
        users: [],
        sources: [],
        sounds: [],
        cases: [],
        notes: [],
        links: [],
      },
      ...{ codes, sets: sets.map((set) => ({ ...set, sources: [], notes: [] })) },
    },
  };
}
