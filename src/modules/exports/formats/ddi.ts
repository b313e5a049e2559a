import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { m } from '#messages';
import { withheldSentences } from '../say.ts';
import type { DataFile } from '../schema.ts';
import { type CodebookVariable, codebookOf } from './codebook.ts';

const namespace = 'ddi:codebook:2_5';
/** No control characters: XML 1.0 cannot hold them, however written. */
const clean = (text: string) => text.replace(/(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu, '');

/**
 * The file described in DDI-Codebook 2.5, which archives (Sikt among them) read: the study, how and when it was asked,
 * what was withheld, and every variable with its question, codes and counts.
 *
 * Source: DDI Alliance, codebook.xsd of DDI-Codebook 2.5.1; what was compared with it stands in reference/README.md.
 *
 * @param dataFileName the file that holds the rows
 */
export function writeDdi(file: DataFile, dataFileName: string): string {
  const { provenance: from, language, report, table } = file;
  const locale = { locale: language };
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele(namespace, 'codeBook', {
    version: '2.5',
    'xml:lang': language,
  });
  const document = root.ele('docDscr').ele('citation');
  document
    .ele('titlStmt')
    .ele('titl')
    .txt(clean(m.exports_codebook_title({ title: from.studyTitle }, locale)));
  document.ele('prodStmt').ele('software').txt(clean(from.program));

  const study = root.ele('stdyDscr');
  const citation = study.ele('citation');
  const title = citation.ele('titlStmt');
  title.ele('titl').txt(clean(from.studyTitle));
  title.ele('IDNo', { agency: 'Handlingsrom' }).txt(`${from.studyId}/${from.waveId}/${from.audience}`);
  citation.ele('verStmt').ele('version', { type: 'study file' }).txt(String(from.studyVersion));
  const summary = study.ele('stdyInfo').ele('sumDscr');
  for (const [event, date] of [
    ['start', from.openedOn],
    ['end', from.closedOn],
  ] as const) {
    if (date) summary.ele('collDate', { event, date }).txt(date);
  }
  summary.ele('anlyUnit').txt(m.exports_ddi_unit({}, locale));
  summary.ele('universe').txt(clean(from.audience));
  summary.ele('dataKind').txt(m.exports_ddi_kind({}, locale));
  study.ele('method').ele('dataColl').ele('collMode').txt(m.exports_ddi_mode({}, locale));
  const available = study.ele('dataAccs').ele('setAvail');
  for (const sentence of withheldSentences(file, language)) available.ele('complete').txt(clean(sentence));
  for (const note of table.notes ?? []) study.ele('notes').txt(clean(note));

  const text = root.ele('fileDscr', { ID: 'F1' }).ele('fileTxt');
  text.ele('fileName').txt(dataFileName);
  const size = text.ele('dimensns');
  size.ele('caseQnty').txt(String(report.respondents));
  size.ele('varQnty').txt(String(table.variables.length));
  text.ele('fileType').txt('text/csv; charset=utf-8');

  const variables = root.ele('dataDscr');
  for (const [at, one] of codebookOf(file).entries()) addVariable(variables, one, at);
  return `${root.end({ prettyPrint: true })}\n`;
}

function addVariable(parent: XMLBuilder, one: CodebookVariable, at: number): void {
  const { variable, values } = one;
  const isNumber = variable.kind === 'number';
  const element = parent.ele('var', {
    ID: `V${at + 1}`,
    name: clean(variable.name),
    files: 'F1',
    ...(isNumber ? { dcml: String(variable.decimals ?? 0) } : {}),
    intrvl: variable.measure === 'scale' ? 'contin' : 'discrete',
    nature: variable.measure === 'scale' ? 'interval' : variable.measure,
  });
  element.ele('labl').txt(clean(variable.label));
  element.ele('qstn').ele('qstnLit').txt(clean(variable.label));
  element.ele('sumStat', { type: 'vald' }).txt(String(one.valid));
  element.ele('sumStat', { type: 'invd' }).txt(String(one.missing));
  for (const { value, label, count, isMissing } of values) {
    const category = element.ele('catgry', isMissing ? { missing: 'Y' } : {});
    category.ele('catValu').txt(clean(String(value)));
    if (label !== '') category.ele('labl').txt(clean(label));
    category.ele('catStat', { type: 'freq' }).txt(String(count));
  }
  element.ele('varFormat', { type: isNumber ? 'numeric' : 'character', schema: 'other' });
}
