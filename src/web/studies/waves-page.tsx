import { Button } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { StudyPeople } from '#web/people/study-people.tsx';
import { servicesContext } from '#web/services.ts';
import { sayDay } from './say-day.ts';
import { StudyFrame } from './study-frame.tsx';
import { studyPlace } from './study-place.ts';
import { WaveStateTag } from './wave-state-tag.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await studyPlace({ request, params, context });
  const services = context.get(servicesContext);
  const waves = await services.waves.list(actor, frame.studyId);
  const people = await services.peopleDesk.ofStudy(actor, frame.studyId);
  const isArchived = (state: string) => (state === 'archived' ? 1 : 0);
  return { frame, people, waves: waves.toSorted((a, b) => isArchived(a.state) - isArchived(b.state)) };
}

export default function WavesPage() {
  const { frame, people, waves } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  const day = (text: string) => sayDay(text, language);
  return (
    <StudyFrame
      frame={frame}
      step="waves"
      title={say(m.waves_list_title)}
      lead={<p>{say(m.waves_list_lead)}</p>}
    >
      {waves.length === 0 ? <p>{say(m.waves_list_none)}</p> : null}
      <ul className="wave-list">
        {waves.map(({ waveId, title, state, openedOn, closedOn, plannedClosingOn }) => (
          <li key={waveId}>
            <div>
              <a href={`/studies/${frame.studyId}/waves/${waveId}`}>{title}</a>
              <p>
                {openedOn && closedOn
                  ? say(m.waves_list_from_to, { from: day(openedOn), to: day(closedOn) })
                  : openedOn && plannedClosingOn
                    ? say(m.waves_list_until, { from: day(openedOn), to: day(plannedClosingOn) })
                    : openedOn
                      ? say(m.waves_list_from, { from: day(openedOn) })
                      : say(m.waves_list_not_open)}
              </p>
            </div>
            <WaveStateTag state={state} />
          </li>
        ))}
      </ul>
      {frame.may.runWave ? (
        <p>
          <Button as="a" role="link" href={`/studies/${frame.studyId}/waves/new`}>
            {say(m.waves_list_new)}
          </Button>
        </p>
      ) : null}
      <StudyPeople people={people} />
    </StudyFrame>
  );
}
