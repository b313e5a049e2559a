import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { nearestName } from './nearest-name.ts';

/** Where in the study something stands: names of keys and numbers in lists, from the outside in. */
export type Path = readonly (string | number)[];

/** Something wrong with the study, before it is given its line and column. */
export type Finding = {
  readonly code: string;
  readonly path: Path;
  /** Whether the name left of the colon is wrong, or what stands right of it. */
  readonly at: 'key' | 'value';
  readonly value?: string;
  /** Said late, because a hostile file can have more problems than are ever shown. */
  readonly say: Say;
};

export type Say = (locale: Language) => string;

export function finding(code: string, path: Path, say: Say, value?: unknown): Finding {
  return { code, path, at: 'value', say, ...shown(value) };
}

export function findingAtKey(code: string, path: Path, say: Say): Finding {
  return { code, path, at: 'key', say, ...shown(path.at(-1)) };
}

/** The sentence, and after it which name was likely meant. */
export function sayWithSuggestion(say: Say, wanted: string, names: readonly string[]): Say {
  return (locale) => {
    const name = nearestName(wanted, names);
    return name === undefined
      ? say(locale)
      : `${say(locale)} ${m.studies_did_you_mean({ name }, { locale })}`;
  };
}

function shown(value: unknown): { value?: string } {
  if (typeof value === 'string') return { value };
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
    return { value: String(value) };
  }
  return {};
}
