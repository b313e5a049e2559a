import { writeFileSync } from 'node:fs';
import { m } from '#messages';
import { DomainError, withoutControls } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { systemErrorCode } from './system-error.ts';

/**
 * Writes a study file where the user wants it, and never over another one unless told to.
 *
 * @throws DomainError `cannot-write` naming the path and why
 */
export function writeStudy(path: string, yaml: string, mayOverwrite: boolean): void {
  const shown = withoutControls(path);
  try {
    writeFileSync(path, yaml, { flag: mayOverwrite ? 'w' : 'wx' });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new DomainError(
      'cannot-write',
      inAllLanguages((locale) =>
        code === 'EEXIST'
          ? m.cli_propose_exists({ path: shown }, { locale })
          : m.cli_propose_cannot_write({ path: shown, code }, { locale }),
      ),
    );
  }
}
