/** What a token may be used for. */
export const scopes = ['status', 'files', 'reports', 'frame', 'scorecard'] as const;
export type Scope = (typeof scopes)[number];
export const isScope = (text: unknown): text is Scope => scopes.some((scope) => scope === text);

/** How long a token may last, in days; the longest is a year. */
export const lifetimesInDays = [7, 30, 90, 365] as const;

/** A token as its owner sees it afterwards: never the secret. */
export type TokenDescription = {
  readonly tokenId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdOn: string;
  readonly expiresOn: string;
  readonly lastUsedOn: string | null;
  readonly isExpired: boolean;
};
