export type JsonOptions = {
  /** Lists and objects inside one another, at most. */
  readonly deepest: number;
  /** Whether a number written with zeros at its end (0.80, 0.000) is kept as the text that stands there. */
  readonly keepsZeros?: boolean;
};

export type Place = { readonly line: number; readonly column: number };

/** JSON as read, and where each value stands: the key of `places` is the path as "facts[3].r". */
export type PositionedJson = {
  readonly value: unknown;
  readonly places: ReadonlyMap<string, Place>;
};

/** What is wrong with the text as JSON, and where. */
export class JsonProblem extends Error {
  readonly code: 'syntax' | 'too-deep' | 'key-twice';
  readonly place: Place;
  readonly found: string;
  constructor(code: JsonProblem['code'], place: Place, found: string) {
    super(code);
    this.code = code;
    this.place = place;
    this.found = found;
  }
}

export const childPath = (path: string, key: string | number) =>
  typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;

const whitespace = /[\u0020\t\r\n]*/y;
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Of the control characters a JSON string may hold only the upper ones, from U+007F (RFC 8259, section 7). */
const stringToken = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const word = /[^\s,:{}[\]]{0,40}/y;

/**
 * Reads JSON and remembers where everything stands, which JSON.parse does not.
 *
 * @throws JsonProblem at the first place that is not JSON, is nested too deep, or says a key twice
 */
export function readPositionedJson(source: string, options: JsonOptions): PositionedJson {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const places = new Map<string, Place>();
  let at = 0;

  const placeOf = (offset: number): Place => {
    let [low, high] = [0, lineStarts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (lineStarts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - lineStarts[low]! + 1 };
  };
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  const fail = (code: JsonProblem['code'] = 'syntax'): never => {
    throw new JsonProblem(code, placeOf(at), match(word) || text.slice(at, at + 1));
  };
  const skip = () => {
    at += match(whitespace)?.length ?? 0;
  };
  const take = (character: string): boolean => {
    skip();
    if (text[at] !== character) return false;
    at += 1;
    return true;
  };
  const readString = (): string => {
    const token = match(stringToken) ?? fail();
    at += token.length;
    return JSON.parse(token) as string;
  };

  const readObject = (path: string, depth: number): unknown => {
    const entries: [string, unknown][] = [];
    const seen = new Set<string>();
    if (take('}')) return {};
    do {
      skip();
      const start = at;
      const key = readString();
      if (seen.has(key)) {
        at = start;
        fail('key-twice');
      }
      seen.add(key);
      const here = childPath(path, key);
      places.set(here, placeOf(start));
      if (!take(':')) fail();
      entries.push([key, readValue(here, depth + 1)]);
    } while (take(','));
    if (!take('}')) fail();
    // fromEntries makes "__proto__" an ordinary key, which the schema then refuses.
    return Object.fromEntries(entries);
  };
  const readArray = (path: string, depth: number): unknown[] => {
    const items: unknown[] = [];
    if (take(']')) return items;
    do {
      skip();
      const here = childPath(path, items.length);
      places.set(here, placeOf(at));
      items.push(readValue(here, depth + 1));
    } while (take(','));
    if (!take(']')) fail();
    return items;
  };
  const readValue = (path: string, depth: number): unknown => {
    if (depth > options.deepest) fail('too-deep');
    if (take('{')) return readObject(path, depth);
    if (take('[')) return readArray(path, depth);
    if (text[at] === '"') return readString();
    for (const [token, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const)
      if (match(word) === token) {
        at += token.length;
        return value;
      }
    const token = match(numberToken) ?? fail();
    at += token.length;
    return options.keepsZeros && /\.\d*0$/.test(token) ? token : Number(token);
  };

  const value = readValue('', 0);
  skip();
  if (at < text.length) fail();
  return { value, places };
}
