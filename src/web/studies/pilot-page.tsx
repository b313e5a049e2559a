import { Button } from '@navikt/ds-react';
import { type ActionFunctionArgs, data, redirect, useActionData, useLoaderData } from 'react-router';
import { m } from '#messages';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { languageWords } from '#web/letters/letter-words.ts';
import { refused } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { PilotComments } from './pilot-comments.tsx';
import type { PilotPageData } from './pilot-page-data.ts';
import { PilotTesters } from './pilot-testers.tsx';
import { wavePlace } from './study-place.ts';
import { TextField } from './wave-fields.tsx';
import { WaveFrame } from './wave-frame.tsx';

export { loader } from './pilot-page-data.ts';

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame, ...seen } = await wavePlace({ request, params, context, needs: 'runWave' });
  const { waves, pilotLetters } = context.get(servicesContext);
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  switch (form.get('do')) {
    case 'add': {
      const values = {
        name: text('name'),
        email: text('email'),
        audience: text('audience'),
        language: text('language'),
      };
      const problems = await waves.invite(actor, { seen, form: values });
      if (problems.length > 0) return data({ refusal: undefined, values, problems }, { status: 422 });
      break;
    }
    case 'remove':
      await waves.uninvite(actor, { seen, testerId: text('tester') });
      break;
    case 'send-all':
    case 'send-one':
    case 'came': {
      const testerId = text('tester');
      const refusal = await refused(request, () => {
        if (form.get('do') === 'send-all') return pilotLetters.send(actor, ids);
        if (form.get('do') === 'send-one') return pilotLetters.sendTo(actor, ids, testerId);
        return pilotLetters.settle(actor, ids, testerId);
      });
      if (refusal) return data({ refusal, values: null, problems: [] }, { status: 422 });
      break;
    }
    case 'deal':
    case 'reopen':
      await waves.dealWith(actor, {
        seen,
        testerId: text('tester'),
        itemId: text('item'),
        isDealtWith: form.get('do') === 'deal',
      });
      break;
    default:
      throw data(null, { status: 400 });
  }
  return redirect(`/studies/${ids.studyId}/waves/${ids.waveId}/pilot`, 303);
}

const mistakes = {
  'name-missing': m.waves_pilot_problem_name,
  'not-an-address': m.waves_problem_not_an_address,
  'there-already': m.waves_pilot_problem_there,
  'nobody-asked': m.waves_problem_nobody_asked,
} as const;

export default function PilotPage() {
  const page = useLoaderData<PilotPageData>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  const { frame, isOver, audiences, languages, letters } = page;
  const mistakeOf = (field: string) => {
    const problem = result?.problems.find((one) => one.field === field);
    return problem && say(mistakes[problem.code]);
  };
  // The page comes anew by itself while letters go out, and would take with it what somebody is typing.
  const isWatched = letters.isSending && !letters.fault && !result && !isOver;
  return (
    <WaveFrame
      frame={frame}
      step="pilot"
      title={say(m.waves_pilot_title)}
      lead={<p>{say(m.waves_pilot_lead)}</p>}
    >
      {isWatched ? <meta httpEquiv="refresh" content="2" /> : null}
      <RefusalAlert refusal={result?.refusal} />
      {isOver ? <p>{say(m.waves_pilot_over)}</p> : null}
      <PilotTesters page={page} />
      {isOver || isWatched ? null : (
        <section aria-labelledby="add">
          <h2 className="section-title" id="add">
            {say(m.waves_pilot_add)}
          </h2>
          <form method="post" className="wave-form measure" action="#add">
            <div className="field-pair">
              <TextField
                name="name"
                label={say(m.waves_pilot_name)}
                value={result?.values?.name ?? ''}
                mistake={mistakeOf('name')}
              />
              <TextField
                name="email"
                type="email"
                label={say(m.waves_pilot_email)}
                value={result?.values?.email ?? ''}
                mistake={mistakeOf('email')}
              />
            </div>
            {audiences.length === 1 ? (
              <input type="hidden" name="audience" value={audiences[0]!.id} />
            ) : (
              <div className="select-field">
                <label htmlFor="audience">{say(m.waves_pilot_audience)}</label>
                <select id="audience" name="audience" defaultValue={result?.values?.audience}>
                  {audiences.map(({ id, title }) => (
                    <option key={id} value={id}>
                      {title}
                    </option>
                  ))}
                </select>
              </div>
            )}
            {languages.length === 1 ? null : (
              <div className="select-field">
                <label htmlFor="language">{say(m.waves_pilot_language)}</label>
                <select id="language" name="language" defaultValue={result?.values?.language}>
                  {languages.map((each) => (
                    <option key={each} value={each}>
                      {say(languageWords[each])}
                    </option>
                  ))}
                </select>
              </div>
            )}
            <Button
              type="submit"
              name="do"
              value="add"
              variant={letters.toWrite > 0 ? 'secondary' : 'primary'}
            >
              {say(m.waves_pilot_add_button)}
            </Button>
          </form>
        </section>
      )}
      <PilotComments page={page} />
    </WaveFrame>
  );
}
