import { html, raw } from 'hono/html';
import { m } from '#messages';
import type { Language } from '#platform/language.ts';

export type Html = ReturnType<typeof html>;
/** A whole page, and the rules of style that stand in it, which the page's security policy must name. */
export type Page = { readonly html: Html; readonly style: string };

/** What every page of a questionnaire needs to know about where it is. */
export type PageContext = {
  readonly language: Language;
  /** The languages of the study, to choose among. */
  readonly languages: readonly Language[];
  /** The address of this page, without the language. */
  readonly path: string;
  readonly styleAddress: string;
  /** Set where the next person takes over the same screen: where it goes when nobody does anything, and after how long. */
  readonly tablet?: {
    readonly seconds: number;
    readonly to: string;
    /** Stops, and forgets what has been filled in. */
    readonly leave?: string;
  };
};

const names: Record<Language, string> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** A page of a questionnaire: no script, one small stylesheet, no picture. `html` escapes all that is put into it. */
export function page(
  { language, languages, path, styleAddress, tablet }: PageContext,
  title: string,
  content: Html,
  style = '',
): Page {
  const whole = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${tablet ? html`<meta http-equiv="refresh" content="${tablet.seconds}; url=${tablet.to}">` : ''}
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${styleAddress}">
${style === '' ? '' : html`<style>${raw(style)}</style>`}
</head>
<body>
<main>
${languages.length > 1 ? switchOf(language, languages, path) : ''}
${content}
${tablet?.leave ? html`<form method="post" action="${tablet.leave}" class="leave"><button class="quiet">${m.following_tablet_leave({}, { locale: language })}</button></form>` : ''}
</main>
</body>
</html>
`;
  return { html: whole, style };
}

function switchOf(current: Language, languages: readonly Language[], path: string): Html {
  const label = m.surveys_answer_language({}, { locale: current });
  return html`<nav class="languages" aria-label="${label}">${languages.map((language) =>
    language === current
      ? html`<strong lang="${language}" aria-current="true">${names[language]}</strong>`
      : html`<a href="${path}?language=${language}" lang="${language}" hreflang="${language}">${names[language]}</a>`,
  )}</nav>`;
}

/** A page that says one thing and asks for nothing. */
export function message(context: PageContext, title: string, text: string): Page {
  return page(context, title, html`<h1>${title}</h1><p>${text}</p>`);
}
