import { tmpdir } from 'node:os';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Language } from '#platform/language.ts';
import { fontBytes } from '../renderers/fonts.ts';
import type { Poster } from './poster.ts';

/** One page with the drawing, told in words to whoever does not see it. Nothing anybody wrote is part of it. */
const template = `
#let d = json(bytes(sys.inputs.at("poster")))
#set document(title: d.title, date: none)
#set text(font: "Source Sans 3", lang: d.lang)
#set page(paper: "a4", margin: 0pt)
#image(bytes(d.svg), format: "svg", width: 100%, height: 100%, alt: d.alternative)
`;

const languageCodes: Record<Language, string> = { nb: 'nb', nn: 'nn', en: 'en' };
let compiler: NodeCompiler | undefined;

/** The poster as a tagged PDF (PDF/UA-1) of one page. The same poster gives the same bytes. */
export function renderPosterPdf(poster: Poster, language: Language): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: fontBytes() }] });
  const { title, alternativeText: alternative, svg } = poster;
  const outcome = compiler.compile({
    mainFileContent: template,
    inputs: { poster: JSON.stringify({ title, alternative, svg, lang: languageCodes[language] }) },
  });
  if (outcome.result === null) {
    const error = outcome.takeError();
    const said = error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'no diagnostics';
    throw new Error(`Typst could not lay out the poster: ${said}`);
  }
  return new Uint8Array(compiler.pdf(outcome.result, { pdfStandard: 'ua-1', creationTimestamp: 0 }));
}
