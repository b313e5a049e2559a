import type { GivenFile } from '#web/work/job.ts';

/** Something missing in the form itself, before any file has been read: which field, and what kind of lack. */
export type UploadMistake = {
  readonly field: string;
  readonly code: 'study-missing' | 'answers-missing' | 'name-missing';
};

export type Upload = {
  readonly study: GivenFile | null;
  readonly answers: readonly (GivenFile & { readonly file: string })[];
  readonly outcomes: GivenFile | null;
  readonly mistakes: readonly UploadMistake[];
};

/** The names that an extra file's row is sent under; two are enough beside employees and leaders. */
export const otherRows = [1, 2] as const;

/** Takes the files out of the form. An empty file field arrives as a file without name and content. */
export async function readUpload(form: FormData): Promise<Upload> {
  const study = await fileIn(form, 'study');
  const mistakes: UploadMistake[] = study ? [] : [{ field: 'study', code: 'study-missing' }];
  const answers: (GivenFile & { file: string })[] = [];
  for (const name of ['employee', 'leader']) {
    const given = await fileIn(form, `answers-${name}`);
    if (given) answers.push({ file: name, ...given });
  }
  for (const row of otherRows) {
    const given = await fileIn(form, `other-file-${row}`);
    if (!given) continue;
    const name = String(form.get(`other-name-${row}`) ?? '').trim();
    if (name === '') mistakes.push({ field: `other-name-${row}`, code: 'name-missing' });
    else answers.push({ file: name.slice(0, 64), ...given });
  }
  if (answers.length === 0 && !mistakes.some(({ code }) => code === 'name-missing')) {
    mistakes.push({ field: 'answers-employee', code: 'answers-missing' });
  }
  return { study, answers, outcomes: await fileIn(form, 'outcomes'), mistakes };
}

/** The answers that somebody wants to look at before anything else. */
export async function answersIn(form: FormData): Promise<Pick<Upload, 'study' | 'answers'>> {
  const given = await fileIn(form, 'answers');
  return { study: null, answers: given ? [{ file: 'employee', ...given }] : [] };
}

async function fileIn(form: FormData, field: string): Promise<GivenFile | null> {
  const value = form.get(field);
  if (value === null || typeof value === 'string') return null;
  if (value.name === '' && value.size === 0) return null;
  return { fileName: value.name || field, bytes: new Uint8Array(await value.arrayBuffer()) };
}
