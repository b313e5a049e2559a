import { tmpdir } from 'node:os';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontBytes } from '../../renderers/fonts.ts';
import type { OfficeSheet } from './office-sheet.ts';
import { officeSheetTemplate } from './office-sheet-template.ts';

let compiler: NodeCompiler | undefined;
const keptCompilations = 5;

/** One office as a tagged PDF (PDF/UA-1) of one page, whatever it holds. The same sheet gives the same bytes. */
export function renderOfficeSheet(sheet: OfficeSheet): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: fontBytes() }] });
  const outcome = compiler.compile({
    mainFileContent: officeSheetTemplate,
    inputs: { sheet: JSON.stringify(sheet) },
  });
  if (outcome.result === null) {
    const error = outcome.takeError();
    const said = error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'no diagnostics';
    throw new Error(`Typst could not lay out the office's sheet: ${said}`);
  }
  const pdf = compiler.pdf(outcome.result, { pdfStandard: 'ua-1', creationTimestamp: 0 });
  compiler.evictCache(keptCompilations);
  return new Uint8Array(pdf);
}
