import {
  admitEntry,
  buildDataFiles,
  type DataFiles,
  keepPlaceOfScales,
  type Told,
} from '#modules/analyses/index.ts';
import type { ParsedStudy } from '#modules/studies/index.ts';
import { fileOf } from '#modules/studies/index.ts';
import type { StudiedFile } from '#modules/workbench/index.ts';

const built = new WeakMap<StudiedFile['tables'], DataFiles>();

/** The data files of an opened study, scored once for as long as its decoded answers are kept. */
export function dataFilesOf({ parsed, tables }: StudiedFile): DataFiles {
  const before = built.get(tables);
  if (before) return before;
  const dataFiles = buildDataFiles({ parsed, answers: tables });
  built.set(tables, dataFiles);
  return dataFiles;
}

/** The study's own analyses have been told, or can be at any time: what is asked next is held against them. */
export function countStudyAsTold({ study }: ParsedStudy, dataFiles: DataFiles, told: Told): void {
  const policy = { minimumGroup: study.privacy.minimumGroup };
  const entries = [...study.plan, ...study.postHoc].flatMap((entry) => {
    const dataFile = dataFiles.get(fileOf(entry) ?? '');
    return dataFile ? [{ entry, context: { study, dataFile, policy } }] : [];
  });
  for (const { entry, context } of entries) keepPlaceOfScales(told, [entry], context);
  for (const { entry, context } of entries) admitEntry(told, entry, context);
}
