import { html } from 'hono/html';
import { m } from '#messages';
import { type Item, type LocalisedText, textIn } from '#modules/studies/schema.ts';
import { type FieldProblem, type Given, mostTextCharacters } from '#modules/surveys/index.ts';
import type { Language } from '#platform/language.ts';
import type { Html } from './layout.ts';

export type QuestionContext = {
  readonly language: Language;
  readonly given: Given;
  /** What was sent and refused, to be shown again as it was written. */
  readonly sent: ReadonlyMap<string, string>;
  readonly problems: readonly FieldProblem[];
};

/** One question with its answers: a fieldset of radios, a number, or a text. */
export function question(item: Item, context: QuestionContext): Html {
  const problem = context.problems.find((one) => one.item === item.id);
  const error = problem && sayProblem(problem, context.language);
  const inner =
    item.kind === 'choice' && item.options.length > mostRadios
      ? select(item, context, error)
      : item.kind === 'choice' || item.kind === 'agreement'
        ? radios(item, context, error)
        : field(item, context, error);
  return item.askIf === undefined ? inner : html`<div class="follow-up ask-${item.id}">${inner}</div>`;
}

/** More answers than this fill a phone; they are folded into a list. */
const mostRadios = 10;

function select(
  item: Extract<Item, { kind: 'choice' }>,
  context: QuestionContext,
  error: string | undefined,
): Html {
  const { language } = context;
  const chosen = standing(item, context);
  // Not to answer is to leave it here; the hint says that one may.
  const none = m.surveys_answer_choose({}, { locale: language });
  return html`<div class="question ${error ? 'wrong' : ''}" id="question-${item.id}">
<label for="${item.id}">${textIn(item.text, language)}${hint(item, language)}</label>
${errorText(item, error)}<select name="${item.id}" id="${item.id}" ${describedBy(item, error)}><option value="">${none}</option>${item.options.map(
    ({ value, label }, place) =>
      html`<option value="${value}" ${chosen === String(value) ? 'selected' : ''} id="${item.id}-${place}">${textIn(label, language)}</option>`,
  )}</select>
</div>
`;
}

/** As many points as thumbs can tell apart in one row of a phone; more are set in two rows there. */
const mostInARow = 7;

type Radios = Extract<Item, { kind: 'choice' | 'agreement' }>;

function radios(item: Radios, context: QuestionContext, error: string | undefined): Html {
  const { language } = context;
  const chosen = standing(item, context);
  // That somebody would rather not say is not kept: it looks like a question they have not come to.
  const isChosen = (value: string) => chosen === value && (value !== '' || context.sent.has(item.id));
  const option = (value: string, label: Html | string, name: string) =>
    html`<label class="option"><input type="radio" name="${item.id}" value="${value}" ${isChosen(value) ? 'checked' : ''} id="${name}"> ${label}</label>`;
  const options =
    item.kind === 'choice'
      ? html`<div class="options">${item.options.map(({ value, label }, place) =>
          option(String(value), html`<span>${textIn(label, language)}</span>`, `${item.id}-${place}`),
        )}</div>`
      : html`${ends(item, language)}<div class="points${item.points > mostInARow ? html` many" style="--half:${Math.ceil(item.points / 2)}` : ''}">${Array.from(
          { length: item.points },
          (_, place) => {
            const value = String(item.lowest + place);
            return option(value, pointLabel(item, place, language), `${item.id}-${place}`);
          },
        )}</div>`;
  const skip = item.identifying
    ? html`<div class="options skip">${option('', m.surveys_answer_prefer_not({}, { locale: language }), `${item.id}-none`)}</div>`
    : '';
  return html`<fieldset class="${error ? 'wrong' : ''}" id="question-${item.id}" ${describedBy(item, error)}>
<legend>${textIn(item.text, language)}${hint(item, language)}</legend>
${errorText(item, error)}${options}${skip}
</fieldset>
`;
}

/** What the ends mean is said once above the points; a screen reader hears it with the points themselves. */
function ends(item: Extract<Radios, { kind: 'agreement' }>, language: Language): Html | string {
  const { anchors, lowest, points } = item;
  if (!anchors) return '';
  const values = [lowest, lowest + points - 1];
  // In two rows an end does not stand under its words, so the words say which it is.
  const said = (text: LocalisedText, place: number) =>
    `${points > mostInARow ? `${values[place]} = ` : ''}${textIn(text, language)}`;
  return html`<div class="ends" aria-hidden="true">${anchors.map((text, place) => html`<span>${said(text, place)}</span>`)}</div>`;
}

function pointLabel(item: Extract<Radios, { kind: 'agreement' }>, place: number, language: Language): Html {
  const value = item.lowest + place;
  const end = place === 0 ? item.anchors?.[0] : place === item.points - 1 ? item.anchors?.[1] : undefined;
  return end === undefined
    ? html`<span>${value}</span>`
    : html`<span aria-label="${value}, ${textIn(end, language)}">${value}</span>`;
}

type Field = Extract<Item, { kind: 'number' | 'text' }>;

function field(item: Field, context: QuestionContext, error: string | undefined): Html {
  const { language } = context;
  const value = standing(item, context);
  const most = m.surveys_answer_at_most({ most: mostTextCharacters }, { locale: language });
  const input =
    item.kind === 'number'
      ? html`<input type="text" inputmode="decimal" name="${item.id}" id="${item.id}" value="${value}" autocomplete="off" ${describedBy(item, error)}>`
      : html`<textarea name="${item.id}" id="${item.id}" maxlength="${mostTextCharacters}" autocomplete="off" ${describedBy(item, error)}>${value}</textarea>`;
  return html`<div class="question ${error ? 'wrong' : ''}" id="question-${item.id}">
<label for="${item.id}">${textIn(item.text, language)}${hint(item, language)}${item.kind === 'text' ? html`<span class="hint">${most}</span>` : ''}</label>
${errorText(item, error)}${input}
</div>
`;
}

function hint(item: Item, language: Language): Html | string {
  if (!item.identifying) return '';
  return html`<span class="hint">${m.surveys_answer_skippable({}, { locale: language })}</span>`;
}

function describedBy(item: Item, error: string | undefined): Html | string {
  return error ? html`aria-describedby="error-${item.id}" aria-invalid="true"` : '';
}

function errorText(item: Item, error: string | undefined): Html | string {
  return error ? html`<span class="error" id="error-${item.id}">${error}</span>` : '';
}

/** What stands in a field: what was just sent, or else what was given before. */
function standing(item: Item, { given, sent }: QuestionContext): string {
  const before = given.answers[item.id] ?? given.texts[item.id];
  return sent.get(item.id) ?? (before === undefined ? '' : String(before));
}

export function sayProblem(problem: FieldProblem, language: Language): string {
  const locale = { locale: language };
  switch (problem.code) {
    case 'unknown-answer':
      return m.surveys_answer_unknown_answer({}, locale);
    case 'not-a-number':
      return m.surveys_answer_not_a_number({}, locale);
    case 'too-long':
      return m.surveys_answer_too_long({ most: problem.most }, locale);
    case 'out-of-range': {
      const [low, high] = problem.range;
      if (high === Infinity) return m.surveys_answer_at_least({ low }, locale);
      if (low === -Infinity) return m.surveys_answer_no_more_than({ high }, locale);
      return m.surveys_answer_out_of_range({ low, high }, locale);
    }
  }
}
