/**
 * The first file of a form, as it comes: what `request.formData()` would hold in memory whole. Fields before it are
 * passed over, and what comes after it is not read.
 *
 * @param contentType the request's own, with the boundary
 * @param body the request's body (RFC 7578)
 */
export async function* fileInForm(
  contentType: string,
  body: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const boundary = /;\s*boundary="?([^";]{1,70})"?/i.exec(contentType)?.[1];
  if (!boundary) return;
  const edge = Buffer.from(`\r\n--${boundary}`, 'latin1');
  // As if a line ended before the first edge: then all edges look alike.
  let held: Buffer = Buffer.from('\r\n');
  let state: 'seeking' | 'heading' | 'file' = 'seeking';
  for await (const chunk of body) {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      if (state === 'heading') {
        const end = held.indexOf('\r\n\r\n');
        // After the last edge there is nothing.
        if (held.subarray(0, 2).toString('latin1') === '--') return;
        if (end === -1) {
          if (held.length > longestHead) return;
          break;
        }
        state = isFile(held.subarray(0, end).toString('utf8')) ? 'file' : 'seeking';
        held = held.subarray(end + 4);
        continue;
      }
      const at = held.indexOf(edge);
      // An edge may have begun at the end of what has come.
      const sure = at === -1 ? Math.max(0, held.length - edge.length + 1) : at;
      if (state === 'file' && sure > 0) yield held.subarray(0, sure);
      if (at === -1) {
        held = Buffer.from(held.subarray(sure));
        break;
      }
      if (state === 'file') return;
      held = held.subarray(at + edge.length);
      state = 'heading';
    }
  }
  throw new BrokenForm();
}

/** The form ended before it was whole. */
export class BrokenForm extends Error {}

const longestHead = 16 * 1024;
const isFile = (head: string) => /^content-disposition:.*;\s*filename\*?=/im.test(head);
