import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router';
import { m } from '#messages';
import { isDomainError } from '#platform/errors.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from './study-place.ts';
import { WaveFacts } from './wave-facts.tsx';
import { WaveFrame } from './wave-frame.tsx';
import { WaveNow } from './wave-now.tsx';
import type { WavePageData } from './wave-page-data.ts';
import { WaveSteps } from './wave-steps.tsx';

export { loader } from './wave-page-data.ts';

/** Small things that are done where one stands; what cannot be undone has a page of its own. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame, ...seen } = await wavePlace({ request, params, context, needs: 'runWave' });
  const { waves } = context.get(servicesContext);
  const form = await readForm(request);
  try {
    switch (form.get('do')) {
      case 'skip-pilot':
        await waves.skipPilot(actor, { seen, isSkipped: true });
        break;
      case 'want-pilot':
        await waves.skipPilot(actor, { seen, isSkipped: false });
        break;
      case 'raise-minimum':
        await waves.raiseMinimum(actor, { seen, minimumGroup: Number(form.get('minimum') || Number.NaN) });
        break;
      case 'make-report':
        await waves.makeReportAgain(actor, { seen });
        break;
      default:
        throw data(null, { status: 400 });
    }
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return data({ refusal: error.text[languageOf(request)] }, { status: 422 });
  }
  return redirect(`/studies/${frame.studyId}/waves/${frame.wave.waveId}`, 303);
}

export default function WavePage() {
  const page = useLoaderData<WavePageData>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const { frame, isKeyMissing } = page;
  const [search] = useSearchParams();
  const isClosedAlready = search.has('already') && page.wave.state !== 'open';
  return (
    <WaveFrame frame={frame} step="overview" title={frame.wave.title}>
      {isKeyMissing ? <Alert variant="error">{say(m.waves_key_missing)}</Alert> : null}
      {isClosedAlready ? <Alert variant="info">{say(m.waves_closed_already)}</Alert> : null}
      {refused ? <Alert variant="error">{refused.refusal}</Alert> : null}
      <WaveSteps state={page.wave.state} />
      <WaveNow page={page} />
      <WaveFacts page={page} />
      {frame.may.runWave && page.wave.state === 'closed' ? (
        <section aria-labelledby="archive">
          <h2 className="section-title" id="archive">
            {say(m.waves_archive_title)}
          </h2>
          <p className="measure">{say(m.waves_archive_text)}</p>
          <Button
            as="a"
            role="link"
            variant="secondary"
            href={`/studies/${frame.studyId}/waves/${frame.wave.waveId}/confirm/archive`}
          >
            {say(m.waves_archive_button)}
          </Button>
        </section>
      ) : null}
    </WaveFrame>
  );
}
