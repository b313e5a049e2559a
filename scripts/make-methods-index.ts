import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * docs/methods/README.md: every method page, its functions, and with what it agrees to how many digits.
 *
 * A page is `# Title`, then a line naming its functions in backticks, and somewhere `## Agreement`, which says the digits,
 * best in its first paragraph. Run `node scripts/make-methods-index.ts` after changing one; a test fails until then.
 */
export const methodsFolder = new URL('../docs/methods/', import.meta.url);
export const methodsIndex = new URL('README.md', methodsFolder);

export type MethodPage = {
  readonly file: string;
  readonly title: string;
  readonly text: string;
  /** The functions of the page's second line. */
  readonly leading: readonly string[];
  /** The first paragraph of what it agrees with, and all of it. */
  readonly agreement: string;
  readonly wholeAgreement: string;
};

export function methodPages(): MethodPage[] {
  return readdirSync(methodsFolder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .map((file) => readPage(file, readFileSync(new URL(file, methodsFolder), 'utf8')));
}

function readPage(file: string, text: string): MethodPage {
  const [heading, ...rest] = text.split('\n');
  const body = rest.join('\n');
  const second = body.trim().split('\n')[0] ?? '';
  const agreement = body.split(/^## Agree(?:ment|s with)\n/m)[1] ?? '';
  return {
    file,
    title: (heading ?? '').replace(/^# /, ''),
    text,
    leading: functionNames(second),
    agreement: firstParagraph(agreement),
    wholeAgreement: agreement,
  };
}

const functionNames = (text: string) => [
  ...new Set([...text.matchAll(/`([a-z][A-Za-z]*)(?:\([^`]*\))?`/g)].map((match) => match[1]!)),
];

/** The first paragraph or list item that is no heading and no table; links in it point from the same folder. */
function firstParagraph(section: string): string {
  const lines = section.split(/^## /m)[0]!.split('\n');
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('|') && !line.startsWith('#'));
  return (first ?? '').replace(/^- /, '').trim();
}

export function methodsPage(pages: readonly MethodPage[]): string {
  const rows = pages.map(({ file, title, leading, agreement }) => {
    const functions = leading.map((name) => `\`${name}\``).join(', ');
    return `- [${title}](${file})${functions === '' ? '' : ` (${functions})`}: ${agreement}`;
  });
  return `# Methods

A page a method: what it computes, where the formula comes from, what it refuses. Here is what each was held against, and how many digits agree. [NIST's reference data](../nist.md) have a page of their own, beside R.

${rows.join('\n')}

Made from the pages by \`node scripts/make-methods-index.ts\`.
`;
}

if (import.meta.main) {
  writeFileSync(methodsIndex, methodsPage(methodPages()));
  process.stdout.write('docs/methods/README.md\n');
}
