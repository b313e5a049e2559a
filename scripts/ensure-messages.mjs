import { fileURLToPath } from 'node:url';
import { ensureMessages } from './ensure-installed.mjs';

ensureMessages(fileURLToPath(new URL('..', import.meta.url)));
