import type { ReactNode } from 'react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { FrameNavigation } from '#web/studies/frame-navigation.tsx';
import { StudyFrame } from '#web/studies/study-frame.tsx';
import type { StudyFrameData } from '#web/studies/study-place.ts';

export type InterviewsStep = 'overview' | 'guide' | 'sheet' | 'sample' | 'informants';

/** A page of a study's interviews, with the way to the others. */
export function InterviewsFrame(properties: {
  frame: StudyFrameData;
  step: InterviewsStep;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const { frame, step, title, lead, children } = properties;
  const { say } = useWords();
  const base = `/studies/${frame.studyId}/interviews`;
  return (
    <StudyFrame frame={frame} step="interviews" title={title} lead={lead}>
      <FrameNavigation
        label={say(m.interviews_nav)}
        current={step}
        isInner
        pages={[
          { id: 'overview', name: say(m.interviews_nav_overview), href: base },
          { id: 'guide', name: say(m.interviews_nav_guide), href: `${base}/guide` },
          { id: 'sheet', name: say(m.interviews_nav_sheet), href: `${base}/sheet` },
          { id: 'sample', name: say(m.interviews_nav_sample), href: `${base}/sample` },
          ...(frame.may.conductInterviews
            ? [{ id: 'informants', name: say(m.interviews_nav_informants), href: `${base}/informants` }]
            : []),
          ...(frame.may.codeInterviews
            ? [
                { id: 'codes', name: say(m.interviews_nav_codes), href: `${base}/codes` },
                { id: 'findings', name: say(m.interviews_nav_findings), href: `${base}/findings` },
              ]
            : []),
        ]}
      />
      {children}
    </StudyFrame>
  );
}
