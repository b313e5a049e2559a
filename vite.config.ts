import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { reactRouter } from '@react-router/dev/vite';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig({
  plugins: [akselWithoutScript(), sharedWithScripts(), reactRouter()],
  publicDir: 'src/web/public',
  build: { target: 'es2022' },
  // Bundled, so that a start reads one file instead of a thousand.
  ssr: { noExternal: [/^@navikt\//] },
});

/** Files of ours that both the server and a script of a page reckon by (decision 0054). They import only each other. */
const shared = {
  'coding/anchor.js': 'src/modules/interviews/coding/anchors/anchor.ts',
  'coding/segments.js': 'src/modules/interviews/coding/segments.ts',
  'bench/timestamps.js': 'src/modules/interviews/transcripts/import/timestamps.ts',
  'coding/turn-view.js': 'src/modules/interviews/coding/turn-view.ts',
};

/** Puts them beside the scripts as they are written, their types taken out. */
function sharedWithScripts(): Plugin {
  return {
    name: 'shared-with-scripts',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle() {
      for (const [fileName, file] of Object.entries(shared)) {
        const typed = readFileSync(file, 'utf8');
        const source = stripTypeScriptTypes(typed).replaceAll(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'");
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

/**
 * Aksel's stylesheet, as pages without script need it: dark follows the reader's system instead of a class that
 * a script sets, and no letters are fetched from another server.
 */
function akselWithoutScript(): Plugin {
  const stylesheet = /@navikt\/ds-css\/dist\/index\.css/;
  return {
    name: 'aksel-without-script',
    enforce: 'pre',
    load(id) {
      if (!stylesheet.test(id)) return null;
      const css = readFileSync(id.split('?')[0] ?? id, 'utf8');
      const tokens = [...css.matchAll(/^ {2}\.dark(?:, \.dark-theme)? \{\n((?: {4}--.*\n)+) {2}\}/gm)];
      if (tokens.length < 2) this.error('Aksel’s dark tokens are not where they used to be.');
      const dark = tokens.map(([, declarations]) => declarations).join('');
      return `${css.replaceAll(/@font-face \{[^}]*\}/g, '')}
@layer aksel.theming {
  @media screen and (prefers-color-scheme: dark) {
    :root { color-scheme: dark;\n${dark} }
  }
}`;
    },
  };
}
