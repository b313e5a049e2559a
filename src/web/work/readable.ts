import { m } from '#messages';
import { isSav } from '#modules/analyses/index.ts';
import { DomainError, type Problem } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import type { GivenFile } from './job.ts';

/** Refuses what no reader of ours should ever see: empty files, and files with NUL bytes, which are neither text nor SPSS's. */
export function refuseUnreadable(files: readonly GivenFile[]): void {
  const problems = files.flatMap(({ fileName, bytes }): Problem[] => {
    if (bytes.length === 0) {
      return [
        {
          code: 'empty-file',
          file: fileName,
          text: inAllLanguages((locale) => m.web_problem_empty_file({}, { locale })),
        },
      ];
    }
    const at = bytes.indexOf(0);
    if (at < 0 || isUtf16(bytes) || isSav(bytes)) return [];
    return [
      {
        code: 'nul-byte',
        file: fileName,
        line: lineOf(bytes, at),
        text: inAllLanguages((locale) => m.web_problem_nul_byte({}, { locale })),
      },
    ];
  });
  if (problems.length === 0) return;
  throw new DomainError(
    'unreadable-file',
    inAllLanguages((locale) => m.web_problem_unreadable({}, { locale })),
    problems,
  );
}

/** UTF-16 has NUL in every other byte; whoever reads the file says so better than we can here. */
function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (let index = 0; index < at; index += 1) if (bytes[index] === 0x0a) line += 1;
  return line;
}
