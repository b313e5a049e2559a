import type { ComparisonSign } from '../../condition/condition.ts';

/** A condition of another program, as far as we understand conditions at all. */
export type Expression =
  | { readonly kind: 'test'; readonly name: string; readonly sign: ComparisonSign; readonly value: string }
  /** One of several answers is ticked. */
  | { readonly kind: 'has'; readonly name: string; readonly value: string }
  | { readonly kind: 'answered'; readonly name: string }
  | { readonly kind: 'not'; readonly part: Expression }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] };

const longest = 2000;
const deepest = 30;

type Token = { readonly kind: 'name' | 'word' | 'text' | 'number' | 'sign' | 'end'; readonly text: string };
const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['name', /\$?\{\s*([^{}]{1,200}?)\s*\}/y],
  ['text', /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/y],
  ['number', /-?\d+(?:\.\d+)?(?![\w.])/y],
  ['sign', /<=|>=|<>|!=|==|&&|\|\||[=<>!(),[\]]/y],
  ['word', /[A-Za-z_][\w.-]*/y],
];

const signs: Readonly<Record<string, ComparisonSign>> = {
  '=': '==',
  '==': '==',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  equal: '==',
  equals: '==',
  notequal: '!=',
  notequals: '!=',
  less: '<',
  lessorequal: '<=',
  greater: '>',
  greaterorequal: '>=',
};
const turned: Readonly<Record<ComparisonSign, ComparisonSign>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/**
 * Reads the conditions that SurveyJS (`{q} = 1 and {r} anyof [1, 2]`), XLSForm (`selected(${q}, 'a')`) and LimeSurvey
 * (`q.NAOK == "A1"`) write: comparisons of one question with one value, joined by and, or and not.
 *
 * @returns undefined for anything else, such as sums, dates and functions
 */
export function readExpression(source: string): Expression | undefined {
  if (source.length > longest) return undefined;
  const tokens = tokensOf(source);
  if (!tokens) return undefined;
  try {
    return new Reader(tokens).whole();
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

class NotUnderstood extends Error {}

function tokensOf(source: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    if (/\s/.test(source[at]!)) {
      at += 1;
      continue;
    }
    const before = at;
    for (const [kind, pattern] of patterns) {
      pattern.lastIndex = at;
      const match = pattern.exec(source);
      if (!match) continue;
      const inner = match[1] ?? match[2];
      tokens.push({ kind, text: inner === undefined ? match[0] : inner.replace(/\\(.)/g, '$1') });
      at = pattern.lastIndex;
      break;
    }
    if (at === before) return undefined;
  }
  return [...tokens, { kind: 'end', text: '' }];
}

type Operand =
  | { readonly kind: 'question'; readonly name: string }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'list'; readonly values: readonly string[] };

/** Recursive descent, one method a level. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#either();
    if (this.#next.kind !== 'end') throw new NotUnderstood();
    return expression;
  }

  get #next(): Token {
    return this.#tokens[this.#at]!;
  }
  #takeIf(...texts: readonly string[]): boolean {
    const { kind, text } = this.#next;
    if ((kind !== 'sign' && kind !== 'word') || !texts.includes(text.toLowerCase())) return false;
    this.#at += 1;
    return true;
  }
  #expect(text: string): void {
    if (!this.#takeIf(text)) throw new NotUnderstood();
  }

  #either(): Expression {
    const parts = [this.#both()];
    while (this.#takeIf('or', '||')) parts.push(this.#both());
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
  }
  #both(): Expression {
    const parts = [this.#part()];
    while (this.#takeIf('and', '&&')) parts.push(this.#part());
    return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
  }

  #part(): Expression {
    this.#depth += 1;
    if (this.#depth > deepest) throw new NotUnderstood();
    const part = this.#deep();
    this.#depth -= 1;
    return part;
  }
  #deep(): Expression {
    if (this.#takeIf('not', '!')) return { kind: 'not', part: this.#part() };
    if (this.#takeIf('(')) {
      const inner = this.#either();
      this.#expect(')');
      return inner;
    }
    return this.#function() ?? this.#comparison();
  }

  #function(): Expression | undefined {
    const after = this.#tokens[this.#at + 1];
    if (this.#next.kind !== 'word' || after?.text !== '(' || after.kind !== 'sign') return undefined;
    const name = this.#next.text.toLowerCase();
    this.#at += 2;
    const first = this.#operand();
    if (first.kind !== 'question') throw new NotUnderstood();
    const question = first.name;
    if (name === 'selected' || name === 'contains') {
      this.#expect(',');
      const second = this.#operand();
      this.#expect(')');
      if (second.kind !== 'value') throw new NotUnderstood();
      return { kind: 'has', name: question, value: second.value };
    }
    this.#expect(')');
    if (name === 'is_empty' || name === 'empty') return not({ kind: 'answered', name: question });
    throw new NotUnderstood();
  }

  #comparison(): Expression {
    const left = this.#operand();
    if (left.kind === 'question') {
      const { name } = left;
      if (this.#takeIf('notempty')) return { kind: 'answered', name };
      if (this.#takeIf('empty')) return not({ kind: 'answered', name });
      if (this.#takeIf('contains', 'anyof')) return this.#any(name);
      if (this.#takeIf('notcontains', 'noneof')) return not(this.#any(name));
      if (this.#takeIf('allof')) return { kind: 'and', parts: this.#each(name) };
    }
    const sign = Object.hasOwn(signs, this.#next.text.toLowerCase())
      ? signs[this.#next.text.toLowerCase()]
      : undefined;
    if (!sign || this.#next.kind === 'text') throw new NotUnderstood();
    this.#at += 1;
    const right = this.#operand();
    if (left.kind === 'question' && right.kind === 'value') return compare(left.name, sign, right.value);
    if (left.kind === 'value' && right.kind === 'question')
      return compare(right.name, turned[sign], left.value);
    throw new NotUnderstood();
  }

  #any(name: string): Expression {
    const parts = this.#each(name);
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
  }
  #each(name: string): Expression[] {
    const operand = this.#operand();
    if (operand.kind === 'question') throw new NotUnderstood();
    const values = operand.kind === 'list' ? operand.values : [operand.value];
    if (values.length === 0) throw new NotUnderstood();
    return values.map((value) => ({ kind: 'has', name, value }));
  }

  #operand(): Operand {
    const { kind, text } = this.#next;
    this.#at += 1;
    if (kind === 'name') return { kind: 'question', name: text };
    if (kind === 'text' || kind === 'number') return { kind: 'value', value: text };
    if (kind === 'word' && /^(true|false)$/i.test(text)) return { kind: 'value', value: text.toLowerCase() };
    if (kind === 'word') return { kind: 'question', name: questionIn(text) };
    if (kind !== 'sign' || text !== '[') throw new NotUnderstood();
    const values: string[] = [];
    if (this.#takeIf(']')) return { kind: 'list', values };
    do {
      const one = this.#operand();
      if (one.kind !== 'value') throw new NotUnderstood();
      values.push(one.value);
    } while (this.#takeIf(','));
    this.#expect(']');
    return { kind: 'list', values };
  }
}

const not = (part: Expression): Expression => ({ kind: 'not', part });

/** Held against nothing, a question is asked whether it was answered. */
function compare(name: string, sign: ComparisonSign, value: string): Expression {
  if (value === '' && sign === '!=') return { kind: 'answered', name };
  if (value === '' && sign === '==') return not({ kind: 'answered', name });
  return { kind: 'test', name, sign, value };
}

/** LimeSurvey says after a dot which of a question's sides is meant; only its answer is ours. */
function questionIn(word: string): string {
  const [name = '', ...sides] = word.split('.');
  if (sides.some((side) => !/^(naok|value|code|valuenaok)$/i.test(side))) throw new NotUnderstood();
  return name;
}
