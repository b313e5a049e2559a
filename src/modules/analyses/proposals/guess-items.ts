import { isNoDegree } from '#modules/studies/index.ts';
import type { Codebook, CodebookVariable } from '../answers/codebook/codebook.ts';
import { stemOf } from './names.ts';
import { wordedAgreements } from './worded-agreement.ts';

type Code = number | string;
export type Option = { readonly value: Code; readonly label: string };

/** What a variable seems to ask, and in which codes. */
export type GuessedItem = {
  readonly variable: CodebookVariable;
  /** Codes for "no answer" that a study file can say: single ones. */
  readonly missing: readonly Code[];
  /** Missing codes that the file does not say and that we only guess. */
  readonly guessedMissing: readonly Code[];
} & (
  | {
      readonly kind: 'agreement';
      readonly lowest: number;
      readonly points: number;
      readonly anchors?: readonly [string, string];
      /** What each answer is called, where the file has words instead of codes. */
      readonly labels?: readonly string[];
      readonly isRangeGuessed: boolean;
    }
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly isUnlabelled: boolean }
  | { readonly kind: 'number' | 'text' }
);
export type LeftOut = { readonly variable: CodebookVariable; readonly why: 'empty' | 'date' | 'person' };

/** Words on answers that stand in an order from little to much. */
const orderedWords =
  /enig|agree|fornøy|nøgd|satisf|aldri|never|alltid|always|sjelden|sjeldan|often|ofte|grad|extent|sannsynlig|likely/i;
/** Codes that people set up for "no answer". */
const usualMissing = new Set([9, 88, 97, 98, 99, 888, 998, 999, -1, -8, -9, -88, -98, -99, -999]);

/** Guesses what each variable asks; dates, empty columns and numbers that stand for a person are left out. */
export function guessItems({ variables }: Codebook): { items: GuessedItem[]; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const asked: CodebookVariable[] = [];
  for (const variable of variables) {
    const why = whyLeftOut(variable);
    if (why) leftOut.push({ variable, why });
    else asked.push(variable);
  }
  const byLabels = Map.groupBy(asked, labelSignature);
  const bareStem = (variable: CodebookVariable) => (isBare(variable) ? stemOf(variable.name) : undefined);
  const byStem = Map.groupBy(asked, bareStem);
  const worded = wordedAgreements(asked);
  const items = asked.map((variable): GuessedItem => {
    const missing = singleMissing(variable);
    const plain = { variable, missing, guessedMissing: [] };
    const labelled = labelledAgreement(variable, byLabels.get(labelSignature(variable)) ?? []);
    if (labelled) {
      return { ...plain, ...labelled, missing: [...missing, ...labelled.guessedMissing] };
    }
    const inWords = worded.get(variable);
    if (inWords) return { ...plain, ...inWords, missing: [...missing, ...inWords.guessedMissing] };
    const stem = bareStem(variable);
    const bare = stem === undefined ? undefined : bareAgreement(byStem.get(stem) ?? []);
    if (bare) {
      const { guessedMissing, ...agreement } = bare;
      return { ...plain, ...agreement, missing: [...missing, ...guessedMissing], guessedMissing };
    }
    const options = choiceOptions(variable);
    if (options)
      return { ...plain, kind: 'choice', options, isUnlabelled: variable.valueLabels.length === 0 };
    return { ...plain, kind: variable.kind === 'text' ? 'text' : 'number' };
  });
  return { items, leftOut };
}

function whyLeftOut(variable: CodebookVariable): LeftOut['why'] | undefined {
  const { kind, valid, isUnique, isWhole, valueLabels } = variable;
  if (valid === 0) return 'empty';
  if (kind === 'date') return 'date';
  const isCode = kind === 'number' && isWhole && valueLabels.length === 0;
  return isUnique && isCode && valid >= 20 ? 'person' : undefined;
}

const given = ({ valueLabels }: CodebookVariable) => valueLabels.filter(({ isMissing }) => !isMissing);
const degrees = (variable: CodebookVariable) => given(variable).filter(({ label }) => !isNoDegree(label));
/** Without labels, and answered with few whole numbers. */
const isBare = (variable: CodebookVariable) =>
  variable.kind === 'number' &&
  variable.isWhole &&
  variable.answers !== undefined &&
  given(variable).length === 0;

function labelSignature(variable: CodebookVariable): string {
  return JSON.stringify(degrees(variable).map(({ value, label }) => [value, label.toLowerCase()]));
}

function singleMissing({ missingCodes, valueLabels }: CodebookVariable): Code[] {
  const single = missingCodes.filter((code) => typeof code !== 'object');
  const labelled = valueLabels.filter(({ isMissing }) => isMissing).map(({ value }) => value);
  return [...new Set([...single, ...labelled])];
}

/** Answers with labels in a row of whole numbers, shared with other questions or worded from little to much. */
function labelledAgreement(variable: CodebookVariable, alike: readonly CodebookVariable[]) {
  const labels = degrees(variable);
  const isNumber = (value: Code) => typeof value === 'number';
  const codes = labels.map(({ value }) => value).filter(isNumber);
  const guessedMissing = given(variable)
    .filter((one) => !labels.includes(one))
    .map(({ value }) => value)
    .filter(isNumber);
  const { kind, isWhole, answers } = variable;
  const answered = answers?.filter(isNumber).filter((value) => !guessedMissing.includes(value));
  if (kind !== 'number' || !isWhole || codes.length < 2 || !codes.every(Number.isSafeInteger))
    return undefined;
  const lowest = Math.min(...codes);
  const highest = Math.max(...codes);
  const points = highest - lowest + 1;
  if (points < 3 || points > 11) return undefined;
  if (!answered?.every((value) => value >= lowest && value <= highest)) return undefined;
  const isShared =
    alike.length >= 3 || alike.some((other) => other !== variable && sharesStem(other, variable));
  const onlyEnds = codes.length === 2;
  if (!isShared && !onlyEnds && !labels.every(({ label }) => orderedWords.test(label))) return undefined;
  const [low, high] = [labels[0]!.label, labels.at(-1)!.label];
  const anchors = low && high && low !== high ? { anchors: [low, high] as const } : {};
  return { kind: 'agreement' as const, lowest, points, isRangeGuessed: false, guessedMissing, ...anchors };
}

const sharesStem = (a: CodebookVariable, b: CodebookVariable) => {
  const stem = stemOf(a.name);
  return stem !== undefined && stem === stemOf(b.name);
};

/** Three or more numbered questions without labels, answered with small whole numbers. */
function bareAgreement(alike: readonly CodebookVariable[]) {
  if (alike.length < 3) return undefined;
  const all = new Set(alike.flatMap(({ answers }) => answers ?? []));
  const codes = [...all].filter((code) => typeof code === 'number').toSorted((a, b) => a - b);
  const guessedMissing: number[] = [];
  while (codes.length > 3 && usualMissing.has(codes.at(-1)!) && codes.at(-1)! - codes.at(-2)! >= 2) {
    guessedMissing.push(codes.pop()!);
  }
  while (codes.length > 3 && usualMissing.has(codes[0]!) && codes[0]! < 0 && codes[1]! >= 0) {
    guessedMissing.push(codes.shift()!);
  }
  const lowest = Math.min(1, codes[0] ?? 1);
  const points = (codes.at(-1) ?? 0) - lowest + 1;
  if (lowest < 0 || points < 3 || points > 11) return undefined;
  return { kind: 'agreement' as const, lowest, points, isRangeGuessed: true, guessedMissing };
}

/** The options of a question: those with labels and the few others that were answered. */
function choiceOptions(variable: CodebookVariable): Option[] | undefined {
  const { answers, valid, kind, isWhole } = variable;
  const labelled = given(variable).map(({ value, label }) => ({ value, label: label || String(value) }));
  const known = new Set(labelled.map(({ value }) => value));
  const others = answers?.filter((value) => !known.has(value));
  if (labelled.length > 0) {
    // Labels on a few numbers only, such as 99 "or more", do not make a question of options.
    if (!others || others.length > labelled.length) return undefined;
  } else if (!answers || answers.length > (kind === 'text' ? 12 : 6) || valid < 10 * answers.length) {
    return undefined;
  } else if (kind === 'number' && !isWhole) {
    return undefined;
  }
  const options = [...labelled, ...others!.map((value) => ({ value, label: String(value) }))];
  const byCode = new Map(options.map((option) => [String(option.value).trim(), option]));
  const isFull = byCode.size >= 2 && byCode.size <= 1000 && !byCode.has('');
  return isFull ? [...byCode.values()] : undefined;
}
