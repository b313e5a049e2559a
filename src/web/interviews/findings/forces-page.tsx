import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { type ForceRow, forcesOf, type SentStep, sentStepSchema } from '#modules/interviews/index.ts';
import { forcesBlocks, startPage } from '#modules/reports/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { readForm } from '#web/components/read-form.ts';
import { useWords } from '#web/language/language.ts';
import { ReportBlocks } from '#web/reports/report-blocks.tsx';
import { servicesContext } from '#web/services.ts';
import { FindingsFrame, Lacking } from './findings-frame.tsx';
import { findingsPlace, lackOf, tablesGiven } from './findings-place.ts';
import { PassageView, type ShownPassage } from './passage-view.tsx';
import { showPassage } from './show-passage.ts';

/** So many passages are shown under each driver and barrier; the rest are a link away. */
const mostShown = 3;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { frame, standing, base, language, query, said } = await findingsPlace({ request, params, context });
  const { field } = standing;
  const { drivers, barriers, informants } = forcesOf(field);
  const given = tablesGiven(standing, base);
  const show = (rows: readonly ForceRow[]) =>
    rows.map((row) => showForce(row, given.links!.passages(row.topic, null), said));
  return {
    frame,
    informants,
    drivers: show(drivers),
    barriers: show(barriers),
    lack: lackOf(standing, 'group'),
    topics: [
      ...field.concepts,
      ...field.groups.map((group) => ({
        ...group,
        inConcept: field.concepts.find(({ id }) => id === group.conceptId)?.name ?? null,
      })),
    ],
    blocks: forcesBlocks(given, startPage(language)),
    lastOwn: standing.lastOwn,
    isDone: query.has('done'),
  };
}

/** One of each informant before a second of anybody: several voices say more than one voice several times. */
function showForce(
  { topic, informants, passages }: ForceRow,
  href: string,
  said: Parameters<typeof showPassage>[1],
) {
  const voices = [...Map.groupBy(passages, ({ informantId }) => informantId).values()];
  const inTurn = voices.flatMap(([first]) => first ?? []);
  const chosen = [...inTurn, ...passages.filter((passage) => !inTurn.includes(passage))].slice(0, mostShown);
  return {
    id: topic.id,
    name: topic.name,
    kind: topic.kind,
    informants,
    count: passages.length,
    href,
    passages: chosen.map((passage) => showPassage(passage, said)),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame, standing } = await findingsPlace({ request, params, context });
  const form = await readForm(request);
  const steps = stepsOf(form, standing.field);
  if (steps === null) return { isRefused: true };
  const { coding } = context.get(servicesContext);
  if (steps.length > 0) {
    await coding.takeOnBoard(actor, { studyId: frame.studyId, spoken: 'no' }, steps);
  }
  return redirect(`${new URL(request.url).pathname}?done`, 303);
}

/** What has been marked otherwise than it stood; or the last step taken back. Null when the form cannot be read. */
function stepsOf(
  form: FormData,
  { concepts, groups }: Awaited<ReturnType<typeof findingsPlace>>['standing']['field'],
): readonly SentStep[] | null {
  const steps =
    form.get('do') === 'undo'
      ? [{ kind: 'takenBack', eventId: String(form.get('event') ?? '') }]
      : [...concepts, ...groups].flatMap(({ kind, id, force }) => {
          const chosen = form.get(`force-${id}`);
          if (chosen === null || chosen === (force ?? '')) return [];
          return [{ kind: 'forceMarked', of: kind, id, force: chosen === '' ? 'neither' : String(chosen) }];
        });
  const sent = steps.map((step) => ({ eventId: crypto.randomUUID(), step }));
  const read = sentStepSchema.array().safeParse(sent);
  return read.success ? read.data : null;
}

/** What drives and what hinders, in two columns with quotes; and where it is said which is which. */
export default function ForcesPage() {
  const { frame, lack, topics, blocks, drivers, barriers, informants, lastOwn, isDone } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const here = `/studies/${frame.studyId}/interviews/findings/forces`;
  const isMarked = drivers.length + barriers.length > 0;
  return (
    <FindingsFrame
      frame={frame}
      step="forces"
      title={say(m.findings_forces_page)}
      lead={<p>{say(m.findings_forces_lead)}</p>}
    >
      {refused?.isRefused ? <Alert variant="error">{say(m.findings_forces_unread)}</Alert> : null}
      {isDone ? (
        <Alert variant="success" size="small">
          {say(m.findings_forces_saved)}
        </Alert>
      ) : null}
      {lack ? <Lacking lack={lack} studyId={frame.studyId} /> : null}
      {isMarked ? (
        <div className="forces">
          <Column title={say(m.findings_drivers)} rows={drivers} all={informants} studyId={frame.studyId} />
          <Column title={say(m.findings_barriers)} rows={barriers} all={informants} studyId={frame.studyId} />
        </div>
      ) : lack ? null : (
        <p className="measure">{say(m.findings_forces_empty)}</p>
      )}
      {lack ? null : (
        <Fold summary={say(m.findings_forces_mark)} isOpen={!isMarked}>
          <form method="post" action={here} className="force-form">
            {topics.map((topic) => (
              <fieldset key={topic.id} className="force-choice">
                <legend>
                  {topic.name}{' '}
                  <small>
                    {topic.kind === 'concept'
                      ? say(m.findings_kind_concept)
                      : 'inConcept' in topic && topic.inConcept
                        ? say(m.findings_group_in, { name: topic.inConcept })
                        : say(m.findings_kind_group)}
                  </small>
                </legend>
                {(['driver', 'barrier', 'both', 'neither'] as const).map((force) => (
                  <label key={force}>
                    <input
                      type="radio"
                      name={`force-${topic.id}`}
                      value={force}
                      defaultChecked={topic.force === force}
                    />
                    <span>{say(forceWords[force])}</span>
                  </label>
                ))}
              </fieldset>
            ))}
            <Button type="submit" size="small">
              {say(m.findings_forces_save)}
            </Button>
          </form>
        </Fold>
      )}
      {lastOwn && !lack ? (
        <form method="post" action={here}>
          <input type="hidden" name="event" value={lastOwn} />
          <Button type="submit" name="do" value="undo" size="small" variant="tertiary">
            {say(m.interviews_coding_undo)}
          </Button>
        </form>
      ) : null}
      <div className="findings-blocks">
        <ReportBlocks blocks={blocks} />
      </div>
      {isMarked ? (
        <p>
          <a href={`/studies/${frame.studyId}/interviews/findings/tables/forces.csv`}>
            {say(m.findings_csv)}
          </a>
        </p>
      ) : null}
    </FindingsFrame>
  );
}

const forceWords = {
  driver: m.findings_driver,
  barrier: m.findings_barrier,
  both: m.findings_both,
  neither: m.findings_neither,
} as const;

type Shown = {
  id: string;
  name: string;
  kind: string;
  informants: number;
  count: number;
  href: string;
  passages: readonly ShownPassage[];
};

function Column(properties: { title: string; rows: readonly Shown[]; all: number; studyId: string }) {
  const { title, rows, all, studyId } = properties;
  const { say } = useWords();
  return (
    <section className="forces__column" aria-label={title}>
      <h2 className="section-title">{title}</h2>
      {rows.length === 0 ? <p>{say(m.findings_forces_none)}</p> : null}
      {rows.map(({ id, name, informants, count, href, passages }) => (
        <article key={id} className="force">
          <h3>
            <a href={href}>{name}</a>
          </h3>
          <p className="force__behind">
            {say(m.findings_forces_behind, { part: informants, all, passages: count })}
          </p>
          <ol className="passages">
            {passages.map((passage) => (
              <PassageView key={passage.codingId} passage={passage} studyId={studyId} />
            ))}
          </ol>
        </article>
      ))}
    </section>
  );
}
