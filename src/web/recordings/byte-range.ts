/** Which bytes of a whole somebody asked for; `to` is not among them. */
export type ByteRange = { readonly from: number; readonly to: number };

/**
 * Reads a Range header (RFC 9110, 14.2). Null: everything, also when several parts are asked for at once, which players
 * do not do. `none`: nothing of what is asked for is there.
 *
 * @example byteRange('bytes=2-', 10) // { from: 2, to: 10 }
 */
export function byteRange(header: string | null, bytes: number): ByteRange | 'none' | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return null;
  const [first, last] = [asked[1]!, asked[2]!];
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'none' : { from: bytes - length, to: bytes };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return null;
  const to = last === '' ? bytes : Math.min(Number(last) + 1, bytes);
  return from < bytes ? { from, to } : 'none';
}
