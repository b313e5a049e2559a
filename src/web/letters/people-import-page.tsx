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
import type { HeldFrame } from '#modules/surveys/index.ts';
import { type FrameField, frameFields } from '#modules/surveys/schema.ts';
import { Fold } from '#web/components/fold.tsx';
import { ProblemList } from '#web/components/problem-list.tsx';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { notYours, wavePlace } from '#web/studies/study-place.ts';
import { WaveFrame } from '#web/studies/wave-frame.tsx';
import { sayRefusal } from '#web/work/say-refusal.ts';
import { GroupTable } from './group-table.tsx';
import { refused } from './refused.ts';

const pathOf = (ids: { studyId: string; waveId: string }) =>
  `/studies/${ids.studyId}/waves/${ids.waveId}/people`;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context });
  if (!frame.may.importFrame) throw notYours(frame, 'importFrame');
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const held = await context.get(servicesContext).frames.held(actor, ids);
  if (!held) throw redirect(pathOf(ids), 303);
  const text = { nb: '', nn: '', en: '' };
  const { problems } = sayRefusal({ code: '', text, problems: held.problems }, languageOf(request));
  return { frame, held: { ...held, problems } };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context, needs: 'importFrame' });
  const { frames } = context.get(servicesContext);
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const base = pathOf(ids);
  const form = await readForm(request);
  const intent = form.get('intent');
  if (intent === 'cancel') {
    await frames.letGo(actor, ids);
    throw redirect(base, 303);
  }
  let next = base;
  const refusal = await refused(request, async () => {
    if (intent === 'confirm') {
      const done = await frames.confirm(actor, ids);
      next = done ? `${base}?added=${done.added}&already=${done.already}` : base;
      return;
    }
    const fields = form
      .getAll('field')
      .map((given) => frameFields.find((field) => field === given) ?? 'unused');
    const takesOfficesFromList = form.get('offices') === 'list';
    const isHeld = await frames.mapColumns(actor, ids, { fields, takesOfficesFromList });
    next = isHeld ? `${base}/import` : base;
  });
  if (!refusal) throw redirect(next, 303);
  return data({ refusal }, { status: 422 });
}

export default function PeopleImportPage() {
  const { frame, held } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  const fresh = held.sound - held.already;
  const isReady = held.missing.length === 0 && fresh > 0;
  // The way out is then among the columns, or in another file.
  const isStuck = held.missing.length > 0 || (fresh === 0 && held.faultyRows > 0);
  return (
    <WaveFrame
      frame={frame}
      step="people"
      title={say(m.letters_check_title)}
      lead={<p>{say(m.letters_check_lead, { file: held.fileName, rows: held.rowCount })}</p>}
    >
      <RefusalAlert refusal={result?.refusal} />
      {held.missing.length > 0 ? (
        <Alert variant="warning">{say(m.letters_check_missing)}</Alert>
      ) : (
        <ul className="asked-sum">
          <li>{say(m.letters_check_new, { count: fresh })}</li>
          {held.already > 0 ? <li>{say(m.letters_check_already, { count: held.already })}</li> : null}
          {held.faultyRows > 0 ? <li>{say(m.letters_check_faulty, { count: held.faultyRows })}</li> : null}
        </ul>
      )}
      {isReady || held.missing.length === 0 ? (
        <form method="post" className="upload__send">
          {isReady ? (
            <Button type="submit" name="intent" value="confirm">
              {say(m.letters_check_confirm, { count: fresh })}
            </Button>
          ) : null}
          <Button type="submit" name="intent" value="cancel" variant={isReady ? 'tertiary' : 'secondary'}>
            {say(m.letters_check_cancel)}
          </Button>
        </form>
      ) : null}
      {isStuck ? <Columns held={held} isOpen /> : null}
      <ProblemList problems={held.problems} />
      {held.missing.length === 0 && held.groups.length > 0 ? (
        <section aria-labelledby="groups">
          <h2 className="section-title" id="groups">
            {say(m.letters_check_groups)}
          </h2>
          {held.newOffices.length > 0 && (!held.knowsOffices || held.takesOfficesFromList) ? (
            <p>{say(m.letters_check_offices, { count: held.newOffices.length })}</p>
          ) : null}
          <GroupTable groups={held.groups} minimumGroup={held.minimumGroup} />
        </section>
      ) : null}
      {isStuck ? null : <Columns held={held} isOpen={false} />}
    </WaveFrame>
  );
}

/** What each column of the list holds, and where the offices are taken from. */
function Columns(properties: {
  held: Pick<HeldFrame, 'columns' | 'knowsOffices' | 'takesOfficesFromList'>;
  isOpen: boolean;
}) {
  const { held, isOpen } = properties;
  const { say } = useWords();
  return (
    <Fold summary={say(m.letters_columns_title)} isOpen={isOpen}>
      <form method="post" className="asked-form">
        <p>{say(m.letters_columns_text)}</p>
        <div className="asked-columns">
          {held.columns.map(({ heading, field, example }, index) => (
            <div className="select-field" key={index}>
              <label htmlFor={`field-${index}`}>
                {heading || say(m.letters_columns_nameless, { number: index + 1 })}
                {example ? (
                  <small> {say(m.letters_columns_example, { example: example.slice(0, 40) })}</small>
                ) : null}
              </label>
              <select id={`field-${index}`} name="field" defaultValue={field}>
                {frameFields.map((each) => (
                  <option key={each} value={each}>
                    {say(fieldWords[each])}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
        {held.knowsOffices ? (
          <fieldset className="ticks">
            <legend>{say(m.letters_offices_from)}</legend>
            {(['study', 'list'] as const).map((from) => (
              <label className="tick" key={from}>
                <input
                  type="radio"
                  name="offices"
                  value={from}
                  defaultChecked={held.takesOfficesFromList === (from === 'list')}
                />
                <span>{say(from === 'study' ? m.letters_offices_study : m.letters_offices_list)}</span>
              </label>
            ))}
          </fieldset>
        ) : null}
        <Button type="submit" name="intent" value="map" variant={isOpen ? 'primary' : 'secondary'}>
          {say(m.letters_columns_button)}
        </Button>
      </form>
    </Fold>
  );
}

const fieldWords: Readonly<Record<FrameField, typeof m.letters_field_name>> = {
  name: m.letters_field_name,
  firstName: m.letters_field_first_name,
  lastName: m.letters_field_last_name,
  email: m.letters_field_email,
  office: m.letters_field_office,
  audience: m.letters_field_audience,
  language: m.letters_field_language,
  background: m.letters_field_background,
  unused: m.letters_field_unused,
};
