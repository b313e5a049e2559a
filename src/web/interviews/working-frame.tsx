import type { ReactNode } from 'react';
import { m } from '#messages';
import { BackLink } from '#web/components/back-link.tsx';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';
import { SyntheticNotice } from '#web/reports/report-view.tsx';
import { FrameNavigation } from '#web/studies/frame-navigation.tsx';
import type { StudyFrameData } from '#web/studies/study-place.ts';

/** A wide page that interviews are worked on, one of several with a menu of their own, and the way back to them all. */
export function WorkingFrame(properties: {
  frame: StudyFrameData;
  className?: string;
  title: string;
  lead?: ReactNode;
  menu: { label: string; current: string; pages: Parameters<typeof FrameNavigation>[0]['pages'] };
  children: ReactNode;
}) {
  const { frame, className, title, lead, menu, children } = properties;
  const { say } = useWords();
  return (
    <div className={className ? `coding-page ${className}` : 'coding-page'}>
      <BackLink href={`/studies/${frame.studyId}/interviews`}>{say(m.interviews_coding_back)}</BackLink>
      <Page title={title} tabTitle={`${title} – ${frame.title}`} lead={lead} isWide>
        {frame.syntheticNotice ? <SyntheticNotice text={frame.syntheticNotice} /> : null}
        <FrameNavigation label={menu.label} current={menu.current} pages={menu.pages} />
        {children}
      </Page>
    </div>
  );
}
