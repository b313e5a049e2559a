import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import type { WaveState } from '#modules/surveys/schema.ts';
import { isDomainError } from '#platform/errors.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from './study-place.ts';
import { WaveFrame } from './wave-frame.tsx';

const steps = ['open', 'close', 'archive'] as const;
type Step = (typeof steps)[number];

const words = {
  open: {
    title: m.waves_confirm_open_title,
    now: m.waves_confirm_open_now,
    never: m.waves_confirm_open_never,
    button: m.waves_confirm_open_button,
  },
  close: {
    title: m.waves_confirm_close_title,
    now: m.waves_confirm_close_now,
    never: m.waves_confirm_close_never,
    button: m.waves_confirm_close_button,
  },
  archive: {
    title: m.waves_confirm_archive_title,
    now: m.waves_confirm_archive_now,
    never: m.waves_confirm_archive_never,
    button: m.waves_confirm_archive_button,
  },
} as const;
const from: Record<Step, readonly WaveState[]> = {
  open: ['draft', 'pilot'],
  close: ['open'],
  archive: ['closed'],
};

/** The step in the address; a page that is not there for any other. */
function stepOf(text: string | undefined): Step {
  const step = steps.find((one) => one === text);
  if (!step) throw data(null, { status: 404 });
  return step;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const step = stepOf(params.step);
  const { actor, frame, ...seen } = await wavePlace({ request, params, context });
  const { wave, version } = seen;
  if (!frame.may.runWave) throw data(null, { status: 404 });
  // Done already, in another window perhaps: the wave's own page says where it is.
  if (!from[step].includes(wave.state)) throw redirect(`/studies/${frame.studyId}/waves/${wave.waveId}`, 303);
  const look = step === 'open' ? await context.get(servicesContext).waves.units(actor, seen) : null;
  return { frame, step, version, hash: wave.planSha256, units: look?.units.length ?? null };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const step = stepOf(params.step);
  const { actor, frame, ...seen } = await wavePlace({ request, params, context, needs: 'runWave' });
  const { waves } = context.get(servicesContext);
  const form = await readForm(request);
  try {
    if (step === 'open') await waves.open(actor, { seen, version: Number(form.get('version')) });
    if (step === 'close') await waves.close(actor, { seen });
    if (step === 'archive') await waves.archive(actor, { seen });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    // This page is gone then; the wave's own page says where it is.
    if (error.code === 'wave-closed-already') {
      return redirect(`/studies/${frame.studyId}/waves/${frame.wave.waveId}?already`, 303);
    }
    return data({ refusal: error.text[languageOf(request)] }, { status: 422 });
  }
  return redirect(`/studies/${frame.studyId}/waves/${frame.wave.waveId}`, 303);
}

/** One step that cannot be taken back: what happens now, and what can never be undone. */
export default function ConfirmPage() {
  const { frame, step, version, hash, units } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const said = words[step];
  const lines = (text: string) => text.split('\n').map((line) => <li key={line}>{line}</li>);
  return (
    <WaveFrame frame={frame} step="overview" title={say(said.title)}>
      {refused ? (
        <Alert variant="error" className="measure">
          {refused.refusal}{' '}
          <a href={`/studies/${frame.studyId}/waves/${frame.wave.waveId}`}>{say(m.waves_confirm_back)}</a>
        </Alert>
      ) : null}
      <div className="confirm measure">
        <section aria-labelledby="now">
          <h2 className="section-title" id="now">
            {say(m.waves_confirm_now)}
          </h2>
          <ul>{lines(say(said.now))}</ul>
        </section>
        <section aria-labelledby="never">
          <h2 className="section-title" id="never">
            {say(m.waves_confirm_never)}
          </h2>
          <ul>
            {lines(say(said.never))}
            {units === null ? null : <li>{say(m.waves_confirm_open_units, { count: units })}</li>}
          </ul>
          {step === 'open' ? (
            <p className="hash">
              {say(m.waves_fact_hash)}: <code>{hash}</code>
            </p>
          ) : null}
        </section>
        <form method="post" className="confirm__ways">
          <input type="hidden" name="version" value={version} />
          <Button type="submit" data-color={step === 'archive' ? 'danger' : 'accent'}>
            {say(said.button)}
          </Button>
          <a href={`/studies/${frame.studyId}/waves/${frame.wave.waveId}`}>{say(m.waves_confirm_back)}</a>
        </form>
      </div>
    </WaveFrame>
  );
}
