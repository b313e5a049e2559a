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
import { textIn } from '#modules/studies/schema.ts';
import { isDomainError } from '#platform/errors.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { StudyFrame } from '#web/studies/study-frame.tsx';
import { studyPlace } from '#web/studies/study-place.ts';
import { sayWhen } from './say-when.ts';

export async function loader(asked: LoaderFunctionArgs) {
  const { actor, frame } = await studyPlace(asked);
  const { studyDesk } = asked.context.get(servicesContext);
  const versions = await studyDesk.versions(actor, frame.studyId);
  if (!versions) throw data(null, { status: 404 });
  const saved = new URL(asked.request.url).searchParams.get('saved');
  const language = languageOf(asked.request);
  const newest = await studyDesk.textOf(actor, frame.studyId, versions[0]?.version ?? 1);
  return {
    frame,
    saved,
    questionnaires: Object.entries(newest?.study?.instruments ?? {}).map(([id, { title }]) => ({
      id,
      title: title === undefined ? id : textIn(title, language),
    })),
    versions: versions.map((version) => ({ ...version, savedAt: sayWhen(version.savedAt, language) })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame } = await studyPlace({ request, params, context, needs: 'editStudy' });
  const form = await readForm(request);
  const version = Number(form.get('restore'));
  const note = m.editor_restored_note({ version }, { locale: languageOf(request) });
  try {
    const saved = await context
      .get(servicesContext)
      .studyDesk.restore(actor, frame.studyId, { version, note });
    return redirect(`/studies/${frame.studyId}/versions?saved=${saved}`, 303);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return data({ refusal: error.text[languageOf(request)] }, { status: 409 });
  }
}

/** Every version that was saved: who, when, why, and which wave asks by it. Any two can be laid beside each other. */
export default function VersionsPage() {
  const { frame, versions, saved, questionnaires } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const base = `/studies/${frame.studyId}`;
  const [newest, before] = versions;
  return (
    <>
      {frame.may.editStudy ? <BackLink href={`${base}/design`}>{say(m.editor_back)}</BackLink> : null}
      <StudyFrame
        frame={frame}
        step="design"
        title={say(m.editor_part_versions)}
        lead={<p>{say(m.editor_versions_lead)}</p>}
      >
        {saved ? (
          <Alert variant="success" role="status">
            {say(m.editor_saved, { version: saved })}
          </Alert>
        ) : null}
        {refused?.refusal ? <Alert variant="error">{refused.refusal}</Alert> : null}
        {questionnaires.length > 0 ? (
          <p className="preview-links">
            {say(m.editor_preview_each)}{' '}
            {questionnaires.map(({ id, title }) => (
              <a key={id} href={`${base}/design/preview/${id}/start`}>
                {title}
              </a>
            ))}
          </p>
        ) : null}
        <ol className="version-list">
          {versions.map(({ version, savedAt, savedBy, note, waves }, index) => (
            <li key={version}>
              <div>
                <h2>{say(m.editor_version, { version })}</h2>
                <p>
                  {say(savedBy ? m.editor_saved_by : m.editor_saved_when, { when: savedAt, person: savedBy })}
                </p>
                {note ? <p className="version-list__note">{note}</p> : null}
                {waves.length > 0 ? <p>{say(m.editor_used_by, { waves: waves.join(', ') })}</p> : null}
              </div>
              <div className="version-list__ways">
                {version > 1 ? (
                  <a href={`${base}/versions/difference?from=${version - 1}&to=${version}`}>
                    {say(m.editor_what_changed)}
                  </a>
                ) : null}
                <a href={`${base}/versions/${version}/study.yaml`}>{say(m.editor_download)}</a>
                {index > 0 && frame.may.editStudy ? (
                  <form method="post">
                    <Button type="submit" name="restore" value={version} size="small" variant="secondary">
                      {say(m.editor_restore)}
                      <span className="visually-hidden">{`, ${say(m.editor_version, { version })}`}</span>
                    </Button>
                  </form>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
        {newest && before ? (
          <section aria-labelledby="compare">
            <h2 className="section-title" id="compare">
              {say(m.editor_compare_title)}
            </h2>
            <form method="get" action={`${base}/versions/difference`} className="field-row field-row--end">
              {(['from', 'to'] as const).map((side) => (
                <div key={side} className="line-field">
                  <label htmlFor={side}>{say(side === 'from' ? m.editor_from : m.editor_to)}</label>
                  <select
                    id={side}
                    name={side}
                    defaultValue={side === 'from' ? before.version : newest.version}
                  >
                    {versions.map(({ version }) => (
                      <option key={version} value={version}>
                        {say(m.editor_version, { version })}
                      </option>
                    ))}
                  </select>
                </div>
              ))}
              <Button type="submit" variant="secondary">
                {say(m.editor_compare)}
              </Button>
            </form>
          </section>
        ) : null}
      </StudyFrame>
    </>
  );
}
