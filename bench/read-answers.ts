import { readAnswers } from '#modules/analyses/index.ts';
import { study as studySchema } from '#modules/studies/schema.ts';

/**
 * Our reader of answers beside the plainest thing that could work, `text.split('\n')` and `split(',')` with
 * `Number(cell)`, which knows no quotation marks, labels, missing codes, allowed answers or line numbers.
 * Run: `node --expose-gc bench/read-answers.ts [rows] [columns]`
 */
const [rowCount = 200_000, columnCount = 50] = process.argv.slice(2).map(Number);
const items = Array.from({ length: columnCount }, (_, index) => ({
  id: `q${index + 1}`,
  kind: 'agreement',
  points: 6,
  text: `Statement ${index + 1}`,
}));
const study = studySchema.parse({
  handlingsrom: 1,
  id: 'bench',
  title: 'Bench',
  instruments: { employee: { sections: [{ title: 'All', items }] } },
});
const bytes = makeCsv();

const ours = measure('ours', () => {
  const table = readAnswers({ bytes, fileName: 'bench.csv', study, file: 'employee' });
  return items.map(({ id }) => {
    const column = table.columns[id];
    return column?.kind === 'numeric' ? column.numbers : new Float64Array();
  });
});
const baseline = measure("split(',')", () => {
  const [headings, ...lines] = new TextDecoder().decode(bytes).trimEnd().split('\n');
  const columns = headings!.split(',').map(() => new Float64Array(lines.length));
  for (const [row, line] of lines.entries()) {
    for (const [column, cell] of line.split(',').entries()) columns[column]![row] = Number(cell);
  }
  return columns;
});
if (ours.sum !== baseline.sum) throw new Error(`The readers disagree: ${ours.sum} and ${baseline.sum}`);
console.log(`${(baseline.seconds / ours.seconds).toFixed(1)} times as fast as split(',')`);

function measure(name: string, read: () => Float64Array[]): { seconds: number; sum: number } {
  let seconds = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    const began = performance.now();
    const columns = read();
    seconds = Math.min(seconds, (performance.now() - began) / 1000);
    sum = columns.reduce((all, column) => all + column.reduce((a, b) => a + b, 0), 0);
  }
  const rss = Math.round(process.memoryUsage().rss / 1e6);
  console.log(`${name}: ${seconds.toFixed(2)} s for ${rowCount} × ${columnCount} (${rss} MB resident)`);
  return { seconds, sum };
}

/** Answers from a small generator with a fixed seed, so that every run reads the same file. */
function makeCsv(): Uint8Array {
  const heading = new TextEncoder().encode(`${items.map(({ id }) => id).join(',')}\n`);
  const csv = new Uint8Array(heading.length + rowCount * columnCount * 2);
  csv.set(heading);
  let state = 2015;
  let position = heading.length;
  for (let row = 0; row < rowCount; row += 1) {
    for (let column = 0; column < columnCount; column += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      csv[position] = 0x31 + ((state >>> 16) % 6);
      csv[position + 1] = column === columnCount - 1 ? 0x0a : 0x2c;
      position += 2;
    }
  }
  return csv;
}
