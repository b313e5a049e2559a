import { Alert } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import type { StudyFrameData } from '#web/studies/study-place.ts';
import { WorkingFrame } from '../working-frame.tsx';

export type FindingsStep = 'matrix' | 'together' | 'forces' | 'quotes' | 'texts' | 'mixed' | 'report';

/** A page of a study's findings, with the way to the others. */
export function FindingsFrame(properties: {
  frame: StudyFrameData & { readonly isPartial: boolean };
  step: FindingsStep;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const { frame, step, title, lead, children } = properties;
  const { say } = useWords();
  const base = `/studies/${frame.studyId}/interviews`;
  return (
    <WorkingFrame
      frame={frame}
      className="findings-page"
      title={title}
      lead={lead}
      menu={{
        label: say(m.findings_nav),
        current: step,
        pages: [
          { id: 'matrix', name: say(m.findings_nav_matrix), href: `${base}/findings` },
          { id: 'together', name: say(m.findings_nav_together), href: `${base}/findings/together` },
          { id: 'forces', name: say(m.findings_nav_forces), href: `${base}/findings/forces` },
          { id: 'quotes', name: say(m.findings_nav_quotes), href: `${base}/findings/quotes` },
          { id: 'texts', name: say(m.findings_nav_texts), href: `${base}/findings/texts` },
          { id: 'mixed', name: say(m.findings_nav_mixed), href: `${base}/findings/mixed` },
          { id: 'report', name: say(m.findings_nav_report), href: `${base}/findings/report` },
        ],
      }}
    >
      {frame.isPartial ? (
        <Alert variant="info" size="small">
          {say(m.findings_partial)}
        </Alert>
      ) : null}
      {children}
    </WorkingFrame>
  );
}

/** What has to be done first, and the way there. */
export function Lacking({ lack, studyId }: { lack: 'codes' | 'groups' | 'concepts'; studyId: string }) {
  const { say } = useWords();
  const base = `/studies/${studyId}/interviews`;
  const [text, way, href] = {
    codes: [m.findings_no_codes, m.findings_to_interviews, base] as const,
    groups: [m.findings_no_groups, m.findings_to_board, `${base}/codes/board`] as const,
    concepts: [m.findings_no_concepts, m.findings_to_board, `${base}/codes/board#concepts`] as const,
  }[lack];
  return (
    <p className="measure">
      {say(text)} <a href={href}>{say(way)}</a>
    </p>
  );
}

/** Chooses between views of the same, each with an address of its own. */
export function Views(properties: {
  label: string;
  views: readonly { name: string; href: string; isHere: boolean }[];
}) {
  const { label, views } = properties;
  return (
    <nav className="findings-views" aria-label={label}>
      <span aria-hidden="true">{label}:</span>
      <ul>
        {views.map(({ name, href, isHere }) => (
          <li key={href}>
            <a href={href} aria-current={isHere ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
