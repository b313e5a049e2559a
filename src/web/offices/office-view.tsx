import { Heading } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { m } from '#messages';
import type { ReportDocument } from '#modules/reports/schema.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { useWords } from '#web/language/language.ts';
import { ReportBody, SyntheticNotice } from '#web/reports/report-view.tsx';
import type { OfferedPeriods } from './office-place.ts';
import { PeriodForm } from './period-form.tsx';

/** A page about an office or a county: which period, what to take along, and the blocks that its PDF is made of too. */
export function OfficeView(properties: {
  document: ReportDocument;
  periods: OfferedPeriods;
  back: { readonly href: string; readonly label: string };
  /** What to do with what one has read. */
  next: string;
  /** What one can take along, and where to go on. */
  children: ReactNode;
}) {
  const { document, periods, back, next, children } = properties;
  const { say } = useWords();
  return (
    <article className="report office-report">
      <title>{`${document.title} – Handlingsrom`}</title>
      <header className="report__head">
        <BackLink href={back.href}>{back.label}</BackLink>
        <Heading level="1" size="xlarge">
          {document.title}
        </Heading>
        {document.subtitle ? <p className="lead">{document.subtitle}</p> : null}
        {document.syntheticNotice ? <SyntheticNotice text={document.syntheticNotice} /> : null}
        <PeriodForm periods={periods} />
        {children}
        <p className="ways-on">
          <a href="/guide/reading-office-pages">{say(m.offices_to_guide)}</a>
        </p>
      </header>
      <ReportBody document={document} />
      <section className="next-step office-next" aria-labelledby="next">
        <h2 id="next">{say(m.offices_next_title)}</h2>
        <p>{next}</p>
      </section>
    </article>
  );
}
