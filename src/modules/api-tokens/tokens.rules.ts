import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Action, may } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { type Scope, scopes } from './schema.ts';

/** What somebody must be allowed, somewhere, for a token with the scope to be of any use to them. */
const actionOf: Readonly<Record<Scope, Action>> = {
  status: 'followWave',
  files: 'exportData',
  reports: 'exportData',
  frame: 'importFrame',
  scorecard: 'manageScorecards',
};

/** The scopes that somebody can give: those that one of their roles allows, in some study or in the house. */
export function scopesFor({ grants }: Pick<Actor, 'grants'>): readonly Scope[] {
  const studies = grants.flatMap(({ studyId }) => (studyId === null ? [] : [studyId]));
  return scopes.filter(
    (scope) =>
      may({ grants }, actionOf[scope]) ||
      studies.some((studyId) =>
        // Where the system is custodian the lead hands over the list; who is custodian is known when it is used.
        (['person', 'system'] as const).some((custody) =>
          may({ grants }, actionOf[scope], { studyId, custody }),
        ),
      ),
  );
}

const prefix = 'hr';
const idBytes = 9;
const secretBytes = 32;
const form = /^hr_([\w-]{12})_([\w-]{43})$/;

export type NewToken = { readonly tokenId: string; readonly token: string; readonly secretSha256: string };

/** A token: `hr_`, its id, `_` and 256 random bits, which nobody guesses; so a plain hash of them is enough to keep. */
export function makeToken(random: (bytes: number) => Uint8Array = randomBytes): NewToken {
  const tokenId = Buffer.from(random(idBytes)).toString('base64url');
  const secret = Buffer.from(random(secretBytes)).toString('base64url');
  return { tokenId, token: `${prefix}_${tokenId}_${secret}`, secretSha256: sha256(secret) };
}

export function readToken(token: string): { readonly tokenId: string; readonly secret: string } | null {
  const [, tokenId, secret] = form.exec(token) ?? [];
  return tokenId && secret ? { tokenId, secret } : null;
}

/** In the same time whether the first letter or the last is wrong, or there is no such token at all. */
export function isSecretOf(secret: string, secretSha256: string | null): boolean {
  const given = Buffer.from(sha256(secret), 'hex');
  const kept = Buffer.from(secretSha256 ?? sha256('no token has this secret'), 'hex');
  return timingSafeEqual(given, kept) && secretSha256 !== null;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
