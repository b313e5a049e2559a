import { data } from 'react-router';
import type { OpenedFile } from '#modules/workbench/index.ts';
import { isDomainError } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import type { Services } from '#web/services.ts';
import { type SaidRefusal, sayRefusal } from '#web/work/say-refusal.ts';
import type { FileSummary } from './file-frame.tsx';

export function summaryOf(file: OpenedFile, { openedFiles }: Pick<Services, 'openedFiles'>): FileSummary {
  return {
    id: file.id,
    fileName: file.fileName,
    rowCount: file.codebook.rowCount,
    idleHours: Math.max(1, Math.round(openedFiles.idleMinutes / 60)),
  };
}

/** What is refused, said in the reader's language; a fault of ours goes on up. */
export function saidRefusal(error: unknown, language: Language): SaidRefusal {
  if (!isDomainError(error)) throw error;
  if (error.code === 'busy') throw data(null, { status: 503 });
  return sayRefusal(error, language);
}
