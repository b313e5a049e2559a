import { html } from 'hono/html';
import { m } from '#messages';
import { type LocalisedText, textIn } from '#modules/studies/schema.ts';
import { mostTextCharacters } from '#modules/surveys/index.ts';
import type { Language } from '#platform/language.ts';
import { type Html, message, type Page, type PageContext, page } from './layout.ts';

/** What a tester meets beyond the questions. Real respondents never see any of it. */

export const commentField = (itemId: string) => `comment.${itemId}`;

export function trialBanner(language: Language): Html {
  return html`<p class="trial" role="note">${m.waves_trial_banner({}, { locale: language })}</p>`;
}

/** What the trial is and what becomes of it: other promises than those of the survey. */
export function trialInformation(
  context: PageContext,
  title: string,
  introduction: LocalisedText | undefined,
): Page {
  const { language, path } = context;
  const locale = { locale: language };
  return page(
    context,
    title,
    html`${trialBanner(language)}<h1>${title}</h1>
${introduction ? html`<p class="lead">${textIn(introduction, language)}</p>` : ''}
<ul class="promises">
<li>${m.waves_trial_promise_thrown({}, locale)}</li>
<li>${m.waves_trial_promise_time({}, locale)}</li>
<li>${m.waves_trial_promise_comments({}, locale)}</li>
</ul>
<form method="post" action="${path}/start?language=${language}" class="actions">
<button class="primary">${m.waves_trial_start({}, locale)}</button>
</form>`,
  );
}

export function commentOn(itemId: string, comments: ReadonlyMap<string, string>, language: Language): Html {
  const said = comments.get(itemId) ?? '';
  const name = commentField(itemId);
  return html`<details class="comment" ${said === '' ? '' : 'open'}><summary>${m.waves_trial_comment({}, { locale: language })}</summary>
<textarea name="${name}" aria-label="${m.waves_trial_comment({}, { locale: language })}" maxlength="${mostTextCharacters}">${said}</textarea>
</details>
`;
}

export function commentOnWhole(said: string, language: Language): Html {
  return html`<div class="question"><label for="comment-whole">${m.waves_trial_comment_whole({}, { locale: language })}</label>
<textarea name="${commentField('')}" id="comment-whole" maxlength="${mostTextCharacters}">${said}</textarea></div>
`;
}

/** Thanks, with how long it took. */
export function trialThanks(context: PageContext, seconds: number): Page {
  const locale = { locale: context.language };
  const time = { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
  return message(context, m.waves_trial_thanks_title({}, locale), m.waves_trial_thanks_text(time, locale));
}
