// Plain JavaScript for Node 20: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const fingerprint = (root) =>
  createHash('sha256')
    .update(readFileSync(`${root}/package-lock.json`))
    .digest('hex');

/**
 * Installs the pinned packages when they are missing or older than package-lock.json.
 * Says what it does on stderr, so that `--json` output on stdout stays clean.
 */
export async function ensureInstalled(root) {
  const stamp = `${root}/node_modules/.handlingsrom-installed`;
  const wanted = fingerprint(root);
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isCurrent && existsSync(`${root}/src/messages/messages.js`)) return;
  process.stderr.write('Handlingsrom: installing packages (once, a minute or two) …\n');
  // Not `npm ci`: it refuses the lock file where a registry lacks another platform's optional binary.
  // `--no-save` keeps the versions in the lock file and leaves that file alone.
  const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, npm_config_engine_strict: 'false' },
  });
  if (npm.status !== 0) {
    process.stderr.write(
      'Handlingsrom: npm install failed; see the lines above. Check the network and try again.\n',
    );
    process.exit(2);
  }
  writeFileSync(stamp, wanted);
}
