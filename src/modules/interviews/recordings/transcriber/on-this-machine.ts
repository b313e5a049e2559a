/**
 * Whether a host is the machine itself, by an address that leads nowhere else (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3).
 *
 * @param host as in an address, with a port or without
 * @example isOnThisMachine('127.0.0.1:8080') // true
 */
export function isOnThisMachine(host: string): boolean {
  const { hostname } = new URL(`http://${host}`);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
