import { PlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { may } from '#modules/organisation/index.ts';
import { Page } from '#web/components/page.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { signedIn } from '#web/sign-in/actor.ts';
import { WaveStateTag } from '#web/studies/wave-state-tag.tsx';
import { sayWhen } from './say-when.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await signedIn({ request, context });
  const studies = await context.get(servicesContext).studyDesk.list(actor);
  const language = languageOf(request);
  return {
    mayCreate: may(actor, 'createStudy'),
    studies: studies.map((study) => ({ ...study, savedAt: sayWhen(study.savedAt, language) })),
  };
}

/** The studies one has something to do with, and the way to a new one. */
export default function StudiesPage() {
  const { studies, mayCreate } = useLoaderData<typeof loader>();
  const { say } = useWords();
  return (
    <Page
      title={say(m.editor_studies)}
      lead={<p>{say(studies.length === 0 ? m.editor_studies_none : m.editor_studies_lead)}</p>}
    >
      {studies.length === 0 && !mayCreate ? <p>{say(m.editor_studies_ask)}</p> : null}
      {studies.length > 0 ? (
        <ul className="study-list">
          {studies.map(({ studyId, title, savedAt, mayEdit, wave }) => (
            <li key={studyId}>
              <div>
                <h2>
                  <a href={`/studies/${studyId}`}>{title}</a>
                </h2>
                <p>{say(m.editor_saved_when, { when: savedAt })}</p>
              </div>
              <p className="study-list__state">
                {wave ? (
                  <>
                    {wave.title} <WaveStateTag state={wave.state} />
                  </>
                ) : (
                  say(m.editor_no_wave)
                )}
              </p>
              {mayEdit ? (
                <a href={`/studies/${studyId}/design`}>
                  {say(m.editor_write)}
                  <span className="visually-hidden">{`: ${title}`}</span>
                </a>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {mayCreate ? (
        <p>
          <Button as="a" role="link" href="/studies/new" icon={<PlusIcon aria-hidden />}>
            {say(m.editor_new_study)}
          </Button>
        </p>
      ) : null}
    </Page>
  );
}
