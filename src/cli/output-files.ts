import { mkdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { m } from '#messages';
import { DomainError, withoutControls } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { systemErrorCode } from './system-error.ts';

/**
 * Writes a folder of files, all of them or none: into a draft inside the folder first, then moved into place one
 * right after the other. Whoever is killed while writing leaves a draft, and what stood there before.
 *
 * @throws DomainError `cannot-write` naming the path and the operating system's reason
 */
export function writeAllOrNothing(out: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  const made: string[] = [];
  const draft = join(out, `.draft-${process.pid}`);
  try {
    makeFolder(out, made);
    refuseFoldersInTheWay(out, Object.keys(files));
    // A draft of this number was left by a process that is dead.
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(draft, name), content);
    for (const name of Object.keys(files)) renameSync(join(draft, name), join(out, name));
    rmSync(draft, { recursive: true, force: true });
  } catch (error) {
    tidyUp(draft, made);
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new DomainError(
      'cannot-write',
      inAllLanguages((locale) => m.cli_cannot_write({ out: withoutControls(out), code }, { locale })),
    );
  }
}

/** A file cannot be moved to where a folder is; better to know before the first one is moved. */
function refuseFoldersInTheWay(out: string, names: readonly string[]): void {
  const inTheWay = names.map((name) => join(out, name)).find(isFolder);
  if (inTheWay === undefined) return;
  const path = withoutControls(inTheWay);
  throw new DomainError(
    'cannot-write',
    inAllLanguages((locale) => m.cli_out_is_folder({ path }, { locale })),
  );
}

/**
 * Makes a folder and those it stands in. Node's own `recursive` never ends where the system answers every
 * attempt with "no such file", as /proc does.
 *
 * @param made gets the folders that had to be made, outermost first
 */
function makeFolder(path: string, made: string[]): void {
  if (isFolder(path)) return;
  const outer = dirname(path);
  if (outer !== path) makeFolder(outer, made);
  try {
    mkdirSync(path);
    made.push(path);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Takes away the draft and the folders made for it, unless somebody has put something there. */
function tidyUp(draft: string, made: readonly string[]): void {
  try {
    rmSync(draft, { recursive: true, force: true });
    for (const folder of made.toReversed()) rmdirSync(folder);
  } catch {
    // What cannot be tidied stays: why we tidy is what the user must hear.
  }
}
