import { ArrowRightIcon, DownloadIcon } from '@navikt/aksel-icons';
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
import { FileField } from '#web/components/file-field.tsx';
import { ProblemList } from '#web/components/problem-list.tsx';
import { readForm } from '#web/components/read-form.ts';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { notYours, wavePlace } from '#web/studies/study-place.ts';
import { WaveFrame } from '#web/studies/wave-frame.tsx';
import { AddPerson } from './add-person.tsx';
import { GroupTable } from './group-table.tsx';
import { fileIn, refused, textOf } from './refused.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, custody } = await wavePlace({ request, params, context });
  if (!frame.may.importFrame && !frame.may.readCodeKey) throw notYours(frame, 'importFrame');
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const look = await context.get(servicesContext).frames.look(actor, ids);
  const search = new URL(request.url).searchParams;
  const done = ['added', 'already', 'person'].map((name) => search.get(name));
  return {
    frame,
    look,
    custody,
    added: countIn(done[0]),
    already: countIn(done[1]),
    isPersonAdded: done[2] === '1',
  };
}

const countIn = (text: string | null | undefined) => (text && /^\d{1,6}$/.test(text) ? Number(text) : null);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context, needs: 'importFrame' });
  const { frames } = context.get(servicesContext);
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const base = `/studies/${ids.studyId}/waves/${ids.waveId}/people`;
  const form = await readForm(request);
  if (form.get('intent') === 'add') {
    const person = {
      name: textOf(form, 'name'),
      email: textOf(form, 'email'),
      office: textOf(form, 'office'),
      audience: textOf(form, 'audience'),
    };
    const refusal = await refused(request, () => frames.add(actor, ids, { ...person, language: null }));
    if (!refusal) throw redirect(`${base}?person=1`, 303);
    return data({ kind: 'person' as const, refusal, person }, { status: 422 });
  }
  const file = await fileIn(form, 'list');
  if (!file) return data({ kind: 'nothing' as const }, { status: 422 });
  const refusal = await refused(request, () => frames.hold(actor, ids, file));
  if (!refusal) throw redirect(`${base}/import`, 303);
  return data({ kind: 'file' as const, refusal }, { status: 422 });
}

export default function PeoplePage() {
  const { frame, look, custody, added, already, isPersonAdded } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say, day } = usePeopleWords();
  const base = `/studies/${frame.studyId}/waves/${frame.wave.waveId}/people`;
  const mayAdd = frame.may.importFrame && look.isOpenToChange;
  return (
    <WaveFrame
      frame={frame}
      step="people"
      title={say(m.letters_people_title)}
      lead={<p>{say(m.letters_people_lead)}</p>}
    >
      {added !== null ? (
        <Alert variant="success">
          {say(m.letters_added, { count: added })} {already ? say(m.letters_already, { count: already }) : ''}
        </Alert>
      ) : null}
      {isPersonAdded ? <Alert variant="success">{say(m.letters_person_added)}</Alert> : null}
      {look.total === 0 ? null : (
        <section aria-labelledby="groups">
          <h2 className="section-title" id="groups">
            {say(m.letters_groups_title, { count: look.total })}
          </h2>
          <GroupTable
            groups={look.groups}
            minimumGroup={look.minimumGroup}
            {...(frame.may.runWave && ['draft', 'pilot'].includes(frame.wave.state)
              ? { unitsHref: base.replace(/people$/, 'reporting-units') }
              : {})}
          />
          {frame.may.readCodeKey ? (
            <p>
              <Button as="a" role="link" href={`${base}/list`} variant="secondary">
                {say(m.letters_open_list)}
              </Button>
            </p>
          ) : null}
        </section>
      )}
      {mayAdd ? (
        <section aria-labelledby="import" className="asked-import">
          <h2 className="section-title" id="import">
            {say(look.total === 0 ? m.letters_import_title : m.letters_import_more_title)}
          </h2>
          <p>{say(m.letters_import_text)}</p>
          {look.takesGroupsOnly ? <p>{say(m.letters_late_text, { minimum: look.minimumGroup })}</p> : null}
          <form method="post" encType="multipart/form-data" className="asked-form">
            <FileField
              name="list"
              label={say(m.letters_import_field)}
              hint={say(m.letters_import_hint)}
              accept=".csv,.tsv,.txt,.xlsx"
              mistake={
                result?.kind === 'nothing'
                  ? say(m.letters_import_nothing)
                  : result?.kind === 'file'
                    ? result.refusal.text
                    : undefined
              }
            />
            {result?.kind === 'file' ? <ProblemList problems={result.refusal.problems} /> : null}
            <div className="upload__send">
              <Button type="submit" icon={<ArrowRightIcon aria-hidden />} iconPosition="right">
                {say(m.letters_import_button)}
              </Button>
              <a href={`${base}/template.csv`} download>
                <DownloadIcon aria-hidden /> {say(m.letters_import_template)}
              </a>
            </div>
          </form>
          {look.takesGroupsOnly ? null : (
            <AddPerson
              look={look}
              given={result?.kind === 'person' ? result.person : null}
              refusal={result?.kind === 'person' ? result.refusal : undefined}
            />
          )}
        </section>
      ) : (
        <p>{say(m.letters_people_closed)}</p>
      )}
      <section aria-labelledby="custody">
        <h2 className="section-title" id="custody">
          {say(m.letters_custody_title)}
        </h2>
        <p>{say(custody === 'system' ? m.letters_custody_system : m.letters_custody_person)}</p>
        {custody === 'person' ? (
          look.looks.length === 0 ? (
            <p>{say(m.letters_looks_none)}</p>
          ) : (
            <ul className="asked-looks">
              {look.looks.slice(0, 30).map(({ on, personId, personName }) => (
                <li key={`${on} ${personId}`}>{say(m.letters_look, { name: personName, day: day(on) })}</li>
              ))}
            </ul>
          )
        ) : null}
      </section>
    </WaveFrame>
  );
}

function usePeopleWords() {
  const { say, language } = useWords();
  const day = (text: string) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nb', {
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    }).format(new Date(`${text}T00:00:00Z`));
  return { say, day };
}
