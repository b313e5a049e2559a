/** Where one was going, and nowhere but our own pages: anybody can write an address with a `next` in it. */
export function nextOf(request: Request, otherwise = '/studies'): string {
  const url = new URL(request.url);
  return ownPath(url.searchParams.get('next'), url.origin) ?? otherwise;
}

/** The path of one of our own pages; null for every other address. */
export function ownPath(path: string | null, origin = 'http://localhost'): string | null {
  // A browser reads a backslash as a slash, and leaves out tabs and line ends.
  if (!path || !/^\/(?![/\\])/.test(path) || /[\\\p{Cc}]/u.test(path)) return null;
  if (!URL.canParse(path, origin)) return null;
  const url = new URL(path, origin);
  return url.origin === origin ? `${url.pathname}${url.search}` : null;
}

/** Headers that set these cookies and nothing else. */
export function withCookies(cookies: readonly string[]): Headers {
  const headers = new Headers();
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return headers;
}
