import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import type { SealedPaper, StudyPlace } from './interview-key.ts';

const nonceBytes = 12;
const tagBytes = 16;
type Whose = StudyPlace & { readonly informantId: string };
/** Ids are random and of no study's name, so that they name the key by themselves. */
const nameOf = ({ informantId }: Whose) => `consent-${informantId}`;

/**
 * Seals a signed consent with AES-256-GCM under the informant's own key, which is made when it is first needed and kept
 * outside the database. It opens as the paper it was sealed as and no other.
 */
export function sealPaper(
  keys: KeyFiles,
  whose: Whose,
  paper: { readonly number: number; readonly mediaType: string; readonly bytes: Uint8Array },
): SealedPaper {
  keys.keep(nameOf(whose), randomBytes(32));
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keys.read(nameOf(whose))!, nonce).setAAD(about(whose, paper));
  const sealed = Buffer.concat([nonce, cipher.update(paper.bytes), cipher.final(), cipher.getAuthTag()]);
  return { number: paper.number, mediaType: paper.mediaType, sealed };
}

/** What was sealed; null when the key has been destroyed, or the bytes are not what they were. */
export function openPaper(keys: KeyFiles, whose: Whose, paper: SealedPaper): Uint8Array | null {
  const key = keys.read(nameOf(whose));
  if (!key || paper.sealed.length <= nonceBytes + tagBytes) return null;
  const sealed = Buffer.from(paper.sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
    .setAAD(about(whose, paper))
    .setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    const body = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes));
    return new Uint8Array(Buffer.concat([body, decipher.final()]));
  } catch {
    return null;
  }
}

/** From then on no copy of the papers opens, wherever it lies. */
export function destroyPaperKey(keys: KeyFiles, whose: Whose): void {
  keys.destroy(nameOf(whose));
}

const about = (
  { organisationId, studyId, informantId }: Whose,
  { number, mediaType }: Pick<SealedPaper, 'number' | 'mediaType'>,
) => Buffer.from(JSON.stringify([organisationId, studyId, informantId, number, mediaType]));
