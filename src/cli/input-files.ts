import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { m } from '#messages';
import { DomainError, withoutControls } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { systemErrorCode } from './system-error.ts';

/** More than any study needs; a larger file is a mistake or an attack. */
const largestBytes = 1024 * 1024 * 1024;
/** A study file or a file of published tables is text that people write. */
const largestTextBytes = 64 * 1024 * 1024;
const pieceBytes = 1024 * 1024;

/**
 * Reads a file the user named. A pipe (`employee=<(…)`) will do; a device will not, for it may never end.
 *
 * @throws DomainError `file-unreadable` naming the path and why
 */
export function readInput(path: string, mostBytes = largestBytes): Uint8Array {
  const shown = { path: withoutControls(path) };
  const refuse = (say: (locale: Language) => string): never => {
    throw new DomainError('file-unreadable', inAllLanguages(say));
  };
  const refuseTooLarge = () => {
    const limit = mostBytes === largestBytes ? '1 GB' : `${mostBytes / pieceBytes} MB`;
    return refuse((locale) => m.cli_file_too_large({ ...shown, limit }, { locale }));
  };
  try {
    const status = statSync(path);
    if (status.isDirectory()) return refuse((locale) => m.cli_file_is_folder(shown, { locale }));
    if (!status.isFile() && !status.isFIFO()) {
      return refuse((locale) => m.cli_file_not_ordinary(shown, { locale }));
    }
    if (status.size > mostBytes) return refuseTooLarge();
    // Pipes, and files that the system makes up as they are read, tell no size beforehand.
    return status.size > 0 ? readFileSync(path) : (readToEnd(path, mostBytes) ?? refuseTooLarge());
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return refuse((locale) => m.cli_file_missing(shown, { locale }));
    }
    if (code === 'EACCES') return refuse((locale) => m.cli_file_forbidden(shown, { locale }));
    return refuse((locale) => m.cli_file_unreadable({ ...shown, code }, { locale }));
  }
}

/** The same as text; what is not valid UTF-8 becomes a replacement sign, and the parser says where. */
export function readInputText(path: string): string {
  return new TextDecoder('utf-8').decode(readInput(path, largestTextBytes));
}

/** Everything there is, or undefined as soon as it is too much. */
function readToEnd(path: string, mostBytes: number): Uint8Array | undefined {
  const file = openSync(path, 'r');
  try {
    const pieces: Uint8Array[] = [];
    let total = 0;
    for (;;) {
      const piece = new Uint8Array(pieceBytes);
      const count = readSync(file, piece);
      if (count === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, count));
      total += count;
      if (total > mostBytes) return undefined;
    }
  } finally {
    closeSync(file);
  }
}
