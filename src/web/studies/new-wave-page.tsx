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
import { textIn } from '#modules/studies/schema.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { audienceTitles } from './audience-titles.ts';
import { StudyFrame } from './study-frame.tsx';
import { studyPlace } from './study-place.ts';
import { settingsFormOf, WaveFields } from './wave-fields.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, study } = await studyPlace({ request, params, context });
  const { waves } = context.get(servicesContext);
  if (!frame.may.runWave) throw data(null, { status: 404 });
  // Nothing to ask yet: the study's first page says that the questions come first.
  if (Object.keys(study.instruments).length === 0) throw redirect(`/studies/${frame.studyId}`, 303);
  const number = (await waves.list(actor, frame.studyId)).length + 1;
  const { eraseCodeKeyBy } = study.privacy;
  const language = languageOf(request);
  return {
    frame,
    audiences: audienceTitles(study, language),
    values: {
      title: m.waves_default_title({ number }, { locale: language }),
      plannedClosingOn: '',
      // A day that has passed was meant for an earlier round.
      eraseCodeKeyOn: eraseCodeKeyBy && eraseCodeKeyBy > waves.today() ? eraseCodeKeyBy : '',
      senderName: '',
      replyTo: '',
      audiences: [],
    },
    studyTitle: textIn(study.title, language),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame, ...seen } = await studyPlace({ request, params, context, needs: 'runWave' });
  const values = settingsFormOf(await readForm(request));
  const made = await context.get(servicesContext).waves.create(actor, { seen, form: values });
  if ('problems' in made) return data({ values, problems: made.problems }, { status: 422 });
  return redirect(`/studies/${frame.studyId}/waves/${made.waveId}`, 303);
}

export default function NewWavePage() {
  const { frame, audiences, values } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  return (
    <StudyFrame
      frame={frame}
      step="waves"
      title={say(m.waves_new_title)}
      lead={<p>{say(m.waves_new_lead)}</p>}
    >
      <form method="post" className="wave-form measure">
        <WaveFields
          values={refused?.values ?? values}
          audiences={audiences}
          problems={refused?.problems ?? []}
        />
        <Button type="submit">{say(m.waves_new_button)}</Button>
      </form>
    </StudyFrame>
  );
}
