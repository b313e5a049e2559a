import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * Secrets that must not be in the database, one small file each: whoever has the database, a dump of it or its logs
 * has none of them. A secret that is destroyed is gone from here at once, and from backups when they are.
 */
export type KeyFiles = {
  /** The secret of that name; null when there is none, or no longer. */
  read(name: string): Uint8Array | null;
  /** Keeps a secret so that a crash leaves all of it or nothing. One that is there already is left as it is. */
  keep(name: string, secret: Uint8Array): void;
  destroy(name: string): void;
};

/** Keys in a folder that only the server's own user may read. */
export function openKeyFiles(directory: string): KeyFiles {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const fileOf = (name: string) => {
    if (!/^[a-z0-9][a-z0-9.-]{0,120}$/.test(name)) throw new Error('A key must have a plain name');
    return join(directory, `${name}.key`);
  };
  const read = (name: string) => {
    try {
      return new Uint8Array(readFileSync(fileOf(name)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  };
  return {
    read,
    keep: (name, secret) => {
      if (read(name)) return;
      const file = fileOf(name);
      const half = `${file}.${process.pid}.new`;
      writeAndFlush(half, secret);
      renameSync(half, file);
      flushFolder(directory);
    },
    destroy: (name) => {
      const secret = read(name);
      if (!secret) return;
      const file = fileOf(name);
      // Overwritten first, for disks that write in place; the others forget it when they next reuse the block.
      writeAndFlush(file, new Uint8Array(secret.byteLength));
      rmSync(file, { force: true });
      flushFolder(directory);
    },
  };
}

function writeAndFlush(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function flushFolder(directory: string): void {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
