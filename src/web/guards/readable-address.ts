/**
 * Whether an address can be read at all: its percent-encoding is whole, and no control character hides in it.
 * Others are stopped at the door, since whoever fails on them further in would put the address, which may be a
 * secret, in the log.
 *
 * @example isReadableAddress('http://localhost/reports/%00') // false
 */
export function isReadableAddress(url: string): boolean {
  try {
    const { pathname, search } = new URL(url);
    return !/(?![\u0080-\u009f])\p{Cc}/u.test(decodeURIComponent(pathname)) && !/%00/.test(search);
  } catch {
    return false;
  }
}
