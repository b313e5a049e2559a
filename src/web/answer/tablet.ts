import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { m } from '#messages';
import type { OpenVisit, Visit } from '#modules/surveys/index.ts';
import type { Language } from '#platform/language.ts';
import { type Page, type PageContext, page } from './layout.ts';

/**
 * A questionnaire on a tablet that the next person takes over. Nothing is known of whether somebody is there, since no
 * script runs: a page that has been left alone for longer than it takes to answer it asks, and then lets go.
 */
type OpenFound = Extract<Visit, { kind: 'open' }>;

/** Time to read a page, and then for each question on it. */
const secondsAPage = 90;
const secondsAQuestion = 30;
const secondsToSayYes = 30;
const secondsOfThanks = 15;

const variable = 'tablet';

/** Says that the pages of this request are on a tablet. */
export function markTablet(context: Context, { answering }: OpenFound, address: string): void {
  const part = context.req.param('part');
  const sections = answering.study.instruments[answering.audience]!.sections;
  const questions = sections[Number(part) - 1]?.items.length ?? 0;
  const search = languageIn(context);
  context.set(variable, {
    seconds: secondsAPage + secondsAQuestion * questions,
    to: `/s/${address}/still?from=${part ?? 'review'}${search ? `&language=${search}` : ''}`,
    leave: `/s/${address}/leave`,
  } satisfies PageContext['tablet']);
}

/** What a page must know of the tablet it is on; nothing elsewhere. */
export function tabletOf(context: Context): Pick<PageContext, 'tablet'> {
  const tablet = context.get(variable) as PageContext['tablet'];
  return tablet ? { tablet } : {};
}

/** Where the tablet goes back to for the next person. */
export const startOnTablet = ({ code }: Pick<OpenVisit, 'code'>): string => `/s/k/${code}/tablet`;

/** Browsers keep pages in memory for their Back button; this asks them to let go. */
export function forgetPages(context: Context): void {
  context.header('Clear-Site-Data', '"cache"');
}

/** Thanks, and then by itself back to the start. */
export function tabletThanks(context: PageContext, open: OpenVisit): Page {
  const { language } = context;
  const locale = { locale: language };
  const start = startOnTablet(open);
  const title = m.surveys_answer_thanks_title({}, locale);
  return page(
    { ...context, languages: [], tablet: { seconds: secondsOfThanks, to: start } },
    title,
    html`<h1>${title}</h1>
<p>${m.following_tablet_thanks({}, locale)}</p>
<p class="actions"><a class="button" href="${start}">${m.following_tablet_done({}, locale)}</a></p>`,
  );
}

type Doors = {
  readonly visit: (address: string) => Promise<Visit>;
  readonly withOpen: (
    answer: (
      context: Context,
      open: OpenFound & {
        readonly address: string;
        readonly show: (page: Page) => Response | Promise<Response>;
      },
    ) => Promise<Response>,
  ) => (context: Context) => Promise<Response>;
  readonly contextOf: (context: Context, offered: readonly Language[]) => PageContext;
  readonly respond: (context: Context, page: Page, status: 200) => Response | Promise<Response>;
};

/** The question whether somebody is still there, and the way out that forgets. */
export function addTabletPages(app: Hono, { withOpen, contextOf }: Doors): void {
  app.get(
    '/:address/still',
    withOpen(async (context, { answering, open, address, show }) => {
      const from = /^[1-9][0-9]{0,2}$/.exec(context.req.query('from') ?? '')?.[0] ?? 'review';
      if (!open?.isTablet) return context.redirect(address, 303);
      const found = contextOf(context, answering.study.languages);
      const tablet = { seconds: secondsToSayYes, to: `${address}/leave`, leave: `${address}/leave` };
      return show(stillThere({ ...found, languages: [], tablet }, `${address}/${from}`));
    }),
  );
  const leave = withOpen(async (context, { answering, open, address }) => {
    // With a link of one's own one goes nowhere by this, and loses nothing.
    if (!open?.isTablet) return context.redirect(address, 303);
    await answering.discard();
    return context.redirect(startOnTablet(open), 303);
  });
  app.get('/:address/leave', leave);
  app.post('/:address/leave', leave);
}

function stillThere(context: PageContext, back: string): Page {
  const { language } = context;
  const locale = { locale: language };
  const title = m.following_tablet_still_title({}, locale);
  return page(
    context,
    title,
    html`<h1>${title}</h1>
<p>${m.following_tablet_still_text({}, locale)}</p>
<p class="actions"><a class="button" href="${back}?language=${language}">${m.following_tablet_still_yes({}, locale)}</a></p>`,
  );
}

function languageIn(context: Context): string {
  return /^(nb|nn|en)$/.exec(context.req.query('language') ?? '')?.[0] ?? '';
}
