/** The smallest parts of a condition; `end` stands after the last. */
export type Token = {
  readonly kind: 'name' | 'number' | 'text' | 'sign' | 'mark' | 'word' | 'end' | 'unknown';
  readonly text: string;
  readonly at: number;
};

const words: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in']);
const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['name', /[A-Za-z]\w*/y],
  ['number', /-?\d+(?:\.\d+)?/y],
  ['text', /'[^']*'|"[^"]*"/y],
  ['sign', /==|!=|<=|>=|<|>/y],
  ['mark', /[()[\],]/y],
];

/** Splits a condition into tokens. A letter that begins none is a token of its own, `unknown`. */
export function readTokens(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    if (/\s/.test(source[at]!)) {
      at += 1;
      continue;
    }
    const token = tokenAt(source, at);
    tokens.push(token);
    at += token.text.length;
  }
  return [...tokens, { kind: 'end', text: '', at: source.length }];
}

function tokenAt(source: string, at: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text === undefined) continue;
    return { kind: kind === 'name' && words.has(text) ? 'word' : kind, text, at };
  }
  return { kind: 'unknown', text: String.fromCodePoint(source.codePointAt(at)!), at };
}
