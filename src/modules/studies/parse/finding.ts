import { m } from '#messages';
import { inAllLanguages, type Language, type Trilingual } from '#platform/language.ts';
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
  readonly text: Trilingual;
};

export type Say = (locale: Language) => string;

export function finding(code: string, path: Path, say: Say, value?: unknown): Finding {
  return { code, path, at: 'value', text: inAllLanguages(say), ...shown(value) };
}

export function findingAtKey(code: string, path: Path, say: Say): Finding {
  return { code, path, at: 'key', text: inAllLanguages(say), ...shown(path.at(-1)) };
}

/** The sentence, and after it which name was likely meant. */
export function sayWithSuggestion(say: Say, wanted: string, names: Iterable<string>): Say {
  const name = nearestName(wanted, names);
  if (name === undefined) return say;
  return (locale) => `${say(locale)} ${m.studies_did_you_mean({ name }, { locale })}`;
}

function shown(value: unknown): { value?: string } {
  if (typeof value === 'string') return { value };
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
    return { value: String(value) };
  }
  return {};
}
