// Declares the types of the compiled messages. Paraglide can have TypeScript do it, which takes half a minute for our five
// thousand: in JavaScript each `@typedef` is looked for among all the others. The types stand in the file as text, so they
// are taken from there.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../src/messages/', import.meta.url));
const compiled = readFileSync(`${folder}messages/_index.js`, 'utf8');

/** What of the file says something of types: comments about messages, `@typedef`s, constants with their type, other names for them. */
const declared =
  /^\/\*\*\n(?:\*.*\n)+?\*\/$|^\/\*\* @typedef .*$|^(?:export )?const \w+ = .*$|^export \{.*$/gm;
const declarations = [...compiled.matchAll(declared)].map(([text]) => {
  if (text.startsWith('/**\n')) return text;
  const typedef = /^\/\*\* @typedef \{(.*)\} (\w+) \*\/$/.exec(text);
  if (typedef) return `export type ${typedef[2]} = ${typedef[1]};`;
  const constant = /^(export )?const (\w+) = \/\*\* @type \{(.*?)\} \*\/ \(/.exec(text);
  if (constant) return `${constant[1] ?? ''}declare const ${constant[2]}: ${constant[3]};`;
  if (text.startsWith('export {')) return text;
  throw new Error(
    `Paraglide writes messages otherwise than scripts/declare-messages.mjs knows: ${text.slice(0, 80)}`,
  );
});
writeFileSync(`${folder}messages/_index.d.ts`, `${declarations.join('\n')}\n`);
writeFileSync(
  `${folder}messages.d.ts`,
  readFileSync(`${folder}messages.js`, 'utf8').replace(/^\/[/*].*\n/gm, ''),
);

const options =
  '--allowJs --declaration --emitDeclarationOnly --noCheck --skipLibCheck --ignoreConfig --target ES2024';
const typescript = fileURLToPath(new URL('../node_modules/@typescript/native/bin/tsc', import.meta.url));
const emitted = spawnSync(
  process.execPath,
  [
    typescript,
    ...options.split(' '),
    '--module',
    'ESNext',
    '--moduleResolution',
    'bundler',
    `${folder}runtime.js`,
  ],
  { stdio: ['ignore', 2, 2] },
);
process.exit(emitted.status ?? 1);
