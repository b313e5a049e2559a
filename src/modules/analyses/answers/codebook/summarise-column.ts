import { comparable, isQuestionnaireWord } from '#modules/studies/index.ts';
import { numberIn } from '../answer-codes.ts';

/** Words and signs that people write where there is no answer. */
const missingWord = /^(na|n\/a|nan|null|none|missing|mangler|ubesvart|#n\/a|#null!|[-–—.?*]+)$/i;
/** More different answers than a question with given options has. */
const mostDifferent = 50;
const longestOption = 100;
/** Beyond this many nobody looks for the one that comes twice. */
const mostRemembered = 20_000;

const writtenDate =
  /^(\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})([ T]\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** A text that fewer have written than the smallest group that may be shown is theirs, and no option. */
const fewestWithText = 3;

/** What is in a column, without how many gave which answer. */
export type ColumnSummary = {
  readonly kind: 'number' | 'text';
  readonly valid: number;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly isWhole: boolean;
  /** The different answers in order, where they are few; a text of one person's own is never among few. */
  readonly answers: readonly (number | string)[] | undefined;
  /** Whether no answer was given twice, as with numbers that stand for a person. */
  readonly isUnique: boolean;
  /** Whether every answer is a date, with or without a time. */
  readonly areDates: boolean;
  readonly missingWords: readonly string[];
};

/** Takes in one column of a file that no study describes. */
export class ColumnSummariser {
  #numbers = 0;
  #texts = 0;
  #dates = 0;
  #minimum = Number.POSITIVE_INFINITY;
  #maximum = Number.NEGATIVE_INFINITY;
  #isWhole = true;
  #isUnique = true;
  readonly #seen = new Set<number | string>();
  readonly #written = new Map<string, { readonly text: string; count: number }>();
  readonly #labelled: ReadonlySet<string>;
  readonly #missingWords = new Set<string>();

  /** @param labelled texts that the file itself has a label for, so that they are nobody's own */
  constructor(labelled: Iterable<string> = []) {
    this.#labelled = new Set([...labelled].map(comparable));
  }

  addNumber(value: number): void {
    this.#numbers += 1;
    this.#minimum = Math.min(this.#minimum, value);
    this.#maximum = Math.max(this.#maximum, value);
    this.#isWhole &&= Number.isInteger(value);
    this.#remember(value);
  }

  addText(text: string): void {
    this.#texts += 1;
    if (writtenDate.test(text)) this.#dates += 1;
    this.#remember(comparable(text));
    this.#note(text);
  }

  /** A cell of a CSV file, which may be a number, words, or nothing in one of many ways. */
  addCell(cell: string): void {
    const text = cell.trim();
    if (text === '') return;
    const value = numberIn(text);
    if (value !== undefined) {
      this.addNumber(value);
      this.#note(text);
    } else if (missingWord.test(text)) {
      this.#missingWords.add(text);
    } else this.addText(text);
  }

  finish(): ColumnSummary {
    const kind = this.#texts > 0 ? 'text' : 'number';
    const valid = this.#numbers + this.#texts;
    const different = kind === 'number' ? this.#seen.size : this.#written.size;
    const isFew = different <= mostDifferent && valid > 0;
    const texts = [...this.#written.values()].map(({ text }) => text);
    const isShared = [...this.#written].every(
      ([key, { text, count }]) =>
        this.#labelled.has(key) ||
        isQuestionnaireWord(text) ||
        (count >= fewestWithText && text.length <= longestOption),
    );
    const numbers = [...this.#seen].filter((value) => typeof value === 'number').toSorted((a, b) => a - b);
    const answers = kind === 'number' ? numbers : isShared ? texts.toSorted() : undefined;
    return {
      kind,
      valid,
      minimum: kind === 'number' && valid > 0 ? this.#minimum : undefined,
      maximum: kind === 'number' && valid > 0 ? this.#maximum : undefined,
      isWhole: kind === 'number' && this.#isWhole,
      answers: isFew ? answers : undefined,
      isUnique: this.#isUnique && valid > 1,
      areDates: valid > 0 && this.#dates === valid,
      missingWords: [...this.#missingWords].toSorted(),
    };
  }

  /** Keeps a text as it was first written, in case the column turns out to be one of words. */
  #note(text: string): void {
    const written = this.#written.get(comparable(text));
    if (written) written.count += 1;
    else if (this.#written.size <= mostDifferent) this.#written.set(comparable(text), { text, count: 1 });
  }

  #remember(value: number | string): void {
    if (this.#seen.has(value)) this.#isUnique = false;
    else if (this.#seen.size < mostRemembered) this.#seen.add(value);
  }
}
