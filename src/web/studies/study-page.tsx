import { ArrowRightIcon } from '@navikt/aksel-icons';
import { BodyLong, Button, Heading } from '@navikt/ds-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { textIn } from '#modules/studies/schema.ts';
import { Fold } from '#web/components/fold.tsx';
import { Page } from '#web/components/page.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { BlockTitle } from '#web/reports/block-title.tsx';
import { Drawing } from '#web/reports/report-figure.tsx';
import { SyntheticNotice } from '#web/reports/report-view.tsx';
import { Runs } from '#web/reports/runs.tsx';
import { servicesContext } from '#web/services.ts';
import { actorOf } from '#web/sign-in/actor.ts';
import { Journey } from './journey.tsx';
import { journeyOf } from './journey-data.ts';
import { OfficesWay } from './offices-way.tsx';
import { StudyJourney } from './study-journey.tsx';
import { type StudyOverview, studyOverview } from './study-overview.ts';
import { studyPlace } from './study-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = languageOf(request);
  const services = context.get(servicesContext);
  const report = await services.findStudyReport(params.studyId ?? '', language);
  const actor = await actorOf({ request, context });
  const isSeen = actor !== null && (await services.waves.study(actor, params.studyId ?? '')) !== null;
  if (isSeen) {
    const place = await studyPlace({ request, params, context });
    const { description } = place.study;
    return {
      kind: 'journey' as const,
      frame: place.frame,
      description: description ? textIn(description, language) : null,
      journey: await journeyOf(services, place.actor, place),
      hasPublicReport: report !== null,
    };
  }
  if (report) return { kind: 'public' as const, study: studyOverview(report, language) };
  throw data(null, { status: 404 });
}

/** Those who work with a study see where it is; everybody else what the example found. */
export default function StudyPage() {
  const page = useLoaderData<typeof loader>();
  return page.kind === 'journey' ? <StudyJourney {...page} /> : <PublicStudy study={page.study} />;
}

function PublicStudy({ study }: { study: StudyOverview }) {
  const { say } = useWords();
  const reportPath = `/studies/${study.id}/report`;
  return (
    <Page
      title={study.title}
      kicker={say(m.web_study_kicker)}
      lead={study.description ? <p>{study.description}</p> : null}
      isWide
    >
      {study.syntheticNotice ? <SyntheticNotice text={study.syntheticNotice} /> : null}

      <section aria-labelledby="who">
        <h2 className="section-title" id="who">
          {say(m.web_study_who)}
        </h2>
        <dl className="figures">
          {study.files.map((file) => (
            <div key={file.name}>
              <dt>
                {file.name === 'employee'
                  ? say(m.web_study_employees)
                  : file.name === 'leader'
                    ? say(m.web_study_leaders)
                    : file.title}
                <span>{file.title}</span>
                <span>{say(m.web_study_items, { items: file.items })}</span>
              </dt>
              <dd>{file.n}</dd>
            </div>
          ))}
        </dl>
      </section>

      <section aria-labelledby="findings">
        <h2 className="section-title" id="findings">
          {say(m.web_study_findings)}
        </h2>
        <ol className="findings">
          {study.findings.map(({ text, href, where }) => (
            <li key={href}>
              <p>
                <Runs text={text} />
              </p>
              <a href={`${reportPath}#${href}`}>{where}</a>
            </li>
          ))}
        </ol>
        <Button
          as="a"
          role="link"
          href={reportPath}
          icon={<ArrowRightIcon aria-hidden />}
          iconPosition="right"
        >
          {say(m.web_study_to_report)}
        </Button>
        <form method="post" action={`/studies/${study.id}/desk`} className="study-try">
          <Button type="submit" variant="secondary">
            {say(m.web_desk_try)}
          </Button>
          <p>{say(m.web_desk_try_text)}</p>
        </form>
      </section>

      <OfficesWay />

      {study.model ? (
        <section aria-labelledby="model">
          <h2 className="section-title" id="model">
            {say(m.web_study_model)}
          </h2>
          <BodyLong className="measure">{say(m.web_study_model_text)}</BodyLong>
          <figure className="report-figure" aria-labelledby="model-title">
            <BlockTitle block={study.model} id="model-title" />
            <Drawing block={study.model} />
            <figcaption className="provenance">{study.model.provenance.text}</figcaption>
          </figure>
        </section>
      ) : null}

      <section aria-labelledby="journey">
        <h2 className="section-title" id="journey">
          {say(m.web_study_journey)}
        </h2>
        <BodyLong className="measure">{say(m.web_study_journey_text)}</BodyLong>
        <Journey reportPath={reportPath} designHref="#asked" />
      </section>

      <section aria-labelledby="asked">
        <h2 className="section-title" id="asked">
          {say(m.web_study_asked)}
        </h2>
        <BodyLong className="measure">{say(m.web_study_asked_text)}</BodyLong>
        <ul className="scales">
          {study.scales.map(({ id, label, items }) => (
            <li key={id}>
              <Heading level="3" size="xsmall">
                {label}
              </Heading>
              <p>{say(items === 1 ? m.web_study_scale_item : m.web_study_scale_items, { items })}</p>
            </li>
          ))}
        </ul>
        <Fold summary={say(m.web_study_sources)} className="sources">
          <dl>
            {study.scales.map(({ id, label, source }) =>
              source ? (
                <div key={id}>
                  <dt>{label}</dt>
                  <dd lang="en">{source}</dd>
                </div>
              ) : null,
            )}
          </dl>
        </Fold>
      </section>
    </Page>
  );
}
