import type { ReactNode } from 'react';
import { m } from '#messages';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';
import { SyntheticNotice } from '#web/reports/report-view.tsx';
import { FrameNavigation } from './frame-navigation.tsx';
import { pagesThatExist } from './pages-that-exist.ts';
import type { StudyFrameData } from './study-place.ts';

export type StudyStep = 'overview' | 'design' | 'privacy' | 'waves' | 'findings' | 'interviews' | 'answers';

/** A page of a study: its title, that it is made up where it is, and the way to the study's other pages. */
export function StudyFrame(properties: {
  frame: StudyFrameData;
  /** Which page of the study this is. */
  step: StudyStep;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const { frame, step, title, lead, children } = properties;
  const { say } = useWords();
  const isOverview = step === 'overview';
  return (
    <Page
      title={title}
      tabTitle={isOverview ? title : `${title} – ${frame.title}`}
      kicker={isOverview ? say(m.waves_kicker_study) : frame.title}
      lead={lead}
      isWide
    >
      <StudyNavigation frame={frame} step={step} />
      {frame.syntheticNotice ? <SyntheticNotice text={frame.syntheticNotice} /> : null}
      {children}
    </Page>
  );
}

function StudyNavigation({ frame, step }: { frame: StudyFrameData; step: StudyStep }) {
  const { say } = useWords();
  const base = `/studies/${frame.studyId}`;
  return (
    <FrameNavigation
      label={say(m.waves_study_nav)}
      current={step}
      pages={[
        { id: 'overview', name: say(m.waves_nav_overview), href: base },
        {
          id: 'design',
          name: say(m.waves_nav_design),
          href: `${base}/design`,
          isComing: !pagesThatExist.design,
        },
        { id: 'privacy', name: say(m.privacy_nav), href: `${base}/privacy` },
        { id: 'waves', name: say(m.waves_nav_waves), href: `${base}/waves` },
        { id: 'findings', name: say(m.waves_nav_findings), href: `${base}/report` },
        ...(frame.may.exportData
          ? [{ id: 'answers', name: say(m.interviews_answers_title), href: `${base}/open-answers` }]
          : []),
        ...(frame.may.codeInterviews || frame.may.conductInterviews
          ? [{ id: 'interviews', name: say(m.web_step_interviews), href: `${base}/interviews` }]
          : []),
      ]}
    />
  );
}
