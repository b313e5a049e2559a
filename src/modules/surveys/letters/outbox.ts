import type { Actor } from '#modules/organisation/schema.ts';
import { type LetterKind, letterKinds } from '#modules/privacy/index.ts';
import { secretName, secretsFromBytes } from '../links/wave-secrets.ts';
import { dateOf } from '../open-wave.ts';
import { enterWave } from '../waves/enter-wave.ts';
import type { WaveIds } from '../waves/see-wave.ts';
import { isUntold } from './letters-look.ts';
import { letterTo } from './send-letters.ts';
import { type LetterParts, wordingOf } from './sending-parts.ts';

export type Outbox = {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Null: there are letters, and nobody may read them. */
  readonly mails:
    | readonly {
        readonly kind: LetterKind;
        readonly to: string;
        readonly subject: string;
        readonly text: string;
      }[]
    | null;
};

const outboxPage = 20;

/** The letters that wait for somebody to read them, or for a mail server; reading them is written down. */
export async function readOutbox(
  parts: LetterParts,
  actor: Actor,
  ids: WaveIds,
  page: number,
): Promise<Outbox> {
  const { codeKey, waves, clock } = parts;
  const { seen, place } = await enterWave(waves, actor, ids, 'sendLetters');
  const rows: { kind: LetterKind; id: string }[] = [];
  const told = letterKinds.filter((kind) => parts.isDemo || !isUntold(seen, kind));
  for (const kind of told) {
    for (const id of await codeKey.lettersIn(place, kind, ['outbox'])) rows.push({ kind, id });
  }
  const pages = Math.max(1, Math.ceil(rows.length / outboxPage));
  const current = Math.min(Math.max(1, page), pages);
  const empty = { total: rows.length, page: current, pages };
  if (seen.custody === 'system' && !parts.isDemo) return { ...empty, mails: null };
  const { personId, name: personName } = actor;
  if (rows.length > 0) await codeKey.noteLook(place, { on: dateOf(clock.now()), personId, personName });
  const shown = rows.slice((current - 1) * outboxPage, current * outboxPage);
  const people = new Map(
    (
      await codeKey.some(
        place,
        shown.map(({ id }) => id),
      )
    ).map((person) => [person.invitationId, person]),
  );
  const linkKey = linkKeyOf(parts, place);
  const mails = [];
  for (const { kind, id } of shown) {
    const person = people.get(id);
    if (!person) continue;
    const wording = await wordingOf(parts, { ...seen, kind });
    const { to, subject, text } = letterTo(person, { ...place, ...wording, kind, linkKey });
    mails.push({ kind, to: `${to.name} <${to.address}>`, subject, text });
  }
  return { ...empty, mails };
}

function linkKeyOf({ keys }: LetterParts, place: { organisationId: string; waveId: string }) {
  const secret = keys.read(secretName(place.organisationId, place.waveId));
  return secret ? secretsFromBytes(secret).linkKey : null;
}
