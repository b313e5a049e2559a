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
import { contactsInLines } from '#modules/interviews/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { TextField } from '#web/letters/add-person.tsx';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { sayDay } from '#web/studies/say-day.ts';
import { InterviewsFrame } from './interviews-frame.tsx';
import { interviewsPlace } from './interviews-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, study } = await interviewsPlace({ request, params, context }, 'conductInterviews');
  const { informants } = context.get(servicesContext);
  const { searchParams } = new URL(request.url);
  const settings = await informants.interviewSettings(actor, frame.studyId);
  return {
    frame,
    settings,
    ...(await informants.namedInformants(actor, frame.studyId)),
    proposedDay: study.privacy.eraseCodeKeyBy ?? '',
    added: searchParams.get('added'),
    again: searchParams.get('again'),
    isSaved: searchParams.has('saved'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await interviewsPlace({ request, params, context }, 'conductInterviews');
  const { informants } = context.get(servicesContext);
  const form = await readForm(request);
  const intent = textOf(form, 'intent');
  const given = {
    name: textOf(form, 'name'),
    email: textOf(form, 'email'),
    phone: textOf(form, 'phone'),
    stem: textOf(form, 'stem'),
    eraseNamesOn: textOf(form, 'eraseNamesOn'),
    informantId: textOf(form, 'informant'),
    lines: textOf(form, 'lines'),
  };
  const base = `/studies/${frame.studyId}/interviews/informants`;
  let to = `${base}?saved`;
  const refusal = await refused(request, async () => {
    if (intent === 'settings') await informants.changeSettings(actor, frame.studyId, given);
    if (intent === 'change') await informants.changeInformant(actor, frame.studyId, given);
    if (intent === 'again') {
      const { name } = await informants.addAnotherInterview(actor, frame.studyId, given.informantId);
      to = `${base}?again=${encodeURIComponent(name)}`;
    }
    if (intent === 'add-lines') {
      const people = contactsInLines(given.lines);
      const pseudonyms = await informants.addInformants(actor, frame.studyId, people);
      to = `${base}?added=${encodeURIComponent(pseudonyms.join(', '))}`;
    }
    if (intent === 'add') {
      const { pseudonym } = await informants.addInformant(actor, frame.studyId, given);
      // A pseudonym may stand in an address: it names nobody.
      to = `${base}?added=${encodeURIComponent(pseudonym)}`;
    }
  });
  if (refusal) return data({ refusal, intent, given }, { status: 422 });
  return redirect(to, 303);
}

/** Who the informants are: the one page of the interviews that has names. */
export default function InformantsPage() {
  const { frame, settings, informants, looks, proposedDay, added, again, isSaved } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say, language } = useWords();
  const base = `/studies/${frame.studyId}/interviews/informants`;
  const isReady = settings.stem !== '' && settings.eraseNamesOn !== null;
  const refusalOf = (intent: string) => (result?.intent === intent ? result.refusal : undefined);
  return (
    <InterviewsFrame
      frame={frame}
      step="informants"
      title={say(m.interviews_people_title)}
      lead={<p>{say(m.interviews_people_lead)}</p>}
    >
      {/* What was saved before is not said over what is refused now. */}
      {result ? null : added ? (
        <Alert variant="success" size="small">
          {say(m.interviews_people_added, { pseudonym: added })}
        </Alert>
      ) : again ? (
        <Alert variant="success" size="small">
          {say(m.interviews_people_again_added, { interview: again })}
        </Alert>
      ) : isSaved ? (
        <Alert variant="success" size="small">
          {say(m.interviews_people_saved)}
        </Alert>
      ) : null}
      {settings.namesErasedOn ? (
        <Alert variant="info">
          {say(m.interviews_people_erased, { day: sayDay(settings.namesErasedOn, language) })}
        </Alert>
      ) : (
        <>
          {isReady ? (
            <section aria-labelledby="add">
              <h2 className="section-title" id="add">
                {say(m.interviews_people_add)}
              </h2>
              <form method="post" className="asked-form">
                <RefusalAlert refusal={refusalOf('add')} />
                <ContactFields given={result?.intent === 'add' ? result.given : null} prefix="new" />
                <Button type="submit" name="intent" value="add">
                  {say(m.interviews_people_add_button)}
                </Button>
              </form>
              <Fold summary={say(m.interviews_people_lines)} isOpen={refusalOf('add-lines') !== undefined}>
                <form method="post" className="asked-form">
                  <RefusalAlert refusal={refusalOf('add-lines')} />
                  <div className="text-field text-field--wide guide-field">
                    <label htmlFor="new-lines">{say(m.interviews_people_lines_label)}</label>
                    <textarea
                      id="new-lines"
                      name="lines"
                      rows={6}
                      autoComplete="off"
                      defaultValue={result?.intent === 'add-lines' ? result.given.lines : ''}
                    />
                  </div>
                  <Button type="submit" name="intent" value="add-lines" variant="secondary">
                    {say(m.interviews_people_lines_button)}
                  </Button>
                </form>
              </Fold>
            </section>
          ) : null}
          <SettingsForm
            isReady={isReady}
            refusal={refusalOf('settings')}
            stem={result?.intent === 'settings' ? result.given.stem : settings.stem}
            day={
              result?.intent === 'settings'
                ? result.given.eraseNamesOn
                : (settings.eraseNamesOn ?? proposedDay)
            }
          />
        </>
      )}
      {informants.length > 0 ? (
        <section aria-labelledby="who">
          <h2 className="section-title" id="who">
            {say(m.interviews_people_who, { count: informants.length })}
          </h2>
          <ul className="asked-list">
            {informants.map((informant) => {
              const { informantId, pseudonym, name, email, phone } = informant;
              const isRefused = result?.intent === 'change' && result.given.informantId === informantId;
              return (
                <li key={informantId}>
                  <div className="asked-list__who">
                    <strong>{pseudonym}</strong>
                    <span>{name}</span>
                    <span className="asked-list__where">{[email, phone].filter(Boolean).join(' · ')}</span>
                    <a href={`${base}/${informantId}/consent`}>{say(m.interviews_people_consent)}</a>
                    <a href={`${base}/${informantId}/withdraw`}>{say(m.interviews_withdraw_link)}</a>
                    <form method="post">
                      <input type="hidden" name="informant" value={informantId} />
                      <Button type="submit" name="intent" value="again" size="small" variant="tertiary">
                        {say(m.interviews_people_again)}
                      </Button>
                    </form>
                  </div>
                  <Fold summary={say(m.interviews_people_change)} isOpen={isRefused}>
                    <form method="post" className="asked-form">
                      <RefusalAlert refusal={isRefused ? result.refusal : undefined} />
                      <input type="hidden" name="informant" value={informantId} />
                      <ContactFields given={isRefused ? result.given : informant} prefix={informantId} />
                      <Button type="submit" name="intent" value="change" size="small">
                        {say(m.interviews_people_save)}
                      </Button>
                    </form>
                  </Fold>
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
      {looks.length > 0 ? (
        <Fold summary={say(m.interviews_people_looks)}>
          <p>{say(m.interviews_people_looks_text)}</p>
          <ul className="asked-looks">
            {looks.map(({ on, personId, personName }) => (
              <li key={`${on} ${personId}`}>
                {sayDay(on, language)}: {personName}
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </InterviewsFrame>
  );
}

function ContactFields(properties: {
  given: { readonly name: string; readonly email: string; readonly phone: string } | null;
  prefix: string;
}) {
  const { given, prefix } = properties;
  const { say } = useWords();
  return (
    <div className="asked-fields">
      <TextField
        id={`${prefix}-name`}
        name="name"
        label={say(m.interviews_people_name)}
        value={given?.name ?? ''}
      />
      <TextField
        id={`${prefix}-email`}
        name="email"
        label={say(m.interviews_people_email)}
        value={given?.email ?? ''}
        type="email"
      />
      <TextField
        id={`${prefix}-phone`}
        name="phone"
        label={say(m.interviews_people_phone)}
        value={given?.phone ?? ''}
        type="tel"
      />
      <p className="asked-note">{say(m.interviews_people_reach)}</p>
    </div>
  );
}

/** What everybody is called, and when the names go: asked before the first is added, and folded away afterwards. */
function SettingsForm(properties: {
  isReady: boolean;
  refusal: Parameters<typeof RefusalAlert>[0]['refusal'];
  stem: string;
  day: string;
}) {
  const { isReady, refusal, stem, day } = properties;
  const { say } = useWords();
  const form = (
    <form method="post" className="asked-form">
      <RefusalAlert refusal={refusal} />
      <div className="asked-fields">
        <TextField
          name="stem"
          label={say(m.interviews_stem_label)}
          value={stem || say(m.interviews_stem_usual)}
        />
        <TextField name="eraseNamesOn" label={say(m.interviews_erase_label)} value={day} type="date" />
      </div>
      <p className="asked-note">{say(m.interviews_settings_note)}</p>
      <Button type="submit" name="intent" value="settings" variant={isReady ? 'secondary' : 'primary'}>
        {say(m.interviews_settings_save)}
      </Button>
    </form>
  );
  return isReady ? (
    <Fold summary={say(m.interviews_settings_title)} isOpen={refusal !== undefined}>
      {form}
    </Fold>
  ) : (
    <section aria-labelledby="settings">
      <h2 className="section-title" id="settings">
        {say(m.interviews_settings_first)}
      </h2>
      {form}
    </section>
  );
}
