/**
 * Who tries, as far as counting tries goes: the address a connection comes from or, behind proxies of our own, the one
 * that the outermost of them saw. It is used to count, made unreadable, and never kept or logged.
 *
 * @param proxies how many proxies of our own are in front (`PROXIES`); what is further left in the header anybody can write
 * @example visitorOf({ remote: '10.0.0.1', forwarded: '203.0.113.7, 198.51.100.2', proxies: 1 }) // '198.51.100.2'
 */
export function visitorOf(told: {
  readonly remote: string | undefined;
  readonly forwarded: string | undefined;
  readonly proxies: number;
}): string {
  const remote = told.remote ?? 'unknown';
  if (told.proxies === 0) return remote;
  const hops = (told.forwarded ?? '').split(',').flatMap((hop) => hop.trim() || []);
  return hops.at(-told.proxies) ?? remote;
}
