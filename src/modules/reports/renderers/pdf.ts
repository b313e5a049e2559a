import { tmpdir } from 'node:os';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ReportDocument } from '../schema.ts';
import { fontBytes } from './fonts.ts';
import { typstData } from './typst-data.ts';
import { typstTemplate } from './typst-template.ts';

let compiler: NodeCompiler | undefined;
const keptCompilations = 5;

/**
 * The report as a tagged PDF (PDF/UA-1): headings, reading order, table headings and alternative texts are
 * there for a screen reader. Same document, same bytes.
 *
 * Throws when Typst cannot lay the document out, which is a fault of ours: no report text is markup.
 *
 * @example await writeFile('report.pdf', await renderPdf(document))
 */
export async function renderPdf(document: ReportDocument): Promise<Uint8Array> {
  compiler ??= NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: fontBytes() }] });
  const outcome = compiler.compile({
    mainFileContent: typstTemplate,
    inputs: { document: JSON.stringify(typstData(document)) },
  });
  if (outcome.result === null) {
    const error = outcome.takeError();
    const said = error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'no diagnostics';
    throw new Error(`Typst could not lay out the report: ${said}`);
  }
  const pdf = compiler.pdf(outcome.result, { pdfStandard: 'ua-1', creationTimestamp: 0 });
  compiler.evictCache(keptCompilations);
  return new Uint8Array(pdf);
}
