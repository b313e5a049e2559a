import { m } from '#messages';
import { sayDate } from '#platform/say-date.ts';
import type { SheetVersion } from '../sheet/sheet.ts';
import { statementsOf } from './statements.ts';

/** A consent as it was signed on a screen. */
export type Signature = {
  readonly name: string;
  /** What was drawn, as the path of an SVG 600 by 200; empty when nothing was. */
  readonly mark: string;
  readonly toRecording: boolean;
  readonly toQuotes: boolean;
  readonly signedOn: string;
};

/** The path of a drawn mark: lines between points, and nothing else that an SVG could hold. */
export function isMark(text: string): boolean {
  return text.length <= 40_000 && /^(?:[ML]\d{1,4}(?:\.\d)? \d{1,4}(?:\.\d)? ?)*$/.test(text);
}

/** The signed paper as a page by itself: what was told, what was said yes to, the name and the mark. */
export function signedPage({ sheet, version }: SheetVersion, title: string, signature: Signature): string {
  const { language, parts } = sheet;
  const { take, recording, quotes } = statementsOf(language);
  const locale = { locale: language };
  const said = [
    [true, take],
    [signature.toRecording, recording],
    [signature.toQuotes, quotes],
  ] as const;
  const mark =
    signature.mark === ''
      ? ''
      : `<svg viewBox="0 0 600 200" width="300" height="100" role="img" aria-label="${escaped(m.interviews_consent_mark({}, locale))}"><path d="${signature.mark}" fill="none" stroke="#000" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body{font:16px/1.5 sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-bottom:0}p{margin:.3rem 0;white-space:pre-line}</style></head><body>
<h1>${escaped(title)}</h1>
<p>${escaped(m.interviews_sheet_version({ version }, locale))}</p>
${parts.map(({ heading, text }) => `<h2>${escaped(heading)}</h2>\n<p>${escaped(text)}</p>`).join('\n')}
<h2>${escaped(m.interviews_consent_title({}, locale))}</h2>
${said.map(([isYes, text]) => `<p>${isYes ? '☑' : '☐'} ${escaped(text)}</p>`).join('\n')}
<p>${escaped(signature.name)}, ${escaped(sayDate(signature.signedOn, language))}</p>
${mark}
</body></html>
`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
