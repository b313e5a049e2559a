import { isNoDegree, placeOfWord } from '../../names/answer-words.ts';
import type { Code, DraftAnswer, Option } from './draft-item.ts';
import { oneText, type Texts } from './tongues.ts';

/** Fixed answers as a study file has them, and what had to be changed on the way. */
export type FixedAnswers = {
  readonly answer: DraftAnswer;
  readonly missing: readonly number[];
  /** What each of the questionnaire's codes became. */
  readonly codes: ReadonlyMap<Code, number>;
  /** Whether codes were texts, and became numbers. */
  readonly isNumbered: boolean;
  /** Whether the answers are shown in another order than in the questionnaire. */
  readonly isTurned: boolean;
  /** Codes that stood twice. */
  readonly doubled: readonly Code[];
};

/** What is known of the answers besides themselves. */
export type Hint = 'grid' | 'single';
/** An answer that stands beside the others: "other", or one that means no answer. */
export type Extra = Option & { readonly isNoAnswer: boolean };

const mostPoints = 11;
export const mostOptions = 1000;

/**
 * Finds out whether fixed answers stand in an order from least to most: then they are agreement, else a choice.
 *
 * Ordered are the columns of a grid, and answers whose words questionnaires use in that order ("disagree" … "agree");
 * codes alone do not tell, for offices are numbered too. Answers with "don't know" among them stay a choice, in which
 * that answer means no answer.
 *
 * @param hint `grid` where several questions share the answers
 * @param extras answers that the program adds by itself, such as "other"; they get the numbers after the highest
 */
export function fixedAnswers(
  given: readonly Option[],
  hint: Hint,
  extras: readonly Extra[] = [],
): FixedAnswers {
  const options = [...new Map(given.map((option) => [option.code, option])).values()];
  const doubled = given.filter((option) => !options.includes(option)).map(({ code }) => code);
  const numbers = options.map(({ code }) => codeAsNumber(code));
  const isNumbered = numbers.some((number) => number === undefined);
  const places = options.map(placeOf);
  const degrees = places.filter((place) => place !== undefined);
  const hasNone = options.some(({ label }) => [...label.values()].some(isNoDegree));
  const family = degrees.length === options.length && new Set(degrees.map((one) => one.family)).size === 1;
  const direction = family ? directionOf(degrees.map(({ rank }) => rank)) : 0;
  const isFew = options.length >= 3 && options.length <= mostPoints;

  // Where we number the answers ourselves, the least gets the lowest number.
  const isDescending = isNumbered && direction < 0;
  const inOrder = isDescending ? options.toReversed() : options;
  const values = new Map<Code, number>(
    inOrder.map(({ code }, place) => [code, isNumbered ? place + 1 : codeAsNumber(code)!]),
  );
  const sorted = options.toSorted((a, b) => values.get(a.code)! - values.get(b.code)!);
  const lowest = values.get(sorted[0]?.code ?? '') ?? 1;
  const isRow = sorted.every(({ code }, place) => values.get(code) === lowest + place);
  const isOrdered = direction !== 0 || (hint === 'grid' && !isYesNo(options));
  const base = { codes: values, isNumbered, doubled };
  if (isFew && isRow && isOrdered && !hasNone && extras.length === 0 && Number.isInteger(lowest)) {
    const labels = sorted.map(({ label }) => label);
    return {
      ...base,
      isTurned: sorted[0] !== options[0],
      missing: [],
      answer: {
        kind: 'agreement',
        points: sorted.length,
        lowest,
        anchors: [labels[0]!, labels.at(-1)!],
        labels,
      },
    };
  }
  const plain = isDescending ? new Map(options.map(({ code }, place) => [code, place + 1])) : values;
  const highest = Math.max(0, ...plain.values());
  for (const [place, { code }] of extras.entries())
    if (!plain.has(code)) plain.set(code, highest + 1 + place);
  const all = [...options, ...extras.filter(({ code }) => !options.some((one) => one.code === code))];
  const noAnswer = new Set(extras.filter((extra) => extra.isNoAnswer).map(({ code }) => code));
  const isNone = ({ code, label }: Option) =>
    noAnswer.has(code) || ([...label.values()].some(isNoDegree) && all.length > 2);
  return {
    ...base,
    codes: plain,
    isTurned: false,
    missing: all.filter(isNone).map(({ code }) => plain.get(code)!),
    answer: { kind: 'choice', options: all.map(({ code, label }) => ({ value: plain.get(code)!, label })) },
  };
}

/** A rating from the lowest to the highest number, with what the ends mean where that is said. */
export function rating(
  lowest: number,
  highest: number,
  ends: readonly [Texts, Texts] | undefined,
): FixedAnswers {
  const points = highest - lowest + 1;
  const values = Array.from({ length: Math.max(0, Math.min(points, 100)) }, (_, place) => lowest + place);
  const codes = new Map(values.map((value) => [String(value), value]));
  const base = { codes, missing: [], isNumbered: false, isTurned: false, doubled: [] };
  if (points >= 2 && points <= mostPoints) {
    const anchors = ends && ends[0].size > 0 && ends[1].size > 0 ? { anchors: ends } : {};
    return { ...base, answer: { kind: 'agreement', points, lowest, ...anchors } };
  }
  return { ...base, answer: { kind: 'number', minimum: lowest, maximum: highest } };
}

/** Two answers, yes and no. */
export function yesNo(yes: Texts, no: Texts, codes: readonly (readonly [Code, number])[]): FixedAnswers {
  const options = [
    { value: 1, label: yes },
    { value: 0, label: no },
  ];
  const answer: DraftAnswer = { kind: 'choice', options };
  return { answer, codes: new Map(codes), missing: [], isNumbered: false, isTurned: false, doubled: [] };
}

/** Yes and no in our three languages, for tick boxes. */
export const yes: Texts = new Map([
  ['nb', 'Ja'],
  ['nn', 'Ja'],
  ['en', 'Yes'],
]);
export const no: Texts = new Map([
  ['nb', 'Nei'],
  ['nn', 'Nei'],
  ['en', 'No'],
]);

export const anyText = (texts: Texts): string => texts.values().next().value ?? '';
export const optionOf = (code: string | number, label?: Texts): Option => ({
  code: String(code),
  label: label && label.size > 0 ? label : oneText(String(code)),
});

/** Codes that say a number and nothing else; `01` is a text. */
function codeAsNumber(code: Code): number | undefined {
  return /^-?(0|[1-9]\d{0,8})(\.\d{1,4})?$/.test(code) ? Number(code) : undefined;
}

function placeOf({ label }: Option) {
  for (const text of label.values()) {
    const place = placeOfWord(text.replace(/^\d{1,2}\s*[-–.):=]?\s+/, ''));
    if (place) return place;
  }
  return undefined;
}

/** 1 where each is more than the one before, -1 where each is less, 0 otherwise. */
function directionOf(ranks: readonly number[]): -1 | 0 | 1 {
  const steps = ranks.slice(1).map((rank, place) => Math.sign(rank - ranks[place]!));
  if (steps.length > 0 && steps.every((step) => step === 1)) return 1;
  return steps.length > 0 && steps.every((step) => step === -1) ? -1 : 0;
}

function isYesNo(options: readonly Option[]): boolean {
  return options.some(({ label }) =>
    [...label.values()].some((text) => /^(ja|nei|yes|no)$/i.test(text.trim())),
  );
}
