import { createMiddleware } from 'hono/factory';

// Our pages carry no script, so none may run, whoever wrote it. Styles in attributes are how Aksel sets spacing and how
// figures set their colours.
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/**
 * The few pages that may run a script, and then only files of ours (decision 0022). Whoever adds one says what the page
 * cannot do without.
 */
const pagesWithScript: readonly RegExp[] = [
  // Passkeys can be asked for by script only.
  /^\/(sign-in|account)$/,
  // Marks and notes are saved by themselves while somebody speaks; without script a button saves them.
  /^\/studies\/[^/]+\/interviews\/[^/]+\/hold$/,
  // A mark can be drawn by script only; without it a name is typed.
  /^\/studies\/[^/]+\/interviews\/informants\/[^/]+\/consent$/,
  // The phone beside the questions shows what is being typed; without script it shows what is kept.
  /^\/studies\/[^/]+\/design\/instruments\//,
  // What somebody marks in a text is known to script only; without it the words are copied into a form.
  /^\/studies\/[^/]+\/interviews\/[^/]+\/coding$/,
  // A microphone is heard by script only; without it a file is uploaded.
  /^\/studies\/[^/]+\/interviews\/[^/]+\/recording$/,
  // Keys, times and saving while one types need one; without it a text is saved by a button.
  /^\/studies\/[^/]+\/interviews\/[^/]+\/transcribe$/,
  // Dragging needs one; without it codes are ticked and moved by a button.
  /^\/studies\/[^/]+\/interviews\/codes\/board$/,
  // Codes are found as one writes; without it a button finds them.
  /^\/studies\/[^/]+\/interviews\/codes$/,
  // Hundreds of codes are reckoned part by part and shown as they come; without it each part has an address.
  /^\/studies\/[^/]+\/interviews\/codes\/agreement$/,
  // Thousands of short texts are sorted by keyboard and saved as one goes; without it by a form, and the board as above.
  /^\/studies\/[^/]+\/open-answers\/[^/]+\/[^/]+\/[^/]+(?:\/board|\/together)?$/,
];

/** Pages that show another page of ours in a frame: the editor has the questionnaire on a phone beside it. */
const pagesWithFrame: readonly RegExp[] = [/^\/studies\/[^/]+\/design\/instruments\//];

/** Pages where a recording is listened to. */
const pagesWithSound: readonly RegExp[] = [
  /^\/studies\/[^/]+\/interviews\/[^/]+\/(recording|transcribe|transcript)$/,
];

/** What a page may load, frame and run. */
export function contentSecurityPolicyOf(pathname: string): string {
  const mayRun = pagesWithScript.some((page) => page.test(pathname));
  const mayFrame = pagesWithFrame.some((page) => page.test(pathname));
  return [
    ...contentSecurityPolicy,
    ...(mayRun ? ["script-src 'self'", "connect-src 'self'"] : []),
    ...(pagesWithSound.some((page) => page.test(pathname)) ? ["media-src 'self'"] : []),
    ...(mayFrame ? ["frame-src 'self'"] : []),
  ].join('; ');
}

/** The one page that may ask for a microphone. */
const pageThatRecords = /^\/studies\/[^/]+\/interviews\/[^/]+\/recording$/;

export const securityHeaders = createMiddleware(async (context, next) => {
  await next();
  const { headers } = context.res;
  if (!headers.has('Content-Security-Policy')) {
    headers.set('Content-Security-Policy', contentSecurityPolicyOf(new URL(context.req.url).pathname));
  }
  headers.set('X-Content-Type-Options', 'nosniff');
  // Ids of kept reports are secret links: no other site is told them.
  // A page may be stricter: the address of a questionnaire is told to nobody at all.
  if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'same-origin');
  // What a page's own policy lets our pages frame, older browsers are told here.
  const isFramedByOurs = headers.get('Content-Security-Policy')?.includes("frame-ancestors 'self'") ?? false;
  headers.set('X-Frame-Options', isFramedByOurs ? 'SAMEORIGIN' : 'DENY');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  const { pathname } = new URL(context.req.url);
  const microphone = pageThatRecords.test(pathname) ? '(self)' : '()';
  headers.set('Permissions-Policy', `camera=(), microphone=${microphone}, geolocation=()`);
});
