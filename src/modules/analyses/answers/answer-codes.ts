import { comparable, isNumericItem } from '#modules/studies/index.ts';
import type { Item, LocalisedText, Study } from '#modules/studies/schema.ts';

/** What a cell can mean besides a code of its own. */
export const noAnswer = Number.NaN;
/** Not among the allowed answers; no cell can say infinity. */
export const notAllowed = Number.POSITIVE_INFINITY;

/**
 * How the cells of one column are understood. `fromNumber` and `fromText` give a code: for a choice item the
 * position of the option, otherwise the number answered; or `noAnswer`, or `notAllowed`.
 */
export type AnswerCodes = {
  readonly fromNumber: (value: number) => number;
  readonly fromText: (text: string) => number;
  /** Whether a cell that is written as a number can go straight to `fromNumber`. */
  readonly takesNumbers: boolean;
};

export function answerCodesOf(study: Study, item: Exclude<Item, { kind: 'text' }>): AnswerCodes {
  const missing = missingCodes(study, item);
  const allowed = item.kind === 'choice' ? choiceCodes(item) : numericCodes(item);
  const fromNumber = (value: number) => (missing.numbers.has(value) ? noAnswer : allowed.fromNumber(value));
  const fromText = (text: string) => {
    const wanted = comparable(text);
    if (wanted === '' || missing.texts.has(wanted)) return noAnswer;
    const labelled = allowed.fromLabel(wanted);
    if (labelled !== notAllowed) return labelled;
    const value = numberIn(wanted);
    return value === undefined ? allowed.fromNumberedLabel(wanted) : fromNumber(value);
  };
  // Where codes are texts, such as "0301", a number is a text too.
  const takesNumbers = item.kind !== 'choice' || isNumericItem(item);
  return { fromNumber, fromText, takesNumbers };
}

type AllowedCodes = {
  readonly fromNumber: (value: number) => number;
  /** An option's value or label, or an anchor, alone. */
  readonly fromLabel: (text: string) => number;
  /** A number with words after it: `4 - agree`. */
  readonly fromNumberedLabel: (text: string) => number;
};

function choiceCodes(item: Extract<Item, { kind: 'choice' }>): AllowedCodes {
  const byNumber = new Map<number, number>();
  const byText = new Map<string, number>();
  const ambiguous = new Set<string>();
  const remember = (text: string, code: number) => {
    if (byText.has(text) && byText.get(text) !== code) ambiguous.add(text);
    else byText.set(text, code);
  };
  for (const [code, { value, label }] of item.options.entries()) {
    if (typeof value === 'number') byNumber.set(value, code);
    for (const text of everyText(label)) remember(comparable(text), code);
  }
  for (const text of ambiguous) byText.delete(text);
  // An option's own value goes before another option's label.
  for (const [code, { value }] of item.options.entries()) byText.set(comparable(String(value)), code);

  const fromNumber = (value: number) => byNumber.get(value) ?? notAllowed;
  const fromLabel = (text: string) => byText.get(text) ?? notAllowed;
  return {
    fromNumber,
    fromLabel,
    fromNumberedLabel: (text) => {
      const parts = /^(\S+?)\s*[-–—:.)=]?\s+(\S.*)$/.exec(text);
      if (!parts) return notAllowed;
      const code = fromLabel(parts[1]!);
      // "1 – 5 years" is not option 1 unless that is what option 1 is called.
      return code === fromLabel(parts[2]!) ? code : notAllowed;
    },
  };
}

function numericCodes(item: Extract<Item, { kind: 'agreement' | 'number' }>): AllowedCodes {
  if (item.kind === 'number') {
    const minimum = item.minimum ?? Number.NEGATIVE_INFINITY;
    const maximum = item.maximum ?? Number.MAX_VALUE;
    return {
      fromNumber: (value) => (value >= minimum && value <= maximum ? value : notAllowed),
      fromLabel: () => notAllowed,
      fromNumberedLabel: () => notAllowed,
    };
  }
  const { lowest } = item;
  const highest = lowest + item.points - 1;
  const anchors = new Map<string, number>();
  const [low, high] = item.anchors ?? [];
  for (const text of low ? everyText(low) : []) anchors.set(comparable(text), lowest);
  for (const text of high ? everyText(high) : []) {
    const anchor = comparable(text);
    if (anchors.has(anchor)) anchors.delete(anchor);
    else anchors.set(anchor, highest);
  }
  for (const [place, label] of (item.labels ?? []).entries()) {
    for (const text of everyText(label)) anchors.set(comparable(text), lowest + place);
  }
  const fromNumber = (value: number) =>
    Number.isInteger(value) && value >= lowest && value <= highest ? value : notAllowed;
  return {
    fromNumber,
    fromLabel: (text) => anchors.get(text) ?? notAllowed,
    fromNumberedLabel: (text) => {
      // "6 helt enig", "4 - agree"; but not "1-5 times" or "3 of 5".
      const parts = /^(-?\d+)\s*[-–—:.)=]?\s*(\p{L}\D*)$/u.exec(text);
      return parts ? fromNumber(Number(parts[1])) : notAllowed;
    },
  };
}

/** The codes that mean "no answer", as numbers and as texts. */
export function missingCodes(study: Study, item: Item | undefined) {
  const codes = [...study.missing, ...(item?.missing ?? [])];
  const numbers = new Set<number>();
  for (const code of codes) {
    const value = typeof code === 'number' ? code : numberIn(comparable(code));
    if (value !== undefined) numbers.add(value);
  }
  return { numbers, texts: new Set(codes.map((code) => comparable(String(code)))) };
}

/**
 * Nobody answers with a number larger than this, or nearer to nothing without being 0. Within them squares and
 * quotients stay numbers.
 */
const largestNumber = 1e50;
const smallestNumber = 1e-50;

/** A number written with point or comma as decimal sign; undefined when the text is something else. */
export function numberIn(text: string): number | undefined {
  if (text.length > 40 || !/^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d{1,3})?$/i.test(text)) return undefined;
  const value = Number(text.replace(',', '.'));
  const size = Math.abs(value);
  return size <= largestNumber && (size >= smallestNumber || value === 0) ? value : undefined;
}

export function everyText(text: LocalisedText): readonly string[] {
  if (typeof text === 'string') return [text];
  return [text.nb, text.nn, text.en].filter((one) => one !== undefined && one !== '') as string[];
}
