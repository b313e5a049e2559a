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
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const quote = 0x22;
const backslash = 0x5c;
/** Control characters below this no JSON string may hold (RFC 8259, section 7). */
const firstPrintable = 0x20;
const word = /[^\s,:{}[\]]{0,40}/y;
/**
 * Letters in one path, and in all there are. Nothing that is meant has more; a long key that is told again for each of a
 * million values would fill memory.
 */
const longestPath = 400;
const mostPathLetters = 50_000_000;

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

  let letters = 0;
  /** The path of what begins here, its place remembered. Beyond what there is room for it is its parent's. */
  const placed = (path: string, key: string | number, offset: number): string => {
    const length = path.length + (typeof key === 'string' ? key.length : 10);
    letters += length;
    if (length > longestPath || letters > mostPathLetters) return path;
    const here = childPath(path, key);
    places.set(here, placeOf(offset));
    return here;
  };

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
    const start = at;
    if (text.charCodeAt(at) !== quote) fail();
    // Sign by sign, and not by one pattern: a string of megabytes would be more than a pattern has room for.
    for (let end = start + 1; end < text.length; end += 1) {
      const sign = text.charCodeAt(end);
      if (sign === quote) {
        at = end + 1;
        return JSON.parse(text.slice(start, at)) as string;
      }
      if (sign < firstPrintable) break;
      if (sign !== backslash) continue;
      escaped.lastIndex = end;
      const length = escaped.exec(text)?.[0].length;
      if (length === undefined) break;
      end += length - 1;
    }
    return fail();
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
      const here = placed(path, key, start);
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
      items.push(readValue(placed(path, items.length, at), depth + 1));
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
