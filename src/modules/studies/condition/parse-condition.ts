import type { ComparisonSign, Condition, ConditionValue } from './condition.ts';
import { readTokens, type Token } from './read-tokens.ts';

/** What is wrong with the form of a condition, and where in it. */
export type ConditionMistake = {
  readonly code:
    | 'name-expected'
    | 'sign-expected'
    | 'value-expected'
    | 'list-expected'
    | 'list-not-closed'
    | 'bracket-not-closed'
    | 'something-left'
    | 'too-long';
  /** Counted in characters from 0. */
  readonly at: number;
  /** What stands there; empty at the end. */
  readonly found: string;
};

/** More tests than this nobody reads, and every one makes the privacy check dearer. */
const mostTests = 20;
const longestCondition = 2000;
const deepestBrackets = 30;

/**
 * Reads a condition on answers.
 *
 *     condition = either { "or" either }        either = part { "and" part }
 *     part      = "not" part | "(" condition ")" | name sign value | name ["not"] "in" "[" value { "," value } "]"
 *     sign      = "==" | "!=" | "<" | "<=" | ">" | ">="      value = number | 'text' | "text"
 *
 * @returns the condition, or the first mistake in it
 * @example parseCondition('age >= 3 and not office in [1, 2]')
 */
export function parseCondition(source: string): { condition: Condition } | { mistake: ConditionMistake } {
  if (source.length > longestCondition) {
    return { mistake: { code: 'too-long', at: longestCondition, found: '' } };
  }
  try {
    return { condition: new Reader(readTokens(source)).whole() };
  } catch (error) {
    if (error instanceof Mistaken) return { mistake: error.mistake };
    throw error;
  }
}

class Mistaken extends Error {
  readonly mistake: ConditionMistake;
  constructor(code: ConditionMistake['code'], { at, text }: Token) {
    super(code);
    this.mistake = { code, at, found: text };
  }
}

/** Recursive descent, one method a line of the grammar. */
class Reader {
  readonly #tokens: readonly Token[];
  #place = 0;
  #depth = 0;
  #tests = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Condition {
    const condition = this.#condition();
    if (this.#next.kind !== 'end') throw new Mistaken('something-left', this.#next);
    return condition;
  }

  get #next(): Token {
    return this.#tokens[this.#place]!;
  }

  #take(): Token {
    const token = this.#next;
    this.#place += 1;
    return token;
  }

  #takeIf(text: string): boolean {
    const { kind } = this.#next;
    if ((kind !== 'word' && kind !== 'mark') || this.#next.text !== text) return false;
    this.#place += 1;
    return true;
  }

  #condition(): Condition {
    return this.#joined('or', () => this.#joined('and', () => this.#part()));
  }

  #joined(kind: 'and' | 'or', part: () => Condition): Condition {
    const parts = [part()];
    while (this.#takeIf(kind)) parts.push(part());
    return parts.length === 1 ? parts[0]! : { kind, parts };
  }

  #part(): Condition {
    this.#depth += 1;
    if (this.#depth > deepestBrackets) throw new Mistaken('too-long', this.#next);
    const part = this.#negated() ?? this.#bracketed() ?? this.#test();
    this.#depth -= 1;
    return part;
  }

  #negated(): Condition | undefined {
    return this.#takeIf('not') ? { kind: 'not', part: this.#part() } : undefined;
  }

  #bracketed(): Condition | undefined {
    if (!this.#takeIf('(')) return undefined;
    const condition = this.#condition();
    if (!this.#takeIf(')')) throw new Mistaken('bracket-not-closed', this.#next);
    return condition;
  }

  #test(): Condition {
    const name = this.#take();
    if (name.kind !== 'name') throw new Mistaken('name-expected', name);
    this.#tests += 1;
    if (this.#tests > mostTests) throw new Mistaken('too-long', name);
    const base = { variable: name.text, at: name.at };
    if (this.#takeIf('in')) return { kind: 'membership', ...base, values: this.#list() };
    if (this.#takeIf('not')) {
      if (!this.#takeIf('in')) throw new Mistaken('sign-expected', this.#next);
      return { kind: 'not', part: { kind: 'membership', ...base, values: this.#list() } };
    }
    const sign = this.#take();
    if (sign.kind !== 'sign') throw new Mistaken('sign-expected', sign);
    const { value, at } = this.#value();
    return { kind: 'comparison', ...base, sign: sign.text as ComparisonSign, value, valueAt: at };
  }

  #list(): { value: ConditionValue; at: number }[] {
    if (!this.#takeIf('[')) throw new Mistaken('list-expected', this.#next);
    const values = [this.#value()];
    while (this.#takeIf(',')) values.push(this.#value());
    if (!this.#takeIf(']')) throw new Mistaken('list-not-closed', this.#next);
    return values;
  }

  #value(): { value: ConditionValue; at: number } {
    const { kind, text, at } = this.#take();
    if (kind === 'number') return { value: Number(text), at };
    if (kind === 'text') return { value: text.slice(1, -1), at };
    throw new Mistaken('value-expected', { kind, text, at });
  }
}
