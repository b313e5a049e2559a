import { m } from '#messages';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { Ids } from '../../names/identifiers.ts';
import { pointsToPerson } from '../../names/points-to-person.ts';
import { anyText, type FixedAnswers, mostOptions } from './answers-of.ts';
import type { Asked, DraftAnswer, DraftSection } from './draft-item.ts';
import type { Place } from './place.ts';
import { plainText } from './plain-text.ts';
import { Report } from './report.ts';
import { mapTexts, noTexts, type Texts } from './tongues.ts';
import { sayAnswer, sayLoss } from './words.ts';

/** More questions than anybody answers; a file beyond it is a mistake or a bomb. */
const mostItems = 5000;

export type NewItem = {
  readonly name: string;
  readonly place: Place;
  readonly text: Texts;
  readonly answer: DraftAnswer;
  readonly missing?: readonly number[];
  readonly conditions: readonly string[];
  readonly askIf?: string;
  readonly isIdentifying?: boolean;
};

/** A study while it is being put together from somebody else's questionnaire, and what is told of it. */
export class Draft {
  readonly report = new Report();
  readonly sections: DraftSection[] = [];
  /** Questions by the names that conditions call them. */
  readonly asked = new Map<string, Asked>();
  readonly tongues = new Set<string>();
  title: Texts = noTexts;
  introduction: Texts = noTexts;
  readonly #ids = new Ids();
  /** What columns of answers are called: no two questions are read from one. */
  readonly #headings = new Set<string>();
  #count = 0;

  /** Begins a section; the questions that follow stand in it. */
  section(title: Texts, introduction: Texts = noTexts): void {
    const introductions = introduction.size > 0 ? [introduction] : [];
    this.sections.push({ title, introductions, items: [] });
  }

  /** Words between questions: they come to stand over the questions that follow. */
  note(text: Texts): void {
    if (text.size === 0) return;
    const last = this.sections.at(-1);
    if (!last) this.section(noTexts, text);
    else if (last.items.length > 0) this.section(last.title, text);
    else last.introductions.push(text);
  }

  /** A text without HTML; tells of what was in it besides words. */
  plain(texts: Texts, name: string, place: Place): Texts {
    for (const tongue of texts.keys()) this.tongues.add(tongue);
    const plain = new Map<string, string>();
    for (const [tongue, source] of texts) {
      const { text, lost } = plainText(source);
      if (text !== '') plain.set(tongue, text);
      for (const loss of lost) {
        const kind = loss === 'format' || loss === 'link' ? 'changed' : 'dropped';
        this.report.gather(kind, `html-${loss}`, '', name, place, sayLoss(loss));
      }
      if (/\{[^{}\n]{1,80}\}/.test(text)) {
        this.report.gather('changed', 'piping', '', name, place, (locale) =>
          m.studies_import_piping({}, { locale }),
        );
      }
    }
    return plain;
  }

  /** Adds a question and gives its id. */
  ask(item: NewItem): string {
    this.#count += 1;
    if (this.#count > mostItems) {
      throw new DomainError(
        'import-too-large',
        inAllLanguages((locale) => m.studies_import_too_many({ most: mostItems }, { locale })),
      );
    }
    const { name, place, conditions } = item;
    let id = this.#ids.next(name);
    const heading = name.trim().toLowerCase();
    const hasColumn = id !== name && heading !== '' && !this.#headings.has(heading);
    while (!hasColumn && this.#headings.has(id.toLowerCase())) id = this.#ids.next(name);
    this.#headings.add(hasColumn ? heading : id.toLowerCase());
    if (id !== name) {
      this.report.gather('changed', 'renamed', '', `${name} → ${id}`, place, (locale) =>
        m.studies_import_renamed({}, { locale }),
      );
    }
    const isTold = item.answer.kind !== 'agreement' && pointsToPerson.test(`${name} ${anyText(item.text)}`);
    const isIdentifying = item.isIdentifying ?? isTold;
    if (isIdentifying) {
      this.report.gather('changed', 'identifying', '', name, place, (locale) =>
        m.studies_import_identifying({}, { locale }),
      );
    }
    if (this.sections.length === 0) this.section(noTexts);
    this.sections.at(-1)!.items.push({
      id,
      name,
      ...(hasColumn ? { column: name } : {}),
      place,
      text: item.text,
      answer: manageable(item.answer),
      missing: item.missing ?? [],
      isIdentifying,
      conditions,
      ...(item.askIf === undefined ? {} : { askIf: item.askIf }),
    });
    return id;
  }

  /** Adds a question with fixed answers, known to conditions by its name. */
  askFixed(item: Omit<NewItem, 'answer' | 'missing'>, fixed: FixedAnswers, knownAs = item.name): string {
    const id = this.ask({ ...item, answer: fixed.answer, missing: fixed.missing });
    this.asked.set(knownAs, { kind: 'one', id, codes: fixed.codes });
    return id;
  }

  /** Adds a question that is answered with a number or words. */
  askOpen(item: NewItem, knownAs = item.name): string {
    const id = this.ask(item);
    this.asked.set(knownAs, { kind: 'one', id, codes: new Map() });
    return id;
  }

  /** Tells what became of a question. */
  tellKept(name: string, place: Place, answer: DraftAnswer): void {
    this.report.add('converted', answer.kind, name, place, sayAnswer(answer));
  }

  /** Tells of what had to be changed in fixed answers. */
  tellFixed(fixed: FixedAnswers, name: string, place: Place): void {
    if (fixed.isNumbered) {
      const pairs = [...fixed.codes].slice(0, 40).map(([code, value]) => `${code.slice(0, 40)} → ${value}`);
      const codes = fixed.codes.size > 40 ? `${pairs.join(', ')} …` : pairs.join(', ');
      this.report.add('changed', 'numbered', name, place, (locale) =>
        m.studies_import_numbered({ codes }, { locale }),
      );
    }
    if (fixed.isTurned) {
      this.report.add('changed', 'turned', name, place, (locale) => m.studies_import_turned({}, { locale }));
    }
    if (fixed.doubled.length > 0) {
      const codes = fixed.doubled.slice(0, 20).join(', ').slice(0, 400);
      this.report.add('dropped', 'doubled', name, place, (locale) =>
        m.studies_import_doubled({ codes }, { locale }),
      );
    }
    if (fixed.missing.length > 0) {
      this.report.gather('changed', 'no-answer', '', name, place, (locale) =>
        m.studies_import_no_answer({}, { locale }),
      );
    }
  }

  /** A tick box for each option becomes a question of its own, answered yes or no. */
  askTicks(
    item: Omit<NewItem, 'answer' | 'missing'>,
    options: readonly {
      readonly code: string;
      readonly name: string;
      readonly label: Texts;
      /** What conditions call it, where that is not its name. */
      readonly knownAs?: string;
    }[],
    ticked: FixedAnswers,
  ): void {
    const ids = new Map<string, string>();
    for (const { code, name, label, knownAs } of options) {
      const text = mapTexts(label, (one, tongue) => {
        const stem = item.text.get(tongue) ?? anyText(item.text);
        return stem === '' ? one : `${stem.replace(/[\s:]+$/, '')}: ${one}`;
      });
      // What can point to a person is what is asked about, not one of the answers.
      const isIdentifying = item.isIdentifying ?? pointsToPerson.test(`${item.name} ${anyText(item.text)}`);
      const heading = text.size > 0 ? text : item.text;
      const id = this.ask({ ...item, name, text: heading, answer: ticked.answer, isIdentifying });
      this.asked.set(knownAs ?? name, { kind: 'one', id, codes: ticked.codes });
      ids.set(code, id);
    }
    this.asked.set(item.name, { kind: 'many', ids });
    this.report.add('changed', 'ticks', item.name, item.place, (locale) =>
      m.studies_import_ticks({ count: options.length }, { locale }),
    );
  }

  /** What to write when "other" was chosen. */
  askOther(item: { name: string; place: Place; text: Texts; askIf: string }): void {
    this.ask({ ...item, answer: { kind: 'text' }, conditions: [], isIdentifying: false });
  }

  drop(code: string, name: string, place: Place, say: Parameters<Report['add']>[4]): void {
    this.report.add('dropped', code, name, place, say);
  }
}

/** One fixed answer is no question to a study file, and more than a thousand is one to be written. */
function manageable(answer: DraftAnswer): DraftAnswer {
  if (answer.kind !== 'choice') return answer;
  if (answer.options.length > mostOptions || answer.options.length === 0) return { kind: 'text' };
  if (answer.options.length > 1) return answer;
  const [only] = answer.options;
  const other = only!.value === 0 ? 1 : 0;
  return { kind: 'choice', options: [only!, { value: other, label: new Map([['', '–']]) }] };
}
