import { Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import type { SettingProblem } from '#modules/surveys/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { refused } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { audienceTitles } from './audience-titles.ts';
import { wavePlace } from './study-place.ts';
import { settingsFormOf, WaveFields } from './wave-fields.tsx';
import { WaveFrame } from './wave-frame.tsx';

/** What is decided of a wave, to be changed while it can be. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { frame, wave, study } = await wavePlace({ request, params, context });
  if (!frame.may.runWave) throw data(null, { status: 404 });
  const { title, senderName, replyTo, audiences } = wave;
  return {
    frame,
    isOpen: wave.state === 'open',
    isOver: wave.state === 'closed' || wave.state === 'archived',
    audiences: audienceTitles(study, languageOf(request)),
    values: {
      title,
      plannedClosingOn: wave.plannedClosingOn ?? '',
      eraseCodeKeyOn: wave.eraseCodeKeyOn ?? '',
      senderName,
      replyTo,
      audiences,
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame, ...seen } = await wavePlace({ request, params, context, needs: 'runWave' });
  const values = settingsFormOf(await readForm(request));
  const { waves } = context.get(servicesContext);
  let problems: readonly SettingProblem[] = [];
  const refusal = await refused(request, async () => {
    problems = (await waves.change(actor, { seen, form: values }))?.problems ?? [];
  });
  if (refusal || problems.length > 0) return data({ refusal, values, problems }, { status: 422 });
  return redirect(`/studies/${frame.studyId}/waves/${frame.wave.waveId}`, 303);
}

export default function SettingsPage() {
  const { frame, isOpen, isOver, audiences, values } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  return (
    <WaveFrame frame={frame} step="overview" title={say(m.waves_settings_title)}>
      <RefusalAlert refusal={result?.refusal ?? undefined} />
      {isOver ? (
        <p>{say(m.waves_settings_over)}</p>
      ) : (
        <form method="post" className="wave-form measure">
          {isOpen ? <p>{say(m.waves_settings_open)}</p> : null}
          <WaveFields
            values={result?.values ?? values}
            audiences={audiences}
            problems={result?.problems ?? []}
            isOpen={isOpen}
          />
          <Button type="submit">{say(m.waves_settings_button)}</Button>
        </form>
      )}
    </WaveFrame>
  );
}
