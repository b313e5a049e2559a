import type { z } from 'zod';
import { m } from '#messages';
import { withheldSentences } from '#modules/exports/index.ts';
import { dataFormats, isDataFormat, type WrittenFile } from '#modules/exports/schema.ts';
import type { Handler } from './api-parts.ts';
import { notFound, problemResponse } from './problem.ts';
import type { fileList } from './schemas.ts';
import { seenWave } from './status-handlers.ts';

const listFiles: Handler = async ({ waves, dataFiles }, call) => {
  const { actor, parameter, language } = call;
  if (!(await seenWave(waves, call))) return notFound(language);
  const ids = { studyId: parameter('studyId'), waveId: parameter('waveId') };
  const files = await dataFiles.all(actor, ids, language);
  if (files === null) {
    return problemResponse(409, 'wave-not-closed', m.exports_not_closed({}, { locale: language }));
  }
  const base = `/api/studies/${ids.studyId}/waves/${ids.waveId}/files`;
  const listed = files.map((file): z.infer<typeof fileList>['files'][number] => {
    const { audience } = file.provenance;
    const { respondents, minimumGroup, isWithheldWhole } = file.report;
    return {
      audience,
      respondents,
      minimumGroup,
      isWithheldWhole,
      withheld: withheldSentences(file, language),
      formats: dataFormats.map((format) => ({ format, href: `${base}/${audience}/${format}` })),
      texts: file.texts.map(({ item, label, texts, isWithheld }) => ({
        item,
        label,
        isWithheld,
        count: texts.length,
        href: texts.length > 0 ? `${base}/${audience}/texts/${item}` : null,
      })),
    };
  });
  return call.context.json({ files: listed } satisfies z.infer<typeof fileList>);
};

const getFile: Handler = async ({ waves, dataFiles }, call) => {
  const { actor, parameter, language, context } = call;
  const format = parameter('format');
  if (!isDataFormat(format) || !(await seenWave(waves, call))) return notFound(language);
  const file = await dataFiles.write(actor, {
    ...wantedBy(call),
    format,
    hasByteOrderMark: context.req.query('bom') === 'true',
  });
  return file ? fileResponse(file) : notFound(language);
};

const getTexts: Handler = async ({ waves, dataFiles }, call) => {
  if (!(await seenWave(waves, call))) return notFound(call.language);
  const file = await dataFiles.writeTexts(call.actor, {
    ...wantedBy(call),
    item: call.parameter('item'),
    hasByteOrderMark: false,
  });
  return file ? fileResponse(file) : notFound(call.language);
};

const getReport: Handler = async ({ waves, report }, call) => {
  const seen = await seenWave(waves, call);
  if (!seen) return notFound(call.language);
  const wanted = { format: call.parameter('format'), language: call.language };
  return (await report(call.actor, seen, wanted)) ?? notFound(call.language);
};

export const filesHandlers = { listFiles, getFile, getTexts, getReport } as const;

const wantedBy = ({ parameter, language }: Parameters<Handler>[1]) => ({
  studyId: parameter('studyId'),
  waveId: parameter('waveId'),
  audience: parameter('audience'),
  language,
});

function fileResponse({ fileName, mediaType, bytes }: WrittenFile): Response {
  return new Response(bytes, {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
      'Cache-Control': 'no-store',
    },
  });
}
