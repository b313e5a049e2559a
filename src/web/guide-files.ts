import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GuideFiles } from './guide/guide-catalogue.ts';

const folder = fileURLToPath(new URL('../../docs/', import.meta.url));
/** What is written for those who use the program; the rest of docs/ is for those who make it. */
const shown =
  /^(guide\/(nb|nn|en)\/[\w-]+|methods\/[\w-]+|study-file|study-import|scorecard-files|nist|publication-check|privacy|archive)\.md$/;

/** The texts of docs/ that the web shows. */
export function readGuideFiles(): GuideFiles {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  return new Map(
    paths.filter((path) => shown.test(path)).map((path) => [path, readFileSync(folder + path, 'utf8')]),
  );
}

/** One of the JSON Schemas that the texts point to. */
export function readSchema(fileName: string): string | null {
  const isSchema = /^[a-z]+\.schema\.json$/.test(fileName) && existsSync(folder + fileName);
  return isSchema ? readFileSync(folder + fileName, 'utf8') : null;
}
