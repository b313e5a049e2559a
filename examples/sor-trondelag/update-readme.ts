/** Puts the figures as they are now into the README's table: npx node examples/sor-trondelag/update-readme.ts */
import { readFileSync, writeFileSync } from 'node:fs';
import { analyseStudy, readAnswers, readOutcomes } from '#modules/analyses/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { printedAgainstOurs } from './twin/printed-against-ours.ts';

const at = (name: string): URL => new URL(name, import.meta.url);
const parsed = parseStudy(readFileSync(at('study.yaml'), 'utf8'), 'study.yaml');
const answers = ['employee', 'leader'].map((file) => {
  const fileName = `${file}s.csv`;
  return readAnswers({
    bytes: new Uint8Array(readFileSync(at(fileName))),
    fileName,
    study: parsed.study,
    file,
  });
});
const outcomes = readOutcomes({
  bytes: new Uint8Array(readFileSync(at('outcomes.csv'))),
  fileName: 'outcomes.csv',
  study: parsed.study,
});
const table = printedAgainstOurs(analyseStudy({ parsed, answers, outcomes, language: 'en' }));

const readme = readFileSync(at('README.md'), 'utf8');
const start = readme.indexOf('| Tabell / table |');
const end = readme.indexOf('\n\n## English');
writeFileSync(at('README.md'), readme.slice(0, start) + table + readme.slice(end));
