import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { m } from '#messages';
import type { TokenBearer } from '#modules/api-tokens/index.ts';
import { isDomainError } from '#platform/errors.ts';
import { isLanguage, type Language, languages } from '#platform/language.ts';
import { isOutOfReach } from '#platform/out-of-reach.ts';
import { askAgainInSeconds } from '#web/problems/out-of-reach.ts';
import { apiPage } from './api-page.ts';
import type { ApiParts, Handler } from './api-parts.ts';
import { type Endpoint, type EndpointId, endpoints } from './endpoints.ts';
import { filesHandlers } from './files-handlers.ts';
import { importFrame } from './import-frame.ts';
import { importScorecard } from './import-scorecard.ts';
import { openApiDocument } from './openapi.ts';
import { notFound, problemResponse, refusalResponse } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import { listWaves, waveStatus } from './status-handlers.ts';

const handlers: Readonly<Record<EndpointId, Handler>> = {
  listWaves,
  waveStatus,
  importFrame,
  importScorecard,
  ...filesHandlers,
};

const perMinute = 120;
/** Wrong tokens, all together: nobody is told apart by where they come from. */
const wrongPerMinute = 60;
const mostBodyMegabytes = 20;

/**
 * The API for programs: knows people by their tokens and by nothing else. A cookie says nothing here, so no other site
 * can borrow one; a token is read from its header only, never from an address, and is written nowhere.
 */
export function createApiApp(parts: ApiParts): Hono {
  const app = new Hono();
  const limit = createRateLimit({ perMinute, clock: parts.clock });
  const wrongLimit = createRateLimit({ perMinute: wrongPerMinute, clock: parts.clock });

  async function letIn(context: Context, endpoint: Endpoint): Promise<TokenBearer | Response> {
    const language = languageOf(context);
    const token = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    const bearer = token ? await parts.tokens.bearerOf(token) : null;
    const wait = bearer ? limit.take(bearer.tokenId) : wrongLimit.take('everybody');
    if (wait > 0) return tooMany(wait, language);
    if (!bearer) {
      const headers = { 'WWW-Authenticate': 'Bearer realm="Handlingsrom"' };
      return problemResponse(401, 'unauthorized', m.api_problem_unauthorized({}, { locale: language }), {
        headers,
      });
    }
    if (bearer.scopes.includes(endpoint.scope)) return bearer;
    const detail = m.api_problem_scope({ scope: endpoint.scope }, { locale: language });
    return problemResponse(403, 'scope', detail);
  }

  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('Cache-Control')) context.res.headers.set('Cache-Control', 'no-store');
    context.res.headers.set('Referrer-Policy', 'no-referrer');
  });
  app.get('/', (context) => apiPage(languageOf(context)));
  app.get('/openapi.json', (context) =>
    context.json(openApiDocument(), 200, { 'Cache-Control': 'public, max-age=300' }),
  );
  for (const endpoint of endpoints as readonly Endpoint[]) {
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(endpoint.method, path, bodyLimit({ maxSize: mostBodyMegabytes * 1024 * 1024, onError: tooLarge }));
    app.on(endpoint.method, path, async (context) => {
      const bearer = await letIn(context, endpoint);
      if (bearer instanceof Response) return bearer;
      const language = languageOf(context);
      const wrong = wrongParameter(context, endpoint);
      if (wrong) return wrong;
      try {
        return await handlers[endpoint.id as EndpointId](parts, {
          context,
          language,
          actor: bearer.actor,
          tokenId: bearer.tokenId,
          parameter: (name) => context.req.param(name) ?? '',
        });
      } catch (error) {
        if (isDomainError(error)) return refusalResponse(error, language);
        throw error;
      }
    });
    app.all(path, (context) => {
      const detail = m.api_problem_method({}, { locale: languageOf(context) });
      const allow = endpoint.method === 'get' ? 'GET, HEAD' : endpoint.method.toUpperCase();
      return problemResponse(405, 'method', detail, { headers: { Allow: allow } });
    });
  }
  app.all('*', (context) => notFound(languageOf(context)));
  app.onError((fault, context) => {
    process.stderr.write(`${fault.stack ?? fault.message}\n`);
    const locale = { locale: languageOf(context) };
    return isOutOfReach(fault)
      ? problemResponse(503, 'away', m.api_problem_away({}, locale), {
          headers: { 'Retry-After': String(askAgainInSeconds) },
        })
      : problemResponse(500, 'fault', m.api_problem_fault({}, locale));
  });
  return app;
}

function languageOf(context: Context): Language {
  const asked = context.req.query('language');
  return isLanguage(asked) ? asked : languages[0];
}

/** A value that a parameter cannot have. In a path that is an address that is not there. */
function wrongParameter(context: Context, { parameters }: Endpoint): Response | null {
  const language = languageOf(context);
  for (const { name, in: place, values } of parameters) {
    const value = place === 'path' ? context.req.param(name) : context.req.query(name);
    if (value === undefined || !values || values.includes(value)) continue;
    if (place === 'path') return notFound(language);
    const detail = m.api_problem_query({ name, allowed: values.join(', ') }, { locale: language });
    return problemResponse(400, 'query', detail);
  }
  return null;
}

function tooMany(seconds: number, language: Language): Response {
  const detail = m.api_problem_too_many({ seconds }, { locale: language });
  return problemResponse(429, 'too-many', detail, { headers: { 'Retry-After': String(seconds) } });
}

function tooLarge(context: Context): Response {
  const detail = m.api_problem_too_large({ megabytes: mostBodyMegabytes }, { locale: languageOf(context) });
  return problemResponse(413, 'too-large', detail);
}
