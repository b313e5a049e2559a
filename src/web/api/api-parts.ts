import type { Context } from 'hono';
import type { ApiTokens } from '#modules/api-tokens/index.ts';
import type { DataFiles } from '#modules/exports/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Scorecards } from '#modules/scorecards/index.ts';
import type { Following, Frames, SeenWave, Waves } from '#modules/surveys/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Language } from '#platform/language.ts';

/** What the API may ask for; a part of what the pages may. */
export type ApiParts = {
  readonly tokens: Pick<ApiTokens, 'bearerOf'>;
  readonly waves: Waves;
  readonly following: Pick<Following, 'follow'>;
  readonly frames: Pick<Frames, 'hold' | 'held' | 'mapColumns' | 'confirm' | 'letGo'>;
  readonly scorecards: Pick<Scorecards, 'preview' | 'takeIn'>;
  readonly dataFiles: DataFiles;
  /** The report of a closed wave in one format; null when there is none. */
  report(
    actor: Actor,
    seen: SeenWave,
    wanted: { readonly format: string; readonly language: Language },
  ): Promise<Response | null>;
  readonly clock: Clock;
};

/** One request, let in: whose it is, in which language to answer, and the wave it is about where it is about one. */
export type Call = {
  readonly context: Context;
  readonly actor: Actor;
  readonly tokenId: string;
  readonly language: Language;
  readonly parameter: (name: string) => string;
};
export type Handler = (parts: ApiParts, call: Call) => Promise<Response>;
