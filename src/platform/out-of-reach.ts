/** What the operating system says of a machine, or a program on it, that does not answer. */
const unanswered: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT'],
]);

/** What `pg` says of a connection that is gone, or that it never got; none of these has a code. */
const lost =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/**
 * Whether a fault is that the database cannot be reached just now: it is stopped, starting, full of connections, or on a
 * machine that does not answer. Then nothing is wrong with what was asked, and asking again in a while will do.
 * PostgreSQL's own codes: class 08 (connection), 57P01–57P05 (shut down, starting, idle too long), 53300 (too many).
 */
export function isOutOfReach(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const { code, syscall } = fault as { readonly code?: unknown; readonly syscall?: unknown };
  if (typeof code === 'string') {
    if (/^(?:08...|57P0[1-5]|53300)$/.test(code)) return true;
    // A file that is not there is another matter than a socket that is not.
    if (unanswered.has(code)) return code !== 'ENOENT' || syscall === 'connect';
  }
  return lost.test(fault.message) || isOutOfReach(fault.cause);
}
