import { STATUS_CODES } from 'node:http';
import { m } from '#messages';
import { type DomainError, printable, type Problem as RowProblem } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import type { Problem } from './schemas.ts';

/** A refusal by RFC 9457: one sentence that says what to do, and what is wrong in which row where there are rows. */
export function problemResponse(
  status: number,
  code: string,
  detail: string,
  more: { readonly problems?: Problem['problems']; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  const body: Problem = {
    type: `tag:handlingsrom,2026:${code}`,
    title: STATUS_CODES[status] ?? 'Problem',
    status,
    detail,
    ...(more.problems ? { problems: more.problems } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...more.headers,
    },
  });
}

export function notFound(language: Language): Response {
  return problemResponse(404, 'not-found', m.api_problem_not_found({}, { locale: language }));
}

const statusOf: Readonly<Record<string, number>> = {
  'not-allowed': 403,
  'wave-not-closed': 409,
  'wave-closed': 409,
  'changed-since-preview': 409,
};

/** An expected refusal of a room, as it would be said on a page. */
export function refusalResponse(error: DomainError, language: Language): Response {
  return problemResponse(statusOf[error.code] ?? 422, error.code, error.text[language], {
    ...(error.problems.length > 0 ? { problems: rowProblems(error.problems, language) } : {}),
  });
}

/** What is wrong in which row. The value itself stays with whoever sent it: it may be a name or an address. */
export function rowProblems(problems: readonly RowProblem[], language: Language) {
  return problems.map(({ line, columnName, text }) => ({
    ...(line === undefined ? {} : { line }),
    ...(columnName === undefined ? {} : { column: printable(columnName) }),
    text: text[language],
  }));
}
