import { describe, expect, test } from 'vitest';
import { DomainError } from '#platform/errors.ts';
import { writeZip } from '#platform/zip/zip.ts';
import { readGivenFile } from './read-file.ts';

const ofTexts = (count: number) => {
  const texts = Array.from({ length: count }, (_, at) => {
    const guid = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
    return `<TextSource guid="${guid}" name="Oppdiktet ${at}"><PlainTextContent>Ja.</PlainTextContent></TextSource>`;
  });
  const xml = `<Project xmlns="urn:QDA-XML:project:1.0" name="Prøve"><Sources>${texts.join('')}</Sources></Project>`;
  return { fileName: 'a.qdpx', bytes: writeZip([{ name: 'project.qde', bytes: Buffer.from(xml) }]) };
};

describe('a project from another program', () => {
  test('is read with three hundred texts', () => {
    expect(readGivenFile(ofTexts(300)).project.sources).toHaveLength(300);
  });

  test('with more is refused, and told how many it has and what to do', () => {
    const read = () => readGivenFile(ofTexts(301));
    expect(read).toThrow(DomainError);
    expect(read).toThrow(/301.*300/);
  });
});
