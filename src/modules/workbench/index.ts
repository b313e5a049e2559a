export type {
  FileKey,
  FileReaders,
  FirstLook,
  GivenAnswers,
  OpenedFile,
  StudiedFile,
} from './opened-file.ts';
export { createOpenedFiles, type OpenedFiles, type OpenedFilesOptions } from './opened-files.ts';
export { lookAt, readWithStudy } from './read-file.ts';
