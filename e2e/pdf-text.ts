import { extractText, getDocumentProxy } from 'unpdf';

/** What a PDF says, as a reader would copy it: one text, lines joined. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: true });
  return text.replaceAll(/\s+/gu, ' ');
}
