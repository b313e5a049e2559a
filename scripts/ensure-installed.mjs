// Plain JavaScript for Node 20: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Makes the folder ready to run: installs the pinned packages when they are missing or older than
 * package-lock.json, and compiles the messages when their texts have changed, as after a `git pull`.
 * Says what it does on stderr, so that `--json` output on stdout stays clean.
 */
export async function ensureInstalled(root) {
  keepCurrent(`${root}/node_modules/.handlingsrom-installed`, [`${root}/package-lock.json`], () => {
    process.stderr.write('Handlingsrom: installing packages (once, a minute or two) …\n');
    // Not `npm ci`: it refuses the lock file where a registry lacks another platform's optional binary.
    // `--no-save` keeps the versions in the lock file and leaves that file alone.
    run(root, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  });
  ensureMessages(root);
}

/**
 * Compiles the messages when their texts are others than those compiled. Whatever reads them asks for this first: after a
 * `git pull` or a merge, types and tests would otherwise be held against words that are no longer there.
 */
export function ensureMessages(root) {
  keepCurrent(
    `${root}/node_modules/.handlingsrom-messages`,
    messageFiles(root),
    () => run(root, ['run', '--silent', 'messages:compile']),
    existsSync(`${root}/src/messages/messages.js`),
  );
}

/** Does the work unless the stamp says that it was done for these very files. */
function keepCurrent(stamp, files, work, isThere = true) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(file));
  const wanted = hash.digest('hex');
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  work();
  writeFileSync(stamp, wanted);
}

function messageFiles(root) {
  const texts = readdirSync(`${root}/messages`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `${root}/messages/${name}`);
  return [`${root}/project.inlang/settings.json`, ...texts];
}

function run(root, args) {
  const npm = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, npm_config_engine_strict: 'false' },
  });
  if (npm.status === 0) return;
  process.stderr.write(
    `Handlingsrom: npm ${args[0]} failed; see the lines above. Check the network and try again.\n`,
  );
  process.exit(2);
}
