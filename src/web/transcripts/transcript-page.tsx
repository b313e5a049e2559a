import { Alert } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { ImportForms } from './import-forms.tsx';
import { shownVersion } from './shown-version.ts';
import { TranscriptFacts } from './transcript-facts.tsx';
import { TranscriptFrame } from './transcript-frame.tsx';
import { pathOf } from './transcript-path.ts';
import { transcriptPlace } from './transcript-place.ts';
import { TurnList } from './turn-list.tsx';

/** What was said, turn by turn; or, where nothing is written out yet, the ways to get it in. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, asked, frame } = await transcriptPlace({ request, params, context });
  const { transcripts } = context.get(servicesContext);
  const version = frame.mayConduct
    ? await transcripts.draft(actor, asked)
    : await transcripts.current(actor, asked);
  const open = await transcripts.current(actor, asked);
  return {
    ...{ frame, asked },
    version: version && shownVersion(version),
    /** The version that those who code read. */
    openVersion: open?.version ?? null,
  };
}

export default function TranscriptPage() {
  const { frame, asked, version, openVersion } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { say } = useWords();
  const lead = version
    ? m.interviews_transcript_lead
    : frame.mayConduct
      ? m.interviews_transcript_lead_empty
      : m.interviews_transcript_lead_closed;
  return (
    <TranscriptFrame
      frame={frame}
      step="transcript"
      title={say(m.interviews_transcript_title)}
      lead={<p>{say(lead)}</p>}
    >
      {search.has('saved') && version ? (
        <Alert variant="success" role="status">
          {say(m.interviews_transcript_saved, { version: version.version })}
        </Alert>
      ) : null}
      {version ? (
        <>
          <TranscriptFacts version={version} openVersion={openVersion} mayConduct={frame.mayConduct} />
          <TurnList turns={version.turns} />
        </>
      ) : frame.mayConduct ? (
        <ImportForms action={pathOf(asked, '/import')} wrong={null} isNothing={false} pasted="" />
      ) : null}
    </TranscriptFrame>
  );
}
