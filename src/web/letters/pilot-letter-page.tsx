import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { readForm } from '#web/components/read-form.ts';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from '#web/studies/study-place.ts';
import { WaveFrame } from '#web/studies/wave-frame.tsx';
import { LetterWordsForm, wordsIn } from './letter-words-form.tsx';
import { refused, textOf } from './refused.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context });
  if (!frame.may.runWave) throw data(null, { status: 404 });
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  return {
    frame,
    words: await context.get(servicesContext).pilotLetters.words(actor, ids),
    isSaved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context, needs: 'runWave' });
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const { pilotLetters } = context.get(servicesContext);
  const form = await readForm(request);
  const given = wordsIn(form);
  const isSave = textOf(form, 'intent') === 'save';
  const refusal = isSave ? await refused(request, () => pilotLetters.save(actor, ids, given)) : null;
  if (isSave && !refusal) {
    throw redirect(`/studies/${ids.studyId}/waves/${ids.waveId}/pilot/letter?saved=1#words`, 303);
  }
  const words = await pilotLetters.words(actor, ids, given);
  return data({ refusal: refusal ?? undefined, words }, { status: refusal ? 422 : 200 });
}

/** What the letter to those who try a wave out says. */
export default function PilotLetterPage() {
  const { frame, words, isSaved } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  return (
    <WaveFrame
      frame={frame}
      step="pilot"
      title={say(m.letters_pilot_title)}
      lead={<p>{say(m.letters_pilot_lead)}</p>}
    >
      <p>
        <a href={`/studies/${frame.studyId}/waves/${frame.wave.waveId}/pilot`}>{say(m.letters_pilot_back)}</a>
      </p>
      <LetterWordsForm
        words={result?.words ?? words}
        isSaved={isSaved && !result}
        refusal={result?.refusal}
      />
    </WaveFrame>
  );
}
