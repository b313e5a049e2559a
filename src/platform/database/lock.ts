import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { m } from '#messages';
import { DomainError } from '../errors.ts';
import { inAllLanguages } from '../language.ts';

/** PGlite does not guard its files, and two processes writing to them corrupt them: we guard them ourselves. */
export type Lock = { release(): void };

type Holder = { readonly pid: number; readonly bornAt: string };

/**
 * Takes the lock of a data directory for this process. The lock of a process that is gone is taken over.
 *
 * @throws DomainError `database-in-use` naming the process that holds it
 */
export function takeLock(directory: string): Lock {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'handlingsrom.lock');
  const mine = JSON.stringify({ pid: process.pid, bornAt: birthOf(process.pid) } satisfies Holder);
  // Two rounds: the second after a dead process's lock has been cleared away.
  for (let round = 0; round < 2; round += 1) {
    if (tryToCreate(file, mine)) return { release: () => releaseOwn(file, mine) };
    const found = readOrNull(file);
    if (found === null) continue;
    const holder = parseHolder(found);
    if (holder && isAlive(holder)) throw inUse(directory, holder.pid);
    clearAway(file, found);
  }
  throw inUse(directory, parseHolder(readOrNull(file) ?? '')?.pid ?? 0);
}

function inUse(directory: string, pid: number): DomainError {
  return new DomainError(
    'database-in-use',
    inAllLanguages((locale) => m.web_start_database_in_use({ directory, pid }, { locale })),
  );
}

function tryToCreate(file: string, content: string): boolean {
  // Written whole under another name and then linked, so that no reader ever sees half a lock.
  const own = `${file}.${process.pid}.new`;
  writeFileSync(own, content);
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(own);
  }
}

/** Removes a dead lock, and only that: a lock that somebody took in the meantime is put back. */
function clearAway(file: string, expected: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readOrNull(aside) !== expected) linkSync(aside, file);
  unlinkSync(aside);
}

function releaseOwn(file: string, mine: string): void {
  if (readOrNull(file) === mine) unlinkSync(file);
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Holder;
    return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : null;
  } catch {
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // A process number is used again after a while, and at once in a restarted container.
  return birthOf(holder.pid) === holder.bornAt;
}

/**
 * When a process started, in the kernel's own count; empty where the system does not tell, and for a process that
 * has ended but that nobody has buried yet.
 */
function birthOf(pid: number): string {
  const stat = readOrNull(`/proc/${pid}/stat`);
  if (stat === null) return '';
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? '' : (rest[18] ?? '');
}
