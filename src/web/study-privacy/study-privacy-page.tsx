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
import { informationText, participantInformation } from '#modules/privacy/index.ts';
import { officeItem } from '#modules/studies/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import { isDomainError } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { StudyFrame } from '#web/studies/study-frame.tsx';
import { studyPlace } from '#web/studies/study-place.ts';
import { EstimateSection } from './estimate-section.tsx';
import { readOfficeLines, writeOfficeLines } from './office-lines.ts';
import { estimateView } from './privacy-view.ts';
import { sayDay, studyFacts } from './study-facts.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, study, custody, frame } = await studyPlace({ request, params, context });
  const { waves, frames } = context.get(servicesContext);
  const language = languageOf(request);
  const asked = new URL(request.url).searchParams.get('offices');
  const all = await waves.list(actor, study.id);
  const [wave] = all;
  const counted = wave ? await frames.look(actor, { studyId: study.id, waveId: wave.waveId }) : null;
  const hasPeople = asked === null && counted !== null && counted.total > 0;
  const written = readOfficeLines(asked ?? '');
  const office = officeItem(study, Object.keys(study.instruments)[0] ?? '');
  const names =
    office?.kind === 'choice' ? office.options.map(({ label }) => `${textIn(label, language)}: `) : [];
  const noOffice = m.privacy_estimate_no_office({}, { locale: language });
  const groupsOf = (instrument: string) =>
    hasPeople
      ? counted.groups
          .filter(({ audience, invited }) => audience === instrument && invited > 0)
          .map(({ office: name, invited }) => ({ name: name ?? noOffice, people: invited }))
      : written.groups;
  const erase = study.privacy.eraseCodeKeyBy ?? wave?.eraseCodeKeyOn ?? null;
  return {
    frame,
    waveTitle: hasPeople && wave ? wave.title : null,
    offices: asked ?? (written.groups.length > 0 ? writeOfficeLines(written.groups) : names.join('\n')),
    unread: written.unread,
    estimates: Object.keys(study.instruments).map((one) => estimateView(study, one, groupsOf(one), language)),
    minimumGroup: study.privacy.minimumGroup,
    eraseBy: erase === null ? null : sayDay(erase, language),
    information: study.languages.map((one: Language) => ({
      language: one,
      text: informationText(participantInformation(studyFacts(study, { wave, custody, language: one }), one)),
    })),
    instruments: Object.entries(study.instruments).map(([id, { title }]) => ({
      id,
      title: title ? textIn(title, language) : id,
    })),
  };
}

/** Takes the information into the draft of the study, as what stands before the chosen questionnaires. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, study } = await studyPlace({ request, params, context, needs: 'editStudy' });
  const { studyDesk } = context.get(servicesContext);
  const form = await readForm(request);
  const open = await studyDesk.open(actor, study.id);
  if (!open?.mayEdit) throw data(null, { status: 404 });
  const fields = new Map(
    Object.keys(study.instruments).flatMap((instrument) =>
      study.languages.map((language): [string, string[]] => {
        const text = String(form.get(`text-${language}`) ?? '')
          .replaceAll('\r\n', '\n')
          .slice(0, 10_000);
        return [`instruments/${instrument}/introduction/${language}`, [text]];
      }),
    ),
  );
  try {
    await studyDesk.change(actor, study.id, { step: open.step, basedOn: open.basedOn, fields });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return data({ refusal: error.text[languageOf(request)] }, { status: 409 });
  }
  return redirect(`/studies/${study.id}/design`, 303);
}

export default function StudyPrivacyPage() {
  const { say } = useWords();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { frame, information, eraseBy, minimumGroup } = page;
  return (
    <StudyFrame
      frame={frame}
      step="privacy"
      title={say(m.privacy_page_title)}
      lead={<p>{say(m.privacy_page_lead)}</p>}
    >
      <EstimateSection {...page} />
      <section aria-labelledby="kept">
        <h2 className="section-title" id="kept">
          {say(m.privacy_kept)}
        </h2>
        <dl className="import-sources">
          <div>
            <dt>{say(m.privacy_kept_minimum, { minimum: minimumGroup })}</dt>
            <dd>{say(m.privacy_kept_minimum_text)}</dd>
          </div>
          <div>
            <dt>{eraseBy ? say(m.privacy_kept_erase, { date: eraseBy }) : say(m.privacy_kept_no_erase)}</dt>
            <dd>{eraseBy ? say(m.privacy_kept_erase_text) : say(m.privacy_kept_no_erase_text)}</dd>
          </div>
        </dl>
        {frame.may.editStudy ? (
          <p>
            <a href={`/studies/${frame.studyId}/design/settings`}>{say(m.privacy_kept_change)}</a>
          </p>
        ) : null}
      </section>
      <section aria-labelledby="information">
        <h2 className="section-title" id="information">
          {say(m.privacy_information_title)}
        </h2>
        <p className="measure">{say(m.privacy_information_lead)}</p>
        {refused ? <Alert variant="error">{refused.refusal}</Alert> : null}
        <form method="post" className="upload information-form">
          {information.map(({ language, text }) => (
            <div className="text-field text-field--wide" key={language}>
              <label htmlFor={`text-${language}`}>{languageName(language, say)}</label>
              <textarea
                id={`text-${language}`}
                name={`text-${language}`}
                lang={language}
                rows={12}
                defaultValue={text}
                readOnly={!frame.may.editStudy}
              />
              <p>
                <a href={`/studies/${frame.studyId}/privacy/information?language=${language}`}>
                  {say(m.privacy_information_print)}
                </a>
              </p>
            </div>
          ))}
          {frame.may.editStudy ? (
            <div className="upload__send">
              <Button type="submit" variant="secondary">
                {say(m.privacy_information_use)}
              </Button>
              <p>{say(m.privacy_information_use_hint)}</p>
            </div>
          ) : null}
        </form>
      </section>
    </StudyFrame>
  );
}

function languageName(language: Language, say: ReturnType<typeof useWords>['say']): string {
  const names = { nb: m.studies_import_nb, nn: m.studies_import_nn, en: m.studies_import_en } as const;
  const name = say(names[language]);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
