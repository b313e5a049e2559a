import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const answers = fileURLToPath(new URL('../examples/sor-trondelag/employees.csv', import.meta.url));

/**
 * A filter that fits so few of the example's made-up people, one to four, that what it finds is withheld: from the answers
 * themselves, so that other made-up answers do not make the test about somebody else.
 *
 * @example fewOf(['office', 'age']) // 'office == 3 and age == 3'
 */
export function fewOf(columns: readonly string[], among: Readonly<Record<string, string>> = {}): string {
  const [heading = '', ...lines] = readFileSync(answers, 'utf8').trim().split(/\r?\n/);
  const names = heading.split(/[;,]/);
  const rows = lines.map((line) => line.split(/[;,]/));
  const at = (row: readonly string[], name: string) => row[names.indexOf(name)] ?? '';
  const counts = new Map<string, number>();
  for (const row of rows) {
    const isAmong = Object.entries(among).every(([name, value]) => at(row, name) === value);
    if (!isAmong || columns.some((name) => at(row, name) === '')) continue;
    const filter = columns.map((name) => `${name} == ${at(row, name)}`).join(' and ');
    counts.set(filter, (counts.get(filter) ?? 0) + 1);
  }
  const few = [...counts].filter(([, count]) => count < 5).sort(([a], [b]) => (a < b ? -1 : 1));
  const [first] = few;
  if (!first) throw new Error(`no one to four people by ${columns.join(', ')} in ${answers}`);
  return first[0];
}
