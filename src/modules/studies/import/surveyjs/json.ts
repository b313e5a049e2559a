import { childPath, type PositionedJson } from '#platform/json/positioned-json.ts';
import type { Place } from '../draft/place.ts';
import { oneText, type Texts } from '../draft/tongues.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A part of the file that remembers which of its settings have been taken, so that the rest can be told of. */
export class Part {
  readonly object: JsonObject;
  readonly path: string;
  readonly #json: PositionedJson;
  readonly #locale: string;
  readonly #taken: Set<string>;

  constructor(
    object: JsonObject,
    path: string,
    json: PositionedJson,
    locale: string,
    taken = new Set<string>(),
  ) {
    this.#taken = taken;
    this.object = object;
    this.path = path;
    this.#json = json;
    this.#locale = locale;
  }

  get place(): Place {
    const line = this.#json.places.get(this.path)?.line;
    return line === undefined ? {} : { line };
  }

  value(key: string): unknown {
    this.#taken.add(key);
    return Object.hasOwn(this.object, key) ? this.object[key] : undefined;
  }
  string(key: string): string | undefined {
    const value = this.value(key);
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
  }
  number(key: string): number | undefined {
    const value = this.value(key);
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  }
  isTrue(...keys: readonly string[]): boolean {
    return keys.map((key) => this.value(key)).includes(true);
  }
  /** The texts of the first of the keys that has any. */
  texts(...keys: readonly string[]): Texts {
    const all = keys.map((key) => textsIn(this.value(key), this.#locale));
    return all.find((texts) => texts.size > 0) ?? new Map();
  }
  list(key: string): readonly unknown[] {
    const value = this.value(key);
    return Array.isArray(value) ? value : [];
  }
  /** The objects of a list, each with its place. */
  parts(key: string): readonly Part[] {
    const path = childPath(this.path, key);
    return this.list(key).flatMap((value, index) =>
      isObject(value) ? [new Part(value, childPath(path, index), this.#json, this.#locale)] : [],
    );
  }
  textsOf(value: unknown): Texts {
    return textsIn(value, this.#locale);
  }
  /** The same with something set that it takes from what is around it. */
  with(more: JsonObject): Part {
    return new Part({ ...this.object, ...more }, this.path, this.#json, this.#locale, this.#taken);
  }
  /** Settings that nobody has asked for. */
  left(): readonly string[] {
    return Object.keys(this.object).filter((key) => !this.#taken.has(key));
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text, or one for each language; `default` is the language that the questionnaire says it is in. */
function textsIn(value: unknown, locale: string): Texts {
  if (typeof value === 'string') return value.trim() === '' ? new Map() : oneText(value, locale);
  if (typeof value === 'number' || typeof value === 'boolean') return oneText(String(value), locale);
  if (!isObject(value)) return new Map();
  return new Map(
    Object.entries(value).flatMap(([tongue, text]) =>
      typeof text === 'string' && text.trim() !== '' ? [[tongue === 'default' ? locale : tongue, text]] : [],
    ),
  );
}
