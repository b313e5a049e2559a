export {
  type ArchiveStore,
  type Archives,
  archiveWave,
  createArchives,
  readArchive,
  restoreWave,
} from './archive/archives.ts';
export { createDataFiles, type DataFiles, type WaveIds, type WaveSource } from './data-files.ts';
export { byteOrderMark, safeText, writeCsv } from './formats/csv.ts';
export { writeThemes } from './formats/themes-csv.ts';
export { withheldSentences } from './say.ts';
