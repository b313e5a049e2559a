import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { passagesOf } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';
import { FindingsFrame } from './findings-frame.tsx';
import { findingsPlace } from './findings-place.ts';
import { PassageView } from './passage-view.tsx';
import { showPassage } from './show-passage.ts';

/** The passages behind a count: of a concept or group, and of one informant where one is named. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { frame, standing, query, said } = await findingsPlace({ request, params, context });
  const { field } = standing;
  const topics = query.get('kind') === 'group' ? field.groups : field.concepts;
  const topic = topics.find(({ id }) => id === query.get('id'));
  if (!topic) throw data(null, { status: 404 });
  const informantId = query.get('informant');
  const own = field.codes.filter(
    (code) =>
      (topic.kind === 'concept' ? code.conceptId : code.groupId) === topic.id &&
      (informantId === null || code.informantId === informantId),
  );
  const passages = passagesOf(own);
  return {
    frame,
    name: topic.name,
    informants: new Set(own.map((code) => code.informantId)).size,
    pseudonym: field.informants.find((one) => one.informantId === informantId)?.pseudonym ?? null,
    isOfAll: informantId === null,
    all: `?${new URLSearchParams({ kind: topic.kind, id: topic.id })}`,
    passages: passages.map((passage) => showPassage(passage, said)),
  };
}

export default function PassagesPage() {
  const { frame, name, pseudonym, passages, informants, isOfAll, all } = useLoaderData<typeof loader>();
  const { say } = useWords();
  return (
    <FindingsFrame
      frame={frame}
      step="matrix"
      title={pseudonym ? say(m.findings_passages_of, { name, pseudonym }) : name}
      lead={<p>{say(m.findings_passages_count, { count: passages.length, informants })}</p>}
    >
      {passages.length === 0 ? <p>{say(m.findings_passages_none)}</p> : null}
      <ol className="passages">
        {passages.map((passage) => (
          <PassageView key={passage.codingId} passage={passage} studyId={frame.studyId} />
        ))}
      </ol>
      {isOfAll ? null : (
        <p>
          <a href={all}>{say(m.findings_passages_all, { name })}</a>
        </p>
      )}
    </FindingsFrame>
  );
}
