import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Database } from '#platform/database/database.ts';
import { findBegun, saveBegun } from '../begun.server.ts';
import { draftOf } from '../links/link.ts';
import { fromBytes, type SubmittedAnswer, toBytes } from '../sealing/answer-bytes.ts';
import type { Wave } from '../store.server.ts';

type Begun = Pick<SubmittedAnswer, 'answers' | 'texts'>;
const nonceBytes = 12;
const tagBytes = 16;

/** Keeps what somebody has answered so far, so that only their own link reads it back. False when the wave is closed. */
export async function keepBegun(
  database: Database,
  options: { readonly wave: Wave; readonly token: string; readonly begun: Begun },
): Promise<boolean> {
  const { wave, token, begun } = options;
  if (wave.sealedBytes === null) return false;
  const { draft, key } = draftOf(token);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(draft);
  // As long as every answer of the wave; whose it is, the link alone says.
  const bytes = toBytes({ audience: '', office: null, ...begun }, wave.sealedBytes);
  const sealed = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  return saveBegun(database, wave, { draft, sealed });
}

/** What was kept under this link; null when there is nothing, or nothing that this link opens. */
export async function readBegun(
  database: Database,
  options: { readonly wave: Wave; readonly token: string },
): Promise<Begun | null> {
  const { draft, key } = draftOf(options.token);
  const found = await findBegun(database, options.wave, draft);
  return found && openBegun(found, { draft, key });
}

/** What was begun, opened with what follows from its link; null for what does not open. */
export function openBegun(found: Uint8Array, { draft, key }: ReturnType<typeof draftOf>): Begun | null {
  if (found.length <= nonceBytes + tagBytes) return null;
  const sealed = Buffer.from(found);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
    .setAAD(draft)
    .setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const body = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes));
  try {
    const bytes = Buffer.concat([body, decipher.final()]);
    const { answers, texts } = fromBytes(bytes);
    return { answers, texts };
  } catch {
    return null;
  }
}
