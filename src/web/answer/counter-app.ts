import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { m } from '#messages';
import { textIn } from '#modules/studies/schema.ts';
import type { CodeVisit, CodeVisits } from '#modules/surveys/index.ts';
import { isLanguage, languages } from '#platform/language.ts';
import { contextOf, formOf, quietHeaders, respond } from './answer-app.ts';
import { type Page, type PageContext, page } from './layout.ts';
import { senderLines } from './pages.ts';
import { forgetPages, startOnTablet } from './tablet.ts';

type Open = Extract<CodeVisit, { kind: 'open' }>;

/** On a tablet the language chosen by the one before must not stay for the next. */
const secondsOfStart = 60;

/**
 * The way in by a code: for whoever is on no list. Each start is a link of its own, and nothing is kept of who asked
 * for it, nor that anybody did.
 */
export function createCounterApp({ visit }: CodeVisits): Hono {
  const app = new Hono();
  app.use('*', quietHeaders);

  app.get('/', (context) => respond(context, codePage(contextOf(context, languages)), 200));
  app.post('/', async (context) => {
    const typed = (await formOf(context.req.raw))?.get('code') ?? '';
    // Whatever was typed is looked up there; what cannot be an address is no code.
    const code = typed.replace(/[^A-Za-z0-9]/g, '').slice(0, 20);
    return context.redirect(`/s/k${code === '' ? '' : `/${code}`}${languageSearch(context)}`, 303);
  });
  app.get('/:code', (context) => start(context, false));
  app.get('/:code/tablet', (context) => {
    forgetPages(context);
    return start(context, true);
  });
  app.post('/:code/start', (context) => begin(context, false));
  app.post('/:code/tablet/start', (context) => begin(context, true));
  app.all('*', (context) => unknown(context));
  return app;

  async function start(context: Context, isTablet: boolean): Promise<Response> {
    const found = await visit(context.req.param('code') ?? '');
    if (found.kind === 'unknown') return unknown(context);
    const place = contextOf(context, found.study.languages);
    const isChosen = context.req.query('language') !== undefined;
    const tablet = { seconds: secondsOfStart, to: startOnTablet(found) };
    return respond(
      context,
      startPage(isTablet && isChosen ? { ...place, tablet } : place, found, isTablet),
      200,
    );
  }

  async function begin(context: Context, isTablet: boolean): Promise<Response> {
    const found = await visit(context.req.param('code') ?? '');
    if (found.kind === 'unknown') return unknown(context);
    const address = found.begin({ isTablet });
    if (address === null) {
      context.header('Retry-After', '600');
      const place = contextOf(context, found.study.languages);
      const tablet = { seconds: secondsOfStart, to: startOnTablet(found) };
      return respond(context, fullPage(isTablet ? { ...place, tablet } : place), 429);
    }
    return context.redirect(`/s/${address}/1${languageSearch(context)}`, 303);
  }
}

function unknown(context: Context): Response | Promise<Response> {
  const place = contextOf(context, languages);
  const locale = { locale: place.language };
  const title = m.following_code_unknown_title({}, locale);
  const content = html`<h1>${title}</h1>
<p>${m.following_code_unknown_text({}, locale)}</p>
<p class="actions"><a class="button" href="/s/k?language=${place.language}">${m.following_code_again({}, locale)}</a></p>`;
  return respond(context, page(place, title, content), 404);
}

function codePage(context: PageContext): Page {
  const locale = { locale: context.language };
  const title = m.following_code_title({}, locale);
  return page(
    context,
    title,
    html`<h1>${title}</h1>
<p class="lead" id="about">${m.following_code_text({}, locale)}</p>
<form method="post" action="/s/k?language=${context.language}">
<div class="question"><label for="code">${m.following_code_label({}, locale)}</label>
<input type="text" id="code" name="code" class="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" required aria-describedby="about"></div>
<div class="actions"><button class="primary">${m.following_code_send({}, locale)}</button></div>
</form>`,
  );
}

/** Where one is, what it is about and what becomes of the answers, before anything is asked. */
function startPage(context: PageContext, found: Open, isTablet: boolean): Page {
  const { language, path } = context;
  const locale = { locale: language };
  const { study, audience, office, minimumGroup } = found;
  const instrument = study.instruments[audience]!;
  const title = textIn(instrument.title ?? study.title, language);
  const introduction = instrument.introduction ?? study.description;
  return page(
    context,
    `${title} – ${office}`,
    html`<p class="office">${office}</p>
<h1>${title}</h1>
${introduction ? html`<p class="lead">${textIn(introduction, language)}</p>` : ''}
<h2>${m.surveys_answer_information_title({}, locale)}</h2>
<ul class="promises">
<li>${m.surveys_answer_voluntary({}, locale)}</li>
<li>${m.following_code_anonymous({}, locale)}</li>
<li>${m.surveys_answer_groups({ minimum: minimumGroup }, locale)}</li>
${isTablet ? html`<li>${m.following_code_tablet({}, locale)}</li>` : ''}
</ul>
${senderLines(found.sender, language, isTablet)}
<form method="post" action="${path}/start?language=${language}" class="actions">
<button class="primary">${m.surveys_answer_start({}, locale)}</button>
</form>`,
  );
}

function fullPage(context: PageContext): Page {
  const locale = { locale: context.language };
  const title = m.following_code_full_title({}, locale);
  return page(context, title, html`<h1>${title}</h1><p>${m.following_code_full_text({}, locale)}</p>`);
}

function languageSearch(context: Context): string {
  const language = context.req.query('language');
  return language && isLanguage(language) ? `?language=${language}` : '';
}
