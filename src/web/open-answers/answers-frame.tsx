import type { ReactNode } from 'react';
import { m } from '#messages';
import type { QuestionHead } from '#modules/interviews/index.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';
import { SyntheticNotice } from '#web/reports/report-view.tsx';
import { FrameNavigation } from '#web/studies/frame-navigation.tsx';
import type { StudyFrameData } from '#web/studies/study-place.ts';
import { addressOf } from './answers-place.ts';

/** A page of a question's free texts, with the way to the others: sort, names, board, test, others, history, themes. */
export function AnswersFrame(properties: {
  frame: StudyFrameData;
  question: QuestionHead;
  step: 'sort' | 'names' | 'board' | 'test' | 'together' | 'coders' | 'history' | 'themes';
  lead?: ReactNode;
  children: ReactNode;
}) {
  const { frame, question, step, lead, children } = properties;
  const { say } = useWords();
  const base = addressOf(question);
  return (
    <div className="coding-page answers-page">
      <BackLink href={`/studies/${frame.studyId}/open-answers`}>{say(m.interviews_answers_back)}</BackLink>
      <Page
        title={question.label}
        tabTitle={`${question.label} – ${frame.title}`}
        kicker={`${question.waveTitle} · ${question.audienceTitle}`}
        lead={lead}
        isWide
      >
        {frame.syntheticNotice ? <SyntheticNotice text={frame.syntheticNotice} /> : null}
        <FrameNavigation
          label={say(m.interviews_answers_nav)}
          current={step}
          pages={[
            { id: 'sort', name: say(m.interviews_answers_nav_sort), href: base },
            { id: 'names', name: say(m.interviews_answers_nav_names), href: `${base}/names` },
            { id: 'board', name: say(m.interviews_answers_nav_board), href: `${base}/board` },
            { id: 'test', name: say(m.interviews_answers_nav_test), href: `${base}/test` },
            { id: 'together', name: say(m.interviews_answers_nav_together), href: `${base}/together` },
            { id: 'coders', name: say(m.interviews_answers_nav_coders), href: `${base}/coders` },
            { id: 'history', name: say(m.interviews_answers_nav_history), href: `${base}/history` },
            { id: 'themes', name: say(m.interviews_answers_nav_themes), href: `${base}/themes` },
          ]}
        />
        {children}
      </Page>
    </div>
  );
}
