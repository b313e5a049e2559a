import type { ReactNode } from 'react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import type { StudyFrameData } from '#web/studies/study-place.ts';
import { WorkingFrame } from '../working-frame.tsx';

/** A page of a study's codes, with the way to the others: the list, the code test, the board. */
export function CodesFrame(properties: {
  frame: StudyFrameData;
  step: 'list' | 'test' | 'board' | 'coders' | 'agreement' | 'history' | 'exchange';
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
      title={title}
      lead={lead}
      menu={{
        label: say(m.interviews_codes_nav),
        current: step,
        pages: [
          { id: 'list', name: say(m.interviews_codes_nav_list), href: `${base}/codes` },
          { id: 'test', name: say(m.interviews_codes_nav_test), href: `${base}/codes/test` },
          { id: 'board', name: say(m.interviews_codes_nav_board), href: `${base}/codes/board` },
          { id: 'coders', name: say(m.interviews_codes_nav_coders), href: `${base}/codes/coders` },
          {
            id: 'agreement',
            name: say(m.interviews_codes_nav_agreement),
            href: `${base}/codes/agreement`,
          },
          { id: 'history', name: say(m.interviews_codes_nav_history), href: `${base}/codes/history` },
          { id: 'findings', name: say(m.findings_nav_from_codes), href: `${base}/findings` },
          { id: 'exchange', name: say(m.interviews_exchange_nav), href: `${base}/exchange` },
        ],
      }}
    >
      {children}
    </WorkingFrame>
  );
}
