export { makeDataFile } from './data-file.ts';
export { writeFile, writeTexts } from './formats/write-file.ts';
export { provenanceRows, withheldSentences } from './say.ts';
