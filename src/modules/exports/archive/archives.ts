import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { refusal } from '#platform/errors.ts';
import type { WaveIds } from '../data-files.ts';
import type { WrittenFile } from '../schema.ts';
import { openArchive, sealArchive } from './archive-file.ts';
import { type ArchiveContent, contentFromBytes, contentToBytes } from './content.ts';

/** Where archived rows come from and go to; the composition root hands it in. */
export type ArchiveStore = {
  /** Null when there is no such closed wave. */
  read(waveId: string): Promise<ArchiveContent['tables'] | null>;
  restore(
    tables: ArchiveContent['tables'],
  ): Promise<'restored' | 'wave-exists' | 'study-differs' | 'newer-program'>;
};

export type Archives = {
  /** For a study lead; null when there is no such closed wave. */
  download(actor: Actor, wanted: WaveIds & { readonly passphrase: string }): Promise<WrittenFile | null>;
};

export function createArchives(store: ArchiveStore): Archives {
  return {
    download: async (actor, { studyId, waveId, passphrase }) => {
      refuseUnless(actor, 'archiveWave', { studyId });
      const tables = await store.read(waveId);
      if (!tables || tables.waves[0]?.study_id !== studyId) return null;
      return {
        fileName: archiveName(tables),
        mediaType: 'application/octet-stream',
        bytes: await sealArchive(contentToBytes(tables), passphrase),
      };
    },
  };
}

/**
 * The whole of a closed wave as one encrypted file: for whoever runs the server, who has no need to sign in to it.
 *
 * @throws DomainError `no-closed-wave`, `passphrase-short`
 */
export async function archiveWave(
  store: ArchiveStore,
  { waveId, passphrase }: { readonly waveId: string; readonly passphrase: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const tables = await store.read(waveId);
  if (!tables) throw refusal('no-closed-wave', (_, options) => m.exports_no_closed_wave({ waveId }, options));
  return sealArchive(contentToBytes(tables), passphrase);
}

/** What an archive holds; whatever is wrong with it is known before any database is opened. Throws as `openArchive`. */
export async function readArchive(bytes: Uint8Array, passphrase: string): Promise<ArchiveContent> {
  return contentFromBytes(await openArchive(bytes, passphrase));
}

/**
 * Restores an archived wave: all of it, or nothing and a sentence that says why.
 *
 * @throws DomainError `wave-exists`, `study-differs`, `archive-newer`
 */
export async function restoreWave(
  store: ArchiveStore,
  { tables }: ArchiveContent,
): Promise<{ readonly studyId: string; readonly waveId: string; readonly answers: number }> {
  const wave = tables.waves[0]!;
  const studyId = String(wave.study_id);
  const waveId = String(wave.wave_id);
  const version = Number(wave.study_version);
  switch (await store.restore(tables)) {
    case 'restored':
      return { studyId, waveId, answers: tables.answers.length };
    case 'wave-exists':
      throw refusal('wave-exists', (_, options) => m.exports_wave_exists({ waveId }, options));
    case 'study-differs':
      throw refusal('study-differs', (_, options) => m.exports_study_differs({ studyId, version }, options));
    case 'newer-program':
      throw refusal('archive-newer', m.exports_archive_newer);
  }
}

const archiveName = (tables: ArchiveContent['tables']) =>
  `${tables.waves[0]!.study_id}-${String(tables.waves[0]!.wave_id).slice(0, 6)}.hrarkiv`;
