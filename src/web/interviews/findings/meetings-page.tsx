import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { type MeetingWay, meetingsOf } from '#modules/interviews/index.ts';
import { sayNames } from '#modules/reports/index.ts';
import { useWords } from '#web/language/language.ts';
import { FindingsFrame } from './findings-frame.tsx';
import { findingsPlace } from './findings-place.ts';
import { PassageView } from './passage-view.tsx';
import { sayPlace } from './say-place.ts';
import { showPassage } from './show-passage.ts';

/** The places where two concepts or groups are said together. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { frame, standing, query, by, language, said } = await findingsPlace({ request, params, context });
  const { field } = standing;
  const topics = by === 'concept' ? field.concepts : field.groups;
  const [first, second] = ['first', 'second'].map((name) => topics.find(({ id }) => id === query.get(name)));
  if (!first || !second || first === second) throw data(null, { status: 404 });
  const way: MeetingWay = query.get('way') === 'turn' ? 'turn' : 'overlap';
  return {
    frame,
    way,
    names: [first.name, second.name],
    title: sayNames([first.name, second.name], language),
    meetings: meetingsOf(field, [first, second], way).map((meeting) => ({
      name: meeting.name,
      place: sayPlace(
        { turns: meeting.turns, atMs: meeting.first[0]!.atMs, version: meeting.first[0]!.version },
        language,
      ),
      sides: [meeting.first, meeting.second].map((passages) =>
        passages.map((passage) => showPassage(passage, said)),
      ),
    })),
  };
}

export default function MeetingsPage() {
  const { frame, way, names, title, meetings } = useLoaderData<typeof loader>();
  const { say } = useWords();
  return (
    <FindingsFrame
      frame={frame}
      step="together"
      title={title}
      lead={<p>{say(way === 'overlap' ? m.findings_together_how_overlap : m.findings_together_how_turn)}</p>}
    >
      {meetings.length === 0 ? <p>{say(m.findings_together_none)}</p> : null}
      <ol className="meetings">
        {meetings.map(({ name, place, sides }, at) => (
          <li key={at}>
            <h2 className="section-title">
              {name}, {place}
            </h2>
            <div className="meeting">
              {sides.map((passages, side) => (
                <section key={side} aria-label={names[side]}>
                  <h3>{names[side]}</h3>
                  <ol className="passages">
                    {passages.map((passage) => (
                      <PassageView key={passage.codingId} passage={passage} studyId={frame.studyId} />
                    ))}
                  </ol>
                </section>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </FindingsFrame>
  );
}
