import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { StudyFrame } from './study-frame.tsx';
import { studyPlace } from './study-place.ts';
import { WaveStateTag } from './wave-state-tag.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await studyPlace({ request, params, context });
  const waves = await context.get(servicesContext).waves.list(actor, frame.studyId);
  return { frame, waves: waves.map(({ waveId, title, state }) => ({ waveId, title, state })) };
}

export default function WavesPage() {
  const { frame, waves } = useLoaderData<typeof loader>();
  const { say } = useWords();
  return (
    <StudyFrame
      frame={frame}
      step="waves"
      title={say(m.waves_list_title)}
      lead={<p>{say(m.waves_list_lead)}</p>}
    >
      {waves.length === 0 ? <p>{say(m.waves_list_none)}</p> : null}
      <ul className="wave-list">
        {waves.map(({ waveId, title, state }) => (
          <li key={waveId}>
            <a href={`/studies/${frame.studyId}/waves/${waveId}`}>{title}</a>
            <WaveStateTag state={state} />
          </li>
        ))}
      </ul>
    </StudyFrame>
  );
}
