import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { participantInformation } from '#modules/privacy/index.ts';
import { isLanguage } from '#platform/language.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { Page } from '#web/components/page.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { studyPlace } from '#web/studies/study-place.ts';
import { studyFacts } from './study-facts.ts';

/** The information to those who are asked, alone on a page that can be printed. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, study, custody } = await studyPlace({ request, params, context });
  const [wave] = await context.get(servicesContext).waves.list(actor, study.id);
  const asked = new URL(request.url).searchParams.get('language');
  const language = isLanguage(asked) ? asked : languageOf(request);
  const facts = studyFacts(study, { wave, custody, language });
  return { studyId: study.id, title: facts.title, language, parts: participantInformation(facts, language) };
}

export default function InformationPage() {
  const { studyId, title, language, parts } = useLoaderData<typeof loader>();
  const { say } = useWords();
  return (
    <>
      <BackLink href={`/studies/${studyId}/privacy`}>{say(m.privacy_page_title)}</BackLink>
      <div lang={language} className="information-sheet">
        <Page title={title} kicker={m.privacy_information_title({}, { locale: language })}>
          {parts.map(({ heading, text }) => (
            <div key={heading}>
              <h2>{heading}</h2>
              <p className="measure">{text}</p>
            </div>
          ))}
        </Page>
      </div>
    </>
  );
}
