import { createHash } from 'node:crypto';
import { m } from '#messages';
import { type Language, languages } from '#platform/language.ts';
import { type Endpoint, endpoints } from './endpoints.ts';

const style = `body{font:1rem/1.55 system-ui,sans-serif;max-width:54rem;margin:2.5rem auto;padding:0 1.25rem;color:#202733;background:#fff}
a{color:#0f4bb0}h1{font-size:1.9rem;margin-bottom:.25rem}h2{font-size:1.3rem;margin-top:2.75rem}h3{font-size:1rem;margin:2rem 0 .25rem;overflow-wrap:anywhere}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}pre{background:#f1f3f6;padding:1rem;border-radius:8px;overflow-x:auto}
.method{display:inline-block;min-width:3.2rem;font-weight:700}.about{margin:.25rem 0}table{border-collapse:collapse;margin-top:.5rem}
th,td{text-align:left;padding:.25rem 1rem .25rem 0;vertical-align:top;border-bottom:1px solid #cfd3d8}nav a{margin-right:1rem}
.scroll{overflow-x:auto}
@media (prefers-color-scheme:dark){body{background:#0e151f;color:#dfe1e5}a{color:#9bbdfd}pre{background:#1b2432}th,td{border-color:#3a4350}}`;
const styleHash = createHash('sha256').update(style).digest('base64');

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What the API is and how to use it, as a page of ours: no script, nothing fetched from anywhere. */
export function apiPage(language: Language): Response {
  const locale = { locale: language };
  const names = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } as const;
  const others = languages
    .filter((one) => one !== language)
    .map((one) => `<a href="/api?language=${one}" lang="${one}">${names[one]}</a>`);
  const example = `curl -H "Authorization: Bearer $HANDLINGSROM_TOKEN" \\
  http://localhost:3000/api/studies/my-study/waves`;
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(m.api_page_title({}, locale))} – Handlingsrom</title><link rel="icon" href="/icon.svg"><style>${style}</style></head><body>
<nav><a href="/">Handlingsrom</a>${others.join('')}</nav>
<main><h1>${escaped(m.api_page_title({}, locale))}</h1>
<p>${escaped(m.api_page_lead({}, locale))}</p>
<ul><li><a href="/account/tokens">${escaped(m.api_tokens_title({}, locale))}</a></li>
<li><a href="/api/openapi.json">OpenAPI 3.1</a></li>
<li><a href="/guide/api">${escaped(m.api_page_guide({}, locale))}</a></li></ul>
<h2>${escaped(m.api_page_how({}, locale))}</h2><pre tabindex="0">${escaped(example)}</pre>
<p>${escaped(m.api_page_problems({}, locale))}</p>
<h2>${escaped(m.api_page_addresses({}, locale))}</h2>
${(endpoints as readonly Endpoint[]).map((endpoint) => endpointHtml(endpoint, language)).join('\n')}
</main></body></html>
`;
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'Cache-Control': 'public, max-age=300',
    },
  });
}

const scopeWords = {
  status: m.api_scope_status,
  files: m.api_scope_files,
  reports: m.api_scope_reports,
  frame: m.api_scope_frame,
  scorecard: m.api_scope_scorecard,
} as const;

function endpointHtml({ method, path, about, scope, parameters }: Endpoint, language: Language): string {
  const locale = { locale: language };
  const rows = parameters
    .filter((one) => one.values)
    .map(
      (one) =>
        `<tr><td><code>${one.name}</code></td><td>${one.values!.map((value) => `<code>${value}</code>`).join(', ')}</td></tr>`,
    );
  return `<h3><span class="method">${method.toUpperCase()}</span> <code>/api${escaped(path)}</code></h3>
<p class="about">${escaped(about[language])} ${escaped(m.api_page_scope({ scope: scopeWords[scope]({}, locale) }, locale))}</p>
${rows.length > 0 ? `<div class="scroll"><table>${rows.join('')}</table></div>` : ''}`;
}
