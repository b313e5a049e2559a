const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Which names the server answers to. On a machine's own address any web site could point a name of its own at us
 * (DNS rebinding) and read what we show; so there only the machine's own names count, and those in `HOSTS`.
 * Open to others (`HOST=0.0.0.0`), every name is let in unless `HOSTS` says which.
 *
 * @param hosts names separated by commas, without port, as the environment variable `HOSTS` has them
 * @example knownHosts({ host: '127.0.0.1', hosts: 'room.example' })('evil.example:3000') // false
 */
export function knownHosts(options: {
  readonly host: string;
  readonly hosts: string | undefined;
  /** The address that people use (`PUBLIC_URL`): wherever names are counted, its name is one of them. */
  readonly publicUrl?: string | null;
}) {
  const listed = (options.hosts ?? '').split(',').flatMap((name) => name.trim().toLowerCase() || []);
  const isLoopback = /^(127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/.test(options.host);
  if (!isLoopback && listed.length === 0) return () => true;
  if (options.publicUrl) listed.push(new URL(options.publicUrl).hostname);
  const known = new Set([...loopback, options.host, ...listed]);
  return (host: string | undefined | null): boolean => {
    const name = (host ?? '').toLowerCase().replace(/:\d*$/, '');
    return known.has(name);
  };
}
