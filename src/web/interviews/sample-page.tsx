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
import { cellOf, emptySample, nextLineId, type SampleLine } from '#modules/interviews/schema.ts';
import { Fold } from '#web/components/fold.tsx';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { TextField } from '#web/letters/add-person.tsx';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { InterviewsFrame } from './interviews-frame.tsx';
import { interviewsPlace } from './interviews-place.ts';
import { SampleGrid } from './sample-grid.tsx';

/** Empty fields for more rows and columns, so that no script is needed to add them. */
const spare = 2;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, mayPrepare } = await interviewsPlace({ request, params, context }, 'see');
  const look = await context.get(servicesContext).informants.sample(actor, frame.studyId);
  return { frame, mayPrepare, ...look, isSaved: new URL(request.url).searchParams.has('saved') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await interviewsPlace({ request, params, context }, 'prepare');
  const { informants } = context.get(servicesContext);
  const form = await readForm(request);
  const there = (await informants.sample(actor, frame.studyId)).sample ?? emptySample;
  const linesIn = (letter: 'r' | 'c'): SampleLine[] =>
    form.getAll(letter).map((id) => ({ id: String(id), label: textOf(form, `label-${String(id)}`) }));
  const sample = {
    rowTitle: textOf(form, 'rowTitle'),
    columnTitle: textOf(form, 'columnTitle'),
    rows: linesIn('r'),
    columns: linesIn('c'),
    wanted: { ...there.wanted },
  };
  for (const [name, value] of form) {
    const cell = /^wanted-(r\d{1,4}\/c\d{1,4})$/.exec(name)?.[1];
    if (cell) sample.wanted[cell] = String(value).trim() === '' ? 0 : Number(value);
  }
  const refusal = await refused(request, async () => {
    if (textOf(form, 'intent') === 'place') {
      await informants.placeInformants(
        ...([actor, frame.studyId] as const),
        form.getAll('informant').map((id) => ({
          informantId: String(id),
          cell: textOf(form, `cell-${String(id)}`),
        })),
      );
    } else await informants.saveSample(actor, frame.studyId, sample);
  });
  if (refusal) return data({ refusal, sample }, { status: 422 });
  return redirect(`/studies/${frame.studyId}/interviews/sample?saved`, 303);
}

/** Whom it takes to see the matter from several sides, and who of them is there. */
export default function SamplePage() {
  const { frame, mayPrepare, sample: saved, people, isSaved } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  const sample = result?.sample ?? saved ?? emptySample;
  return (
    <InterviewsFrame
      frame={frame}
      step="sample"
      title={say(m.interviews_sample_title)}
      lead={<p>{say(m.interviews_sample_lead)}</p>}
    >
      {isSaved && !result ? (
        <Alert variant="success" size="small">
          {say(m.interviews_people_saved)}
        </Alert>
      ) : null}
      <RefusalAlert refusal={result?.refusal} />
      {saved ? (
        <SampleGrid sample={saved} people={people} mayPrepare={mayPrepare} />
      ) : (
        <p className="measure">{say(m.interviews_sample_none)}</p>
      )}
      {saved && frame.may.conductInterviews && people.length > 0 ? (
        <Fold summary={say(m.interviews_sample_place)}>
          <form method="post" className="asked-form">
            <div className="asked-fields">
              {people.map(({ informantId, pseudonym, cell }) => (
                <div className="select-field" key={informantId}>
                  <input type="hidden" name="informant" value={informantId} />
                  <label htmlFor={`cell-${informantId}`}>{pseudonym}</label>
                  <select id={`cell-${informantId}`} name={`cell-${informantId}`} defaultValue={cell ?? ''}>
                    <option value="">{say(m.interviews_sample_nowhere)}</option>
                    {saved.rows.flatMap((row) =>
                      saved.columns.map((column) => (
                        <option key={cellOf(row.id, column.id)} value={cellOf(row.id, column.id)}>
                          {row.label}, {column.label}
                        </option>
                      )),
                    )}
                  </select>
                </div>
              ))}
            </div>
            <Button type="submit" name="intent" value="place" variant="secondary">
              {say(m.interviews_people_save)}
            </Button>
          </form>
        </Fold>
      ) : null}
      {mayPrepare ? (
        <Fold
          summary={say(saved ? m.interviews_sample_change : m.interviews_sample_make)}
          isOpen={!saved || result !== undefined}
        >
          <form method="post" className="asked-form">
            <div className="asked-fields">
              <Lines
                letter="r"
                title={sample.rowTitle}
                titleName="rowTitle"
                label={say(m.interviews_sample_row_title)}
                each={m.interviews_sample_row}
                lines={sample.rows}
              />
              <Lines
                letter="c"
                title={sample.columnTitle}
                titleName="columnTitle"
                label={say(m.interviews_sample_column_title)}
                each={m.interviews_sample_column}
                lines={sample.columns}
              />
            </div>
            <Button type="submit" variant={saved ? 'secondary' : 'primary'}>
              {say(m.interviews_sample_save)}
            </Button>
          </form>
        </Fold>
      ) : null}
    </InterviewsFrame>
  );
}

function Lines(properties: {
  letter: 'r' | 'c';
  title: string;
  titleName: string;
  label: string;
  each: typeof m.interviews_sample_row;
  lines: readonly SampleLine[];
}) {
  const { letter, title, titleName, label, each } = properties;
  const { say } = useWords();
  const lines = [...properties.lines];
  const count = Math.max(properties.lines.length + spare, 3);
  while (lines.length < count) lines.push({ id: nextLineId(letter, lines), label: '' });
  return (
    <div className="sample-lines">
      <TextField name={titleName} label={label} value={title} />
      {lines.map(({ id, label: said }, place) => (
        <div key={id}>
          <input type="hidden" name={letter} value={id} />
          <TextField name={`label-${id}`} label={say(each, { number: place + 1 })} value={said} />
        </div>
      ))}
    </div>
  );
}
