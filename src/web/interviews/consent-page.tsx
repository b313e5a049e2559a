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
import { mostPaperBytes, statementsOf } from '#modules/interviews/schema.ts';
import { textIn } from '#modules/studies/schema.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { FileField } from '#web/components/file-field.tsx';
import { Fold } from '#web/components/fold.tsx';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { TextField } from '#web/letters/add-person.tsx';
import { fileIn, refused, textOf } from '#web/letters/refused.ts';
import { SyntheticNotice } from '#web/reports/report-view.tsx';
import { sayDay } from '#web/studies/say-day.ts';
import { informantPlace, lookAtInformant } from './informant-place.ts';
import { InterviewsFrame } from './interviews-frame.tsx';
import { SheetView } from './sheet-view.tsx';

export const loader = (args: LoaderFunctionArgs) =>
  lookAtInformant(args, (informants, actor, { studyId, informantId }) =>
    informants.consent(actor, studyId, informantId),
  );

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const { actor, frame, study, informants, informantId } = await informantPlace(args);
  const form = await readForm(request);
  const given = {
    sheetVersion: Number(textOf(form, 'sheetVersion')),
    toRecording: form.has('toRecording'),
    toQuotes: form.has('toQuotes'),
  };
  const way = textOf(form, 'way');
  const [name, signedOn] = [textOf(form, 'name'), textOf(form, 'signedOn')];
  const refusal = await refused(request, async () => {
    if (way === 'scan') {
      const file = await fileIn(form, 'paper');
      const bytes = file?.bytes ?? new Uint8Array();
      await informants.takePaper(actor, frame.studyId, informantId, { ...given, signedOn, bytes });
      return;
    }
    const sheet = (await informants.sheetVersions(actor, frame.studyId)).find(
      ({ version }) => version === given.sheetVersion,
    );
    await informants.signOnScreen(actor, frame.studyId, informantId, {
      ...given,
      name,
      mark: textOf(form, 'mark'),
      isConfirmed: form.has('confirmed'),
      title: textIn(study.title, sheet?.sheet.language ?? 'nb'),
    });
  });
  if (refusal) return data({ refusal, way, name, signedOn, ...given }, { status: 422 });
  return redirect(`/studies/${frame.studyId}/interviews/informants/${informantId}/consent`, 303);
}

/** One informant's consent: what they have said yes to, or the information and the ways to sign it. */
export default function ConsentPage() {
  const { frame, informant, consent, sheet, hasPaper } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say, language } = useWords();
  const base = `/studies/${frame.studyId}/interviews`;
  const { pseudonym } = informant;
  const refusalOf = (way: string) => (result?.way === way ? result.refusal : undefined);
  const title = say(m.interviews_consent_of, { pseudonym });
  const content = (
    <>
      {informant.withdrawnOn ? (
        <Alert variant="info">
          {say(m.interviews_withdrawn, { day: sayDay(informant.withdrawnOn, language) })}
        </Alert>
      ) : null}
      {consent ? (
        <section className="consent-given measure" aria-labelledby="given">
          <h2 id="given">
            {say(m.interviews_consent_given, {
              day: sayDay(consent.givenOn, language),
              name: consent.byName,
            })}
          </h2>
          <ul>
            <li>{say(m.interviews_consent_to_take)}</li>
            <li>
              {say(
                consent.toRecording ? m.interviews_consent_to_recording : m.interviews_consent_no_recording,
              )}
            </li>
            <li>{say(consent.toQuotes ? m.interviews_consent_to_quotes : m.interviews_consent_no_quotes)}</li>
          </ul>
          <p>
            <a href={`${base}/sheet?version=${consent.sheetVersion}`}>
              {say(m.interviews_consent_to_version, { version: consent.sheetVersion })}
            </a>
            {sheet && sheet.version > consent.sheetVersion ? (
              <> {say(m.interviews_consent_newer, { version: sheet.version })}</>
            ) : null}
          </p>
          {hasPaper ? (
            <p>
              <a href={`${base}/informants/${informant.informantId}/consent/paper`} download>
                {say(m.interviews_consent_paper)}
              </a>
            </p>
          ) : null}
          <p>
            <a href={base}>{say(m.interviews_to_next_step)}</a>
          </p>
        </section>
      ) : null}
      {informant.withdrawnOn ? null : sheet === null ? (
        <p className="measure">
          {say(m.interviews_consent_no_sheet)} <a href={`${base}/sheet`}>{say(m.interviews_nav_sheet)}</a>
        </p>
      ) : consent && !result ? (
        <Fold summary={say(m.interviews_consent_again)}>
          <Ways sheet={sheet} result={result} refusalOf={refusalOf} />
        </Fold>
      ) : (
        <Ways sheet={sheet} result={result} refusalOf={refusalOf} />
      )}
    </>
  );
  if (consent || informant.withdrawnOn)
    return (
      <InterviewsFrame frame={frame} step="informants" title={title}>
        {content}
      </InterviewsFrame>
    );
  // The screen is handed to the informant: no menu here leads to the names of the others.
  return (
    <>
      <BackLink href={base}>{say(m.interviews_hold_back)}</BackLink>
      <Page title={title} tabTitle={`${title} – ${frame.title}`} kicker={frame.title}>
        {frame.syntheticNotice ? <SyntheticNotice text={frame.syntheticNotice} /> : null}
        {content}
      </Page>
    </>
  );
}

type Sheet = NonNullable<Awaited<ReturnType<typeof loader>>['sheet']>;
type Refusal = Parameters<typeof RefusalAlert>[0]['refusal'];
type Typed = { name: string; signedOn: string; way: string; toRecording: boolean; toQuotes: boolean };

function Ways(properties: { sheet: Sheet; result: Typed | undefined; refusalOf: (way: string) => Refusal }) {
  const { sheet, result, refusalOf } = properties;
  const { say } = useWords();
  const { language } = sheet.sheet;
  return (
    <>
      <section aria-labelledby="told">
        <h2 className="section-title" id="told">
          {say(m.interviews_consent_told, { version: sheet.version })}
        </h2>
        <SheetView sheet={sheet.sheet} />
      </section>
      <section aria-labelledby="sign">
        <h2 className="section-title" id="sign">
          {say(m.interviews_consent_on_screen)}
        </h2>
        <form method="post" className="asked-form consent-form" lang={language}>
          <RefusalAlert refusal={refusalOf('screen')} />
          <input type="hidden" name="way" value="screen" />
          <input type="hidden" name="sheetVersion" value={sheet.version} />
          <Statements language={language} prefix="screen" given={result?.way === 'screen' ? result : null} />
          <TextField
            name="name"
            label={m.interviews_consent_name({}, { locale: language })}
            value={result?.way === 'screen' ? result.name : ''}
          />
          {/* Shown by the script, which alone can draw. */}
          <div className="consent-mark" data-mark hidden>
            <p id="mark-label">{m.interviews_consent_mark({}, { locale: language })}</p>
            <canvas width="600" height="200" role="img" aria-labelledby="mark-label" />
            <Button type="button" size="small" variant="tertiary" data-mark-clear>
              {m.interviews_consent_mark_clear({}, { locale: language })}
            </Button>
            <input type="hidden" name="mark" />
          </div>
          <Button type="submit">{m.interviews_consent_sign({}, { locale: language })}</Button>
        </form>
      </section>
      <Fold summary={say(m.interviews_consent_scanned)} isOpen={refusalOf('scan') !== undefined}>
        <form method="post" encType="multipart/form-data" className="asked-form">
          <RefusalAlert refusal={refusalOf('scan')} />
          <input type="hidden" name="way" value="scan" />
          <input type="hidden" name="sheetVersion" value={sheet.version} />
          <FileField
            name="paper"
            label={say(m.interviews_consent_file)}
            hint={say(m.interviews_consent_file_hint, { megabytes: mostPaperBytes / 1024 ** 2 })}
            accept=".pdf,.png,.jpg,.jpeg"
          />
          <TextField
            name="signedOn"
            label={say(m.interviews_consent_signed_on)}
            value={result?.way === 'scan' ? result.signedOn : ''}
            type="date"
          />
          <fieldset className="plain-choices">
            <legend>{say(m.interviews_consent_ticked)}</legend>
            <Tick
              id="scan-recording"
              name="toRecording"
              label={statementsOf(language).recording}
              isOn={result?.way === 'scan' && result.toRecording}
            />
            <Tick
              id="scan-quotes"
              name="toQuotes"
              label={statementsOf(language).quotes}
              isOn={result?.way === 'scan' && result.toQuotes}
            />
          </fieldset>
          <Button type="submit" variant="secondary">
            {say(m.interviews_consent_take_scan)}
          </Button>
        </form>
      </Fold>
      <script src="/consent.js" type="module" />
    </>
  );
}

function Statements(properties: {
  language: Sheet['sheet']['language'];
  prefix: string;
  given: Typed | null;
}) {
  const { language, prefix, given } = properties;
  const { take, recording, quotes } = statementsOf(language);
  return (
    <fieldset className="plain-choices">
      <legend>{m.interviews_consent_title({}, { locale: language })}</legend>
      <Tick id={`${prefix}-take`} name="confirmed" label={take} isOn={false} />
      <Tick
        id={`${prefix}-recording`}
        name="toRecording"
        label={recording}
        isOn={given?.toRecording === true}
      />
      <Tick id={`${prefix}-quotes`} name="toQuotes" label={quotes} isOn={given?.toQuotes === true} />
    </fieldset>
  );
}

function Tick({ id, name, label, isOn }: { id: string; name: string; label: string; isOn: boolean }) {
  return (
    <label className="plain-choice" htmlFor={id}>
      <input type="checkbox" id={id} name={name} defaultChecked={isOn} />
      {label}
    </label>
  );
}
