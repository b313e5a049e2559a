import { readFileSync, statSync } from 'node:fs';
import { m } from '#messages';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';

/** More than any study needs; a larger file is a mistake or an attack. */
const largestBytes = 1024 * 1024 * 1024;

/**
 * Reads a file the user named.
 *
 * @throws DomainError `file-unreadable` naming the path and why
 */
export function readInput(path: string): Uint8Array {
  const refuse = (say: (locale: 'nb' | 'nn' | 'en') => string) => {
    throw new DomainError('file-unreadable', inAllLanguages(say));
  };
  try {
    const status = statSync(path);
    if (status.isDirectory()) refuse((locale) => m.cli_file_is_folder({ path }, { locale }));
    if (status.size > largestBytes) refuse((locale) => m.cli_file_too_large({ path }, { locale }));
    return readFileSync(path);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const code = (error as { code?: string }).code;
    if (code === 'ENOENT') refuse((locale) => m.cli_file_missing({ path }, { locale }));
    if (code === 'EACCES') refuse((locale) => m.cli_file_forbidden({ path }, { locale }));
    throw error;
  }
}

/** The same as text; what is not valid UTF-8 becomes a replacement sign, and the parser says where. */
export function readInputText(path: string): string {
  return new TextDecoder('utf-8').decode(readInput(path));
}
