import { Alert, Heading } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { m } from '#messages';
import type { ReportDocument } from '#modules/reports/schema.ts';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { Downloads } from './downloads.tsx';
import { ReportBlocks } from './report-blocks.tsx';

/** A whole report as a web page: contents beside it where there is room, folded on top where there is not. */
export function ReportView(properties: { document: ReportDocument; basePath: string; notice?: ReactNode }) {
  const { document, basePath, notice } = properties;
  const { say, language } = useWords();
  const title = document.title;
  return (
    <article className="report" lang={document.language === language ? undefined : document.language}>
      <title>{`${title} – Handlingsrom`}</title>
      <header className="report__head">
        <Heading level="1" size="xlarge">
          {title}
        </Heading>
        {document.subtitle ? <p className="lead">{document.subtitle}</p> : null}
        {document.syntheticNotice ? <SyntheticNotice text={document.syntheticNotice} /> : null}
        {notice}
        <Downloads basePath={basePath} />
        <p className="ways-on">
          <a href="/guide/reading-the-report">{say(m.web_guide_to_reading)}</a>
        </p>
      </header>
      <ReportBody document={document} />
    </article>
  );
}

/** Contents and blocks, side by side where there is room. */
export function ReportBody({ document }: { document: ReportDocument }) {
  const { say } = useWords();
  return (
    <div className="report__body">
      <aside className="report__contents">
        <Fold summary={say(m.web_report_contents)} className="contents-fold">
          <Contents document={document} />
        </Fold>
        <nav className="contents-side" aria-labelledby="contents-title">
          <Heading level="2" size="xsmall" id="contents-title">
            {say(m.web_report_contents)}
          </Heading>
          <Contents document={document} />
        </nav>
      </aside>
      <div className="report__blocks">
        <ReportBlocks blocks={document.blocks} />
        <p className="report__footer">{document.footer}</p>
      </div>
    </div>
  );
}

export function SyntheticNotice({ text }: { text: string }) {
  return (
    <Alert variant="warning" size="small" className="synthetic">
      {text}
    </Alert>
  );
}

function Contents({ document }: { document: ReportDocument }) {
  return (
    <ol>
      {document.blocks.flatMap((block) =>
        block.kind === 'heading' && block.level <= 2 ? (
          <li key={block.id} className={`contents-level-${block.level}`}>
            <a href={`#${block.id}`}>{block.text}</a>
          </li>
        ) : (
          []
        ),
      )}
    </ol>
  );
}
