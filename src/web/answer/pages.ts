import { html } from 'hono/html';
import { m } from '#messages';
import { textIn } from '#modules/studies/schema.ts';
import {
  type Answering,
  type FieldProblem,
  type Given,
  isAsked,
  nothingGiven,
  type Section,
  unanswered,
} from '#modules/surveys/index.ts';
import type { Language } from '#platform/language.ts';
import { followUpStyle } from './follow-up-style.ts';
import { type Html, type Page, type PageContext, page } from './layout.ts';
import { question, sayProblem } from './question.ts';
import { commentOn, commentOnWhole, trialBanner, trialInformation } from './trial.ts';

export function sectionsOf({ study, audience }: Answering): readonly Section[] {
  return study.instruments[audience]!.sections;
}

/** What this is and what becomes of the answers, before anything is asked. */
export function informationPage(context: PageContext, answering: Answering, begun: Given | null): Page {
  const { language, path } = context;
  const locale = { locale: language };
  const { study, audience, minimumGroup, sender } = answering;
  const instrument = study.instruments[audience]!;
  const title = textIn(instrument.title ?? study.title, language);
  const introduction = instrument.introduction ?? study.description;
  if (answering.trial) return trialInformation(context, title, introduction);
  const isBegun = begun !== null;
  return page(
    context,
    title,
    html`<h1>${title}</h1>
${introduction ? html`<p class="lead">${textIn(introduction, language)}</p>` : ''}
<h2>${m.surveys_answer_information_title({}, locale)}</h2>
<ul class="promises">
<li>${m.surveys_answer_voluntary({}, locale)}</li>
<li>${m.surveys_answer_sealed({}, locale)}</li>
<li>${m.surveys_answer_groups({ minimum: minimumGroup }, locale)}</li>
<li>${m.surveys_answer_pause({}, locale)}</li>
</ul>
${sender === undefined ? '' : senderLines(sender, language)}
<form method="post" action="${path}/start?language=${language}" class="actions">
<button class="primary">${isBegun ? m.surveys_answer_continue({}, locale) : m.surveys_answer_start({}, locale)}</button>
</form>`,
  );
}

/** Who asks, and where questions about it go, as far as either has been said. */
export function senderLines(
  { name, replyTo }: NonNullable<Answering['sender']>,
  language: Language,
  /** On a tablet that others use, nobody's mail is to be opened. */
  isTablet = false,
): Html | string {
  const locale = { locale: language };
  const who = name === '' ? '' : html`${m.surveys_answer_sender({ name }, locale)} `;
  const address = isTablet ? replyTo : html`<a href="mailto:${replyTo}">${replyTo}</a>`;
  const where = replyTo === '' ? '' : html`${m.surveys_answer_questions_to({}, locale)} ${address}`;
  return name === '' && replyTo === '' ? '' : html`<p>${who}${where}</p>`;
}

/** One section, with what has been answered, and what must be put right. */
export function sectionPage(
  context: PageContext,
  answering: Answering,
  part: number,
  state: {
    readonly given: Given;
    readonly sent?: ReadonlyMap<string, string>;
    readonly problems?: readonly FieldProblem[];
    /** Follow-ups that came to be asked when the page was sent. */
    readonly newlyAsked?: readonly string[];
    /** Where a tester may say what they think of each question: what they have said. */
    readonly comments?: ReadonlyMap<string, string>;
  },
): Page {
  const { language, path } = context;
  const locale = { locale: language };
  const sections = sectionsOf(answering);
  const section = sections[part]!;
  const { given, sent = new Map(), problems = [], newlyAsked = [], comments } = state;
  // A follow-up whose question is in this section stands there hidden; one that hangs on another is there when asked.
  const here = new Set(section.items.map(({ id }) => id));
  const shown = section.items.filter(
    (item) => isAsked(item, given) || here.has(item.askIf?.match(/^\s*(\w+)/)?.[1] ?? ''),
  );
  const title = textIn(section.title, language);
  const inputs = { part: part + 1, parts: sections.length };
  const where = `${title} – ${m.surveys_answer_part(inputs, locale)}`;
  return page(
    context,
    // The title is the first that is read aloud.
    problems.length > 0 ? `${m.surveys_answer_problems_title({}, locale)}: ${where}` : where,
    html`${comments ? trialBanner(language) : ''}${progress(part, sections.length, m.surveys_answer_part(inputs, locale))}
<h1>${title}</h1>
${section.introduction ? html`<p class="lead">${textIn(section.introduction, language)}</p>` : ''}
${problems.length > 0 ? summary(section, problems, context) : ''}
${newlyAsked.length > 0 ? html`<p role="status"><a href="#question-${newlyAsked[0]}">${m.surveys_answer_follow_up({}, locale)}</a></p>` : ''}
<form method="post" action="${path}?language=${language}" novalidate ${context.tablet ? 'autocomplete=off' : ''}>
${shown.map((item) => [question(item, { language, given, sent, problems }), comments ? commentOn(item.id, comments, language) : ''])}
<div class="actions">
<button class="primary" name="to" value="next">${m.surveys_answer_next({}, locale)}</button>
<button name="to" value="previous">${m.surveys_answer_previous({}, locale)}</button>
${context.tablet ? '' : html`<button class="quiet" name="to" value="later">${m.surveys_answer_save({}, locale)}</button>`}
</div>
</form>`,
    followUpStyle(shown),
  );
}

function progress(part: number, parts: number, text: string): Html {
  return html`<div class="progress">${text}<div aria-hidden="true"><i style="width:${Math.round((100 * (part + 1)) / (parts + 1))}%"></i></div></div>`;
}

function summary(section: Section, problems: readonly FieldProblem[], { language }: PageContext): Html {
  const labelOf = (id: string) => textIn(section.items.find((item) => item.id === id)!.text, language);
  return html`<div class="summary" role="alert"><h2>${m.surveys_answer_problems_title({}, { locale: language })}</h2><ul>${problems.map(
    (problem) =>
      html`<li><a href="#question-${problem.item}">${labelOf(problem.item)}</a> ${sayProblem(problem, language)}</li>`,
  )}</ul></div>`;
}

/** Every section with what is left in it, and the button that sends. */
export function reviewPage(
  context: PageContext,
  answering: Answering,
  address: string,
  given: Given = nothingGiven,
  /** What a tester has said of the whole. */
  comment?: string,
): Page {
  const { language } = context;
  const locale = { locale: language };
  const sections = sectionsOf(answering);
  const left = sections.map(({ items }) => unanswered(items, given));
  const count = left.reduce((sum, some) => sum + some, 0);
  const said =
    count === 0
      ? m.surveys_answer_review_all({}, locale)
      : count === 1
        ? m.surveys_answer_review_one_left({}, locale)
        : m.surveys_answer_review_left({ count }, locale);
  const title = m.surveys_answer_review_title({}, locale);
  return page(
    context,
    title,
    html`<h1>${title}</h1>
<p>${said}</p>
<ul class="parts">${sections.map(
      (section, part) =>
        html`<li><a href="${address}/${part + 1}?language=${language}">${textIn(section.title, language)}</a><span>${left[part] === 0 ? m.surveys_answer_section_all({}, locale) : m.surveys_answer_section_left({ count: left[part]! }, locale)}</span></li>`,
    )}</ul>
${answering.trial ? '' : html`<p class="lead">${m.surveys_answer_review_final({}, locale)}</p>`}
<form method="post" action="${address}/send?language=${language}" class="actions">
${answering.trial ? commentOnWhole(comment ?? '', language) : ''}<button class="primary">${m.surveys_answer_send({}, locale)}</button>
</form>`,
  );
}

/** What is begun is kept; there is a way back to it, for those who change their mind. */
export function savedPage(context: PageContext, wayOn: string): Page {
  const locale = { locale: context.language };
  const title = m.surveys_answer_saved_title({}, locale);
  return page(
    context,
    title,
    html`<h1>${title}</h1>
<p>${m.surveys_answer_saved_text({}, locale)}</p>
<p class="way"><a href="${wayOn}?language=${context.language}">${m.surveys_answer_saved_go_on({}, locale)}</a></p>`,
  );
}
