import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/**
 * Whether the browser finds its libraries (NSS and the like) on this machine. A bare server may lack them, and the
 * package brings its own, but unpacks them only where it knows the surroundings.
 */
export function lacksLibraries(executable: string): boolean {
  return spawnSync(executable, ['--version'], { stdio: 'ignore' }).status !== 0;
}

/** Unpacks the libraries that come in the package. @returns their folder, for LD_LIBRARY_PATH */
export function bundledLibraries(folder = join(tmpdir(), 'handlingsrom-browser-libraries')): string {
  const libraries = join(folder, 'lib');
  if (existsSync(libraries)) return libraries;
  mkdirSync(folder, { recursive: true });
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const archive = join(folder, 'libraries.tar');
  writeFileSync(archive, brotliDecompressSync(readFileSync(join(entry, '../../../bin/al2023.tar.br'))));
  const unpacked = spawnSync('tar', ['-xf', archive, '-C', folder], { encoding: 'utf8' });
  if (unpacked.status !== 0)
    throw new Error(`The browser's libraries could not be unpacked: ${unpacked.stderr}`);
  return libraries;
}
