import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Source Sans 3, Aksel's typeface, from the npm package: no font need be installed on the machine. */
const faces = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'] as const;
export type Face = (typeof faces)[number];

export function fontPath(face: Face): string {
  return require.resolve(`@expo-google-fonts/source-sans-3/${face}/SourceSans3_${face}.ttf`);
}

export function fontPaths(): string[] {
  return faces.map(fontPath);
}

export function fontBytes(): Buffer[] {
  return fontPaths().map((path) => readFileSync(path));
}
