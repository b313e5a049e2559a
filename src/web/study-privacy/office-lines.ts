import type { KnownGroup } from '#modules/privacy/index.ts';

/** Offices as somebody writes them, one a line: `Nord 24`. What is no number yet is left out; what cannot be read is said. */
export function readOfficeLines(text: string): {
  readonly groups: readonly KnownGroup[];
  readonly unread: readonly string[];
} {
  const groups: KnownGroup[] = [];
  const unread: string[] = [];
  for (const line of text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    .slice(0, 500)) {
    const wanted = line.trim();
    if (wanted === '' || /[:;=]$/.test(wanted)) continue;
    const match = /^(.*?)[\s:;,=\t]*(\d{1,6})$/.exec(wanted);
    if (match) groups.push({ name: match[1]!.trim() || String(groups.length + 1), people: Number(match[2]) });
    else unread.push(wanted.slice(0, 80));
  }
  return { groups, unread };
}

export function writeOfficeLines(groups: readonly KnownGroup[]): string {
  return groups.map(({ name, people }) => `${name}: ${people}`).join('\n');
}
