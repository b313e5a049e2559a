// `npm start`: from a fresh clone to an open address. Plain JavaScript for Node 20; the server itself runs on the
// Node that the project pins.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';
import { exitCodeOf } from './exit-code.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const pinned = `${root}node_modules/node/bin/node`;

await ensureInstalled(root);
build();
start(process.argv.slice(2));

/** Builds the pages when a source is not what the last build was made from. */
function build() {
  const stamp = `${root}build/.stamp`;
  const wanted = sourceHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Handlingsrom: building the pages (once after each change) …\n');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.stderr.write('Handlingsrom: the build failed; the lines above say why.\n');
    process.exit(2);
  }
  mkdirSync(`${root}build`, { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Content, not dates: a clone or a copy has other dates and the same pages. */
function sourceHash() {
  const hash = createHash('sha256');
  const files = ['package-lock.json', 'vite.config.ts', 'react-router.config.ts', 'tsconfig.json'];
  for (const folder of ['src', 'messages', 'project.inlang']) {
    const inFolder = readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && isSource(entry.name))
      .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(root.length))
      .filter((file) => !file.startsWith('src/messages/') && !file.includes('/cache/'));
    files.push(...inFolder);
  }
  for (const file of files.sort()) hash.update(`${file}\n`).update(readFileSync(root + file));
  return hash.digest('hex');
}

function isSource(name) {
  return /\.(ts|tsx|css|json|svg|woff2|html)$/.test(name) && !/\.test\.tsx?$/.test(name);
}

function start(options) {
  const main = 'src/cli/main.ts';
  const node = existsSync(pinned) ? pinned : process.execPath;
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', `${root}${main}`, 'start', ...options],
    {
      stdio: 'inherit',
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(exitCodeOf(code, signal)));
}
