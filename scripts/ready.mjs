// Before check, build and tests: packages as package-lock.json has them, and messages as their texts. After a `git pull` both
// may be older than the sources, and what is missing would be told as an error in a file that is right.
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';

await ensureInstalled(fileURLToPath(new URL('..', import.meta.url)));
