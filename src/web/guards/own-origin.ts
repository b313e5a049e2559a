/**
 * Whether a request that changes something comes from our own pages. Browsers say where a form was sent from;
 * programs such as curl do not, and carry nobody's cookies along.
 *
 * @param publicUrl the address that people use, where a proxy in front tells us another name than they see
 */
export function isOwnOrigin(request: Request, publicUrl: string | null = null): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site === 'cross-site' || site === 'same-site') return false;
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  if (origin === publicUrl) return true;
  try {
    return new URL(origin).host === request.headers.get('host');
  } catch {
    return false;
  }
}
