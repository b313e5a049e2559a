import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { notYours, type WaveFrameData, wavePlace } from '#web/studies/study-place.ts';
import { WaveFrame } from '#web/studies/wave-frame.tsx';
import { TextField } from './add-person.tsx';
import { useAudienceName } from './audience-name.ts';
import { refused, textOf } from './refused.ts';

const states = ['invited', 'absent', 'undeliverable'] as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context });
  if (!frame.may.readCodeKey) throw notYours(frame, 'readCodeKey');
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const list = await context.get(servicesContext).frames.list(actor, ids, {});
  return { frame, list, asked: { office: '*', search: '' } };
}

/** What is searched for is a name, so it comes in a form and never stands in an address. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context });
  if (!frame.may.readCodeKey) throw notYours(frame, 'readCodeKey');
  const { frames } = context.get(servicesContext);
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const form = await readForm(request);
  const invitationId = textOf(form, 'person');
  const intent = textOf(form, 'intent');
  const refusal = await refused(request, async () => {
    if (intent === 'change') {
      const changed = { invitationId, name: textOf(form, 'name'), email: textOf(form, 'email') };
      await frames.change(actor, ids, changed);
    }
    const state = states.find((each) => intent === each);
    if (state) await frames.setState(actor, ids, invitationId, state);
    if (intent === 'remove') await frames.remove(actor, ids, invitationId);
  });
  const office = textOf(form, 'office') || '*';
  const search = textOf(form, 'search');
  const page = Number(form.get('page') ?? 1) || 1;
  const list = await frames.list(actor, ids, {
    ...(office === '*' ? {} : { office: office === '-' ? null : office }),
    search,
    page,
  });
  const isDone = !refusal && intent !== '' && intent !== 'search';
  return data(
    { list, asked: { office, search }, refusal, isDone, invitationId },
    { status: refusal ? 422 : 200 },
  );
}

export default function PeopleListPage() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { frame } = loaded;
  const { list, asked } = result ?? loaded;
  const { say } = useWords();
  const audienceName = useAudienceName();
  const stateWords = {
    invited: say(m.letters_state_invited),
    absent: say(m.letters_state_absent),
    undeliverable: say(m.letters_state_undeliverable),
  };
  const kept = (page: number) => (
    <>
      <input type="hidden" name="search" value={asked.search} />
      <input type="hidden" name="office" value={asked.office} />
      <input type="hidden" name="page" value={page} />
    </>
  );
  return (
    <WaveFrame
      frame={frame}
      step="people"
      title={say(m.letters_list_title)}
      lead={<p>{say(m.letters_list_lead)}</p>}
    >
      {list.isEmpty ? null : (
        <form method="post" className="asked-search">
          <TextField name="search" label={say(m.letters_search)} value={asked.search} type="search" />
          {list.offices.length > 1 ? (
            <div className="select-field">
              <label htmlFor="office">{say(m.letters_field_office)}</label>
              <select id="office" name="office" defaultValue={asked.office}>
                <option value="*">{say(m.letters_all_offices)}</option>
                {list.offices.map((office) => (
                  <option key={office ?? '-'} value={office ?? '-'}>
                    {office ?? say(m.letters_no_office)}
                  </option>
                ))}
              </select>
            </div>
          ) : null}
          <Button type="submit" name="intent" value="search">
            {say(m.letters_search_button)}
          </Button>
        </form>
      )}
      {result?.isDone ? <Alert variant="success">{say(m.letters_list_done)}</Alert> : null}
      <RefusalAlert refusal={result?.refusal ?? undefined} />
      {list.isEmpty ? (
        <NobodyYet frame={frame} />
      ) : (
        <p>
          {list.total === 0 ? say(m.letters_list_none) : say(m.letters_list_count, { count: list.total })}
        </p>
      )}
      <ul className="asked-list">
        {list.people.map((person) => (
          <li key={person.invitationId}>
            <div className="asked-list__who">
              <strong>{person.name}</strong>
              <span>{person.email}</span>
              <span className="asked-list__where">
                {[person.office, audienceName(person.audience)].filter(Boolean).join(' · ')}
              </span>
              {person.state === 'invited' ? null : (
                <span className="asked-few">{stateWords[person.state]}</span>
              )}
            </div>
            <Fold
              summary={say(m.letters_list_change)}
              isOpen={result?.refusal != null && result.invitationId === person.invitationId}
            >
              <form method="post" className="asked-form">
                <input type="hidden" name="person" value={person.invitationId} />
                {kept(list.page)}
                <div className="asked-fields">
                  <TextField
                    id={`name-${person.invitationId}`}
                    name="name"
                    label={say(m.letters_field_name)}
                    value={person.name}
                  />
                  <TextField
                    id={`email-${person.invitationId}`}
                    name="email"
                    label={say(m.letters_field_email)}
                    value={person.email}
                  />
                </div>
                <div className="upload__send">
                  <Button type="submit" name="intent" value="change" size="small">
                    {say(m.letters_list_save)}
                  </Button>
                  {states
                    .filter((state) => state !== person.state)
                    .map((state) => (
                      <Button
                        key={state}
                        type="submit"
                        name="intent"
                        value={state}
                        size="small"
                        variant="secondary"
                      >
                        {say(
                          {
                            invited: m.letters_mark_invited,
                            absent: m.letters_mark_absent,
                            undeliverable: m.letters_mark_undeliverable,
                          }[state],
                        )}
                      </Button>
                    ))}
                  <Button type="submit" name="intent" value="remove" size="small" variant="tertiary">
                    {say(m.letters_list_remove)}
                  </Button>
                </div>
              </form>
            </Fold>
          </li>
        ))}
      </ul>
      {list.pages > 1 ? (
        <div className="upload__send">
          <span>{say(m.letters_page_of, { page: list.page, pages: list.pages })}</span>
          {[list.page - 1, list.page + 1]
            .filter((page) => page >= 1 && page <= list.pages)
            .map((page) => (
              <form method="post" key={page}>
                {kept(page)}
                <Button type="submit" name="intent" value="search" variant="secondary" size="small">
                  {say(page < list.page ? m.letters_page_before : m.letters_page_after)}
                </Button>
              </form>
            ))}
        </div>
      ) : null}
    </WaveFrame>
  );
}

/** Before anybody has been added, or after the key has been erased. */
function NobodyYet({ frame }: { frame: WaveFrameData }) {
  const { say } = useWords();
  const { state, waveId } = frame.wave;
  if (state === 'closed' || state === 'archived') return <p>{say(m.letters_list_gone)}</p>;
  return (
    <p>
      {say(m.letters_list_empty)}{' '}
      <a href={`/studies/${frame.studyId}/waves/${waveId}/people`}>{say(m.letters_list_empty_way)}</a>
    </p>
  );
}
