import { createHash } from 'node:crypto';
import type { Study } from '#modules/studies/schema.ts';
import { type Answering, nothingGiven } from '#modules/surveys/index.ts';
import type { Language } from '#platform/language.ts';
import { informationPage, reviewPage, sectionPage } from './pages.ts';

/**
 * A page of a questionnaire as respondents would meet it, made by the same hands and asked of nobody: nothing that is
 * filled in is kept. It may be shown in a frame of our own pages.
 *
 * @param page `start`, `review`, or the number of a section from 1
 * @returns null where the questionnaire has no such page
 */
export function previewPage(
  study: Study,
  wanted: {
    readonly instrument: string;
    readonly page: string;
    readonly language: Language;
    /** The address of the questionnaire's preview, without the page. */
    readonly path: string;
    readonly styleAddress: string;
  },
): { readonly html: string; readonly contentSecurityPolicy: string } | null {
  const { instrument, page, language, path, styleAddress } = wanted;
  const sections = study.instruments[instrument]?.sections;
  if (!sections) return null;
  const answering: Answering = {
    study,
    audience: instrument,
    minimumGroup: study.privacy.minimumGroup,
    begun: async () => null,
    keep: async () => true,
    submit: async () => true,
    discard: async () => {},
  };
  const at = { language, languages: study.languages, path: `${path}/${page}`, styleAddress };
  const part = Number(page) - 1;
  if (page !== 'start' && page !== 'review' && !(part >= 0 && part <= sections.length)) return null;
  const made =
    page === 'start'
      ? informationPage({ ...at, path }, answering, null)
      : page === 'review' || part === sections.length
        ? reviewPage(at, answering, path)
        : sectionPage(at, answering, part, { given: nothingGiven });
  const own = createHash('sha256').update(made.style).digest('base64');
  const contentSecurityPolicy = [
    "default-src 'none'",
    `style-src 'self'${made.style === '' ? '' : ` 'sha256-${own}'`}`,
    "style-src-attr 'unsafe-inline'",
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
  return { html: String(made.html), contentSecurityPolicy };
}
