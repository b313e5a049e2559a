import { openZip, type Zip } from '#platform/packed/open-zip.ts';
import { scanXml, type XmlListener } from '#platform/packed/scan-xml.ts';
import { xlsxFaults } from './xlsx-refusal.ts';

/** The packed parts of a spreadsheet. @throws XlsxRefusal */
export const openParts = (bytes: Uint8Array, mostBytes: number): Zip => openZip(bytes, mostBytes, xlsxFaults);

/** Walks through one of its XML parts. @throws XlsxRefusal */
export const scanPart = (xml: string, part: string, listener: XmlListener): void =>
  scanXml(xml, part, listener, xlsxFaults);
