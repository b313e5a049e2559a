import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { m } from '#messages';
import {
  checkSection,
  type createAnswering,
  nothingGiven,
  type OpenVisit,
  sectionToGoOn,
  type Trial,
  type Visit,
} from '#modules/surveys/index.ts';
import { isLanguage, type Language, languages } from '#platform/language.ts';
import { message, type Page, type PageContext } from './layout.ts';
import { informationPage, reviewPage, savedPage, sectionPage, sectionsOf } from './pages.ts';
import { addTabletPages, forgetPages, markTablet, tabletOf, tabletThanks } from './tablet.ts';
import { commentField, trialThanks } from './trial.ts';

const style = readFileSync(new URL('./answer.css', import.meta.url), 'utf8');
const styleHash = createHash('sha256').update(style).digest('base64url').slice(0, 12);
const styleAddress = `/s/answer-${styleHash}.css`;
/** Where the stylesheet of the questionnaires is, for those who show them elsewhere. */
export const answerStyleAddress = styleAddress;

/** A questionnaire fits in this many bytes many times over. */
const mostFormBytes = 300_000;

/**
 * The questionnaire, from the address in a letter to the thank-you. It stands apart from the other pages: light, without
 * script, and it remembers nothing of who asks. Nothing here may write an address or an answer to a log.
 */
export function createAnswerApp({ visit }: ReturnType<typeof createAnswering>): Hono {
  const app = new Hono();

  app.get(styleAddress.replace('/s', ''), (context) =>
    context.body(style, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    }),
  );
  app.use('/:address/*', quietHeaders);
  app.use('/:address', quietHeaders);

  app.get(
    '/:address',
    withOpen(async (context, { answering, show }) =>
      show(
        informationPage(contextOf(context, answering.study.languages), answering, await answering.begun()),
      ),
    ),
  );
  app.post(
    '/:address/start',
    withOpen(async (context, { answering }) => {
      const begun = (await answering.begun()) ?? nothingGiven;
      return to(context, String(sectionToGoOn(sectionsOf(answering), begun) + 1));
    }),
  );
  app.get(
    '/:address/review',
    withOpen(async (context, { answering, show, address }) =>
      show(
        reviewPage(
          contextOf(context, answering.study.languages),
          answering,
          address,
          (await answering.begun()) ?? nothingGiven,
          (await answering.trial?.comments())?.get(''),
        ),
      ),
    ),
  );
  app.post(
    '/:address/send',
    withOpen(async (context, { answering }) => {
      if (answering.trial) await keepComments(answering.trial, [''], await formOf(context.req.raw));
      const isTaken = await answering.submit((await answering.begun()) ?? nothingGiven);
      return isTaken ? to(context, 'thanks') : say(context, 'closed', answering.study.languages);
    }),
  );
  addTabletPages(app, { visit, withOpen, contextOf, respond });
  app.get('/:address/thanks', async (context) => {
    const found = await visit(context.req.param('address'));
    const trial = found.kind === 'open' ? found.answering.trial : undefined;
    if (found.kind === 'open' && trial) {
      const page = contextOf(context, found.answering.study.languages);
      return respond(context, trialThanks(page, await trial.seconds()), 200);
    }
    if (found.kind === 'used' && found.open?.isTablet)
      return thankOnTablet(context, found.open, found.languages);
    if (found.kind === 'open') return to(context, 'review');
    return say(context, found.kind === 'used' ? 'thanks' : 'unknown', found.languages);
  });
  app.get(
    '/:address/saved',
    withOpen(async (context, { answering, show, address }) => {
      const begun = (await answering.begun()) ?? nothingGiven;
      const part = sectionToGoOn(sectionsOf(answering), begun) + 1;
      return show(savedPage(contextOf(context, answering.study.languages), `${address}/${part}`));
    }),
  );
  app.get(
    '/:address/:part{[1-9][0-9]{0,2}}',
    withOpen(async (context, { answering, show }) => {
      const part = Number(context.req.param('part')) - 1;
      if (part >= sectionsOf(answering).length) return to(context, 'review');
      const given = (await answering.begun()) ?? nothingGiven;
      await answering.trial?.begin(part);
      const comments = await answering.trial?.comments();
      const page = contextOf(context, answering.study.languages);
      return show(sectionPage(page, answering, part, { given, ...(comments ? { comments } : {}) }));
    }),
  );
  app.post(
    '/:address/:part{[1-9][0-9]{0,2}}',
    withOpen(async (context, { answering, show }) => {
      const part = Number(context.req.param('part')) - 1;
      const section = sectionsOf(answering)[part];
      const form = await formOf(context.req.raw);
      if (!form) return say(context, 'tooLarge', answering.study.languages);
      if (!section) return to(context, 'review');
      const before = (await answering.begun()) ?? nothingGiven;
      const { given, problems, newlyAsked } = checkSection(section, form, before);
      const ids = section.items.map(({ id }) => id);
      if (answering.trial) {
        await answering.trial.end(part);
        await keepComments(answering.trial, ids, form);
      }
      if (!(await answering.keep(given))) return say(context, 'closed', answering.study.languages);
      const wanted = form.get('to');
      // What is refused is not kept, so nobody is let on from it, not even to a pause: it would be lost.
      if (problems.length > 0 || (newlyAsked.length > 0 && wanted === 'next')) {
        const page = contextOf(context, answering.study.languages);
        await answering.trial?.begin(part);
        const comments = await answering.trial?.comments();
        const state = { given, sent: form, problems, newlyAsked, ...(comments ? { comments } : {}) };
        return show(sectionPage(page, answering, part, state), 422);
      }
      if (wanted === 'later') return to(context, 'saved');
      if (wanted === 'previous') return to(context, part === 0 ? '' : String(part));
      return to(context, part + 1 < sectionsOf(answering).length ? String(part + 2) : 'review');
    }),
  );
  app.all('*', (context) => say(context, 'unknown', languages));
  return app;

  type Open = Extract<Visit, { kind: 'open' }> & {
    readonly address: string;
    readonly show: (page: Page, status?: 200 | 422) => Response | Promise<Response>;
  };
  function withOpen(answer: (context: Context, open: Open) => Promise<Response>) {
    return async (context: Context): Promise<Response> => {
      const address = context.req.param('address') ?? '';
      const found = await visit(address);
      // Back, on a tablet that somebody else has now: nothing is to be seen of what was answered, not even that it was.
      if (found.kind === 'used' && found.open?.isTablet)
        return thankOnTablet(context, found.open, found.languages);
      if (found.kind !== 'open') return say(context, found.kind, found.languages);
      if (found.open?.isTablet) markTablet(context, found, address);
      const show = (page: Page, status: 200 | 422 = 200) => respond(context, page, status);
      return answer(context, { ...found, address: `/s/${address}`, show });
    };
  }
}

const texts = {
  thanks: [m.surveys_answer_thanks_title, m.surveys_answer_thanks_text, 200],
  used: [m.surveys_answer_used_title, m.surveys_answer_used_text, 200],
  closed: [m.surveys_answer_closed_title, m.surveys_answer_closed_text, 410],
  tooLarge: [m.surveys_answer_too_large_title, m.surveys_answer_too_large_text, 413],
  unknown: [m.surveys_answer_unknown_title, m.surveys_answer_unknown_text, 404],
} as const;

function thankOnTablet(context: Context, open: OpenVisit, offered: readonly Language[] = languages) {
  forgetPages(context);
  return respond(context, tabletThanks(contextOf(context, offered), open), 200);
}

function say(
  context: Context,
  kind: keyof typeof texts,
  offered: readonly Language[] = languages,
): Response | Promise<Response> {
  const [title, text, status] = texts[kind];
  const page = contextOf(context, offered);
  const locale = { locale: page.language };
  return respond(context, message(page, title({}, locale), text({}, locale)), status);
}

export function respond(
  context: Context,
  { html, style }: Page,
  status: 200 | 404 | 410 | 413 | 422 | 429,
): Response | Promise<Response> {
  const own = createHash('sha256').update(style).digest('base64');
  context.header(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      `style-src 'self'${style === '' ? '' : ` 'sha256-${own}'`}`,
      "style-src-attr 'unsafe-inline'",
      'img-src data:',
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  );
  return context.html(html, status);
}

/** In the language asked for, or else the one the browser prefers among those there are. */
export function contextOf(context: Context, offered: readonly Language[]): PageContext {
  const asked = context.req.query('language') ?? '';
  const preferred = (context.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .map((code) => (code === 'no' ? 'nb' : code));
  const wanted = [asked, ...preferred].find((code) => isLanguage(code) && offered.includes(code));
  return {
    language: (wanted as Language | undefined) ?? offered[0] ?? 'nb',
    languages: offered,
    path: context.req.path,
    styleAddress,
    ...tabletOf(context),
  };
}

/** On to another page of the same questionnaire, in the same language. */
function to(context: Context, where: string): Response {
  const address = context.req.param('address');
  const language = context.req.query('language');
  const search = language && isLanguage(language) ? `?language=${language}` : '';
  return context.redirect(`/s/${address}${where === '' ? '' : `/${where}`}${search}`, 303);
}

/** What a tester says of these questions; the empty id is about the whole. */
async function keepComments(
  trial: Trial,
  ids: readonly string[],
  form: ReadonlyMap<string, string> | null,
): Promise<void> {
  for (const id of ids) {
    const text = form?.get(commentField(id));
    if (text !== undefined) await trial.comment(id, text);
  }
}

/** The fields of a form; null when there is more of it than a questionnaire can have. */
export async function formOf(request: Request): Promise<ReadonlyMap<string, string> | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body ?? []) {
    bytes += part.length;
    // The rest is read and let go of, so that the browser gets its answer; but not for ever.
    if (bytes > 40 * mostFormBytes) break;
    if (bytes <= mostFormBytes) parts.push(part);
  }
  return bytes > mostFormBytes ? null : new Map(new URLSearchParams(Buffer.concat(parts).toString('utf8')));
}

export async function quietHeaders(context: Context, next: () => Promise<void>): Promise<void> {
  await next();
  // The address is the key to somebody's answer: no cache keeps it, and no other page is told it.
  context.header('Cache-Control', 'no-store');
  context.header('Referrer-Policy', 'no-referrer');
}
