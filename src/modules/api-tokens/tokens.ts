import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Clock } from '#platform/clock.ts';
import { refusal } from '#platform/errors.ts';
import { isScope, lifetimesInDays, type Scope, type TokenDescription } from './schema.ts';
import { isSecretOf, makeToken, readToken, scopesFor } from './tokens.rules.ts';

export type StoredToken = Omit<TokenDescription, 'isExpired'> & {
  readonly personId: string;
  readonly secretSha256: string;
};
/** Where tokens are kept, and people found; the composition root hands it in. */
export type TokenStore = {
  insert(token: StoredToken): Promise<void>;
  find(tokenId: string): Promise<StoredToken | null>;
  ofPerson(personId: string): Promise<readonly StoredToken[]>;
  remove(personId: string, tokenId: string): Promise<boolean>;
  markUsed(tokenId: string, day: string): Promise<void>;
  /** Somebody with the roles they have now; null when they are gone. */
  actor(personId: string): Promise<Actor | null>;
};

/** Whoever a token speaks for, and what it may be used for. */
export type TokenBearer = {
  readonly actor: Actor;
  readonly tokenId: string;
  readonly scopes: readonly Scope[];
};

export type ApiTokens = {
  list(actor: Actor): Promise<readonly TokenDescription[]>;
  scopesFor(actor: Actor): readonly Scope[];
  /** The token itself, which is shown once and never again. @throws DomainError `token-refused` */
  create(
    actor: Actor,
    wanted: { readonly name: string; readonly scopes: readonly string[]; readonly days: number },
  ): Promise<string>;
  /** Only one's own. False when there was none. */
  revoke(actor: Actor, tokenId: string): Promise<boolean>;
  /** Null for a token that is made up, revoked or expired, or whose owner is gone. */
  bearerOf(token: string): Promise<TokenBearer | null>;
};

const mostTokens = 20;
const longestName = 80;
const dayMilliseconds = 24 * 60 * 60 * 1000;
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

export function createApiTokens(store: TokenStore, clock: Clock): ApiTokens {
  const today = () => dayOf(clock.now());
  return {
    scopesFor,
    list: async ({ personId }) => (await store.ofPerson(personId)).map((token) => described(token, today())),
    create: async (actor, { name, scopes, days }) => {
      const allowed = scopesFor(actor);
      const chosen = [...new Set(scopes)].filter(isScope);
      const title = name.trim();
      if (title === '' || title.length > longestName) throw refusal('token-refused', m.api_token_name_needed);
      if (chosen.length === 0 || chosen.length < new Set(scopes).size)
        throw refusal('token-refused', m.api_token_scope_needed);
      if (chosen.some((scope) => !allowed.includes(scope)))
        throw refusal('token-refused', m.api_token_scope_not_yours);
      if (!lifetimesInDays.some((one) => one === days))
        throw refusal('token-refused', m.api_token_lifetime_needed);
      if ((await store.ofPerson(actor.personId)).length >= mostTokens)
        throw refusal('token-refused', m.api_token_too_many);
      const { tokenId, token, secretSha256 } = makeToken();
      await store.insert({
        tokenId,
        secretSha256,
        personId: actor.personId,
        name: title,
        scopes: allowed.filter((scope) => chosen.includes(scope)),
        createdOn: today(),
        expiresOn: dayOf(new Date(clock.now().getTime() + days * dayMilliseconds)),
        lastUsedOn: null,
      });
      return token;
    },
    revoke: (actor, tokenId) => store.remove(actor.personId, tokenId),
    bearerOf: async (token) => {
      const read = readToken(token);
      const stored = read && (await store.find(read.tokenId));
      const isGood = isSecretOf(read?.secret ?? '', stored?.secretSha256 ?? null);
      if (!stored || !isGood || stored.expiresOn < today()) return null;
      // What they may is asked each time: a role that was taken away is away for their programs too.
      const actor = await store.actor(stored.personId);
      if (!actor) return null;
      if (stored.lastUsedOn !== today()) await store.markUsed(stored.tokenId, today());
      return { actor, tokenId: stored.tokenId, scopes: stored.scopes };
    },
  };
}

function described({ secretSha256: _hash, personId: _owner, ...token }: StoredToken, day: string) {
  return { ...token, isExpired: token.expiresOn < day };
}
