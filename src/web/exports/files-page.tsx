import { DownloadIcon } from '@navikt/aksel-icons';
import { Alert, Button, Heading } from '@navikt/ds-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { withheldSentences } from '#modules/exports/index.ts';
import { shortestPassphrase } from '#modules/exports/schema.ts';
import { textIn } from '#modules/studies/schema.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from '#web/studies/study-place.ts';
import { WaveFrame } from '#web/studies/wave-frame.tsx';
import { AudienceFiles, type AudienceFilesData } from './audience-files.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, study } = await wavePlace({ request, params, context });
  if (!frame.may.exportData) throw data(null, { status: 404 });
  const language = languageOf(request);
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const files = await context.get(servicesContext).dataFiles.all(actor, ids, language);
  const problem = new URL(request.url).searchParams.get('problem');
  return {
    frame,
    problem,
    files:
      files?.map((file): AudienceFilesData => {
        const { audience } = file.provenance;
        const title = study.instruments[audience]?.title;
        return {
          audience,
          title: title ? textIn(title, language) : audience,
          respondents: file.report.respondents,
          isWithheldWhole: file.report.isWithheldWhole,
          minimumGroup: file.report.minimumGroup,
          told: withheldSentences(file, language),
          texts: file.texts.map(({ item, label, texts, isWithheld }) => ({
            item,
            label,
            count: texts.length,
            isWithheld,
          })),
        };
      }) ?? null,
  };
}

export default function FilesPage() {
  const { frame, files, problem } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const base = `/studies/${frame.studyId}/waves/${frame.wave.waveId}`;
  return (
    <WaveFrame frame={frame} step="files" title={say(m.exports_title)} lead={<p>{say(m.exports_lead)}</p>}>
      {files === null ? (
        <section className="files-empty">
          <Heading level="2" size="medium" spacing>
            {say(m.exports_sealed_title)}
          </Heading>
          <p>{say(m.exports_not_closed)}</p>
          <Button as="a" href={base}>
            {say(m.exports_back_to_wave)}
          </Button>
        </section>
      ) : (
        <>
          {files.map((file, at) => (
            <AudienceFiles key={file.audience} file={file} base={`${base}/files`} isFirst={at === 0} />
          ))}
          {frame.may.archiveWave ? <ArchiveForm problem={problem} action={`${base}/files/archive`} /> : null}
        </>
      )}
    </WaveFrame>
  );
}

function ArchiveForm({ problem, action }: { problem: string | null; action: string }) {
  const { say } = useWords();
  const least = shortestPassphrase;
  const text =
    problem === 'passphrase-differs'
      ? say(m.exports_passphrase_differs)
      : problem === 'passphrase-short'
        ? say(m.exports_passphrase_short, { least })
        : null;
  return (
    <section className="data-files" id="archive" aria-labelledby="archive-title">
      <Heading level="2" size="medium" id="archive-title">
        {say(m.exports_archive_title)}
      </Heading>
      <p className="measure">{say(m.exports_archive_lead)}</p>
      <form method="post" action={action} className="archive-form">
        {text ? (
          <Alert variant="error" role="alert">
            {text}
          </Alert>
        ) : null}
        <div className="text-field">
          <label htmlFor="passphrase">{say(m.exports_passphrase)}</label>
          <p className="file-field__hint" id="passphrase-hint">
            {say(m.exports_passphrase_hint, { least })}
          </p>
          <input
            id="passphrase"
            name="passphrase"
            type="password"
            autoComplete="new-password"
            minLength={least}
            required
            aria-describedby="passphrase-hint"
          />
        </div>
        <div className="text-field">
          <label htmlFor="again">{say(m.exports_passphrase_again)}</label>
          <input id="again" name="again" type="password" autoComplete="new-password" required />
        </div>
        <div>
          <Button type="submit" variant="secondary" icon={<DownloadIcon aria-hidden />}>
            {say(m.exports_archive_download)}
          </Button>
        </div>
      </form>
    </section>
  );
}
