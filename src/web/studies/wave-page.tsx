import { Alert } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { wavePlace } from './study-place.ts';
import { WaveFrame } from './wave-frame.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { frame, isKeyMissing } = await wavePlace({ request, params, context });
  return { frame, isKeyMissing };
}

export default function WavePage() {
  const { frame, isKeyMissing } = useLoaderData<typeof loader>();
  const { say } = useWords();
  return (
    <WaveFrame frame={frame} step="overview" title={frame.wave.title}>
      {isKeyMissing ? <Alert variant="error">{say(m.waves_key_missing)}</Alert> : null}
    </WaveFrame>
  );
}
