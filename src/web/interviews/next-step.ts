import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import type { StudyFrameData } from '#web/studies/study-place.ts';
import type { WhereWeAre } from './where-we-are.ts';

/** The next step in words, and where it is taken. */
export type NextWords = {
  readonly text: string;
  readonly button: string;
  readonly href: string;
  /** Whether whoever reads it may take it. */
  readonly isMine: boolean;
};

/** The one thing to do next with the interviews of a study, as the overview and the study's journey say it. */
export function useNextStep(given: {
  readonly frame: Pick<StudyFrameData, 'studyId' | 'may'>;
  readonly mayPrepare: boolean;
  readonly where: Pick<WhereWeAre, 'next' | 'findings'>;
}): NextWords {
  const { frame, mayPrepare, where } = given;
  const { next, findings } = where;
  const { conductInterviews: mayConduct, codeInterviews: mayCode } = frame.may;
  const base = `/studies/${frame.studyId}/interviews`;
  const { say } = useWords();
  const pseudonym = 'name' in next ? next.name : '';
  const ways: Readonly<Record<WhereWeAre['next']['kind'], readonly [string, string, string, boolean]>> = {
    guide: [say(m.interviews_next_guide), say(m.interviews_next_guide_button), `${base}/guide`, mayPrepare],
    sheet: [say(m.interviews_next_sheet), say(m.interviews_next_sheet_button), `${base}/sheet`, mayPrepare],
    sheetDraft: [
      say(m.interviews_next_sheet_draft),
      say(m.interviews_next_sheet_draft_button),
      `${base}/sheet/edit`,
      mayPrepare,
    ],
    informants: [
      say(m.interviews_next_informants),
      say(m.interviews_next_informants_button),
      `${base}/informants`,
      mayConduct,
    ],
    consent: [
      say(m.interviews_next_consent, { pseudonym }),
      say(m.interviews_next_consent_button),
      'informantId' in next ? `${base}/informants/${next.informantId}/consent` : '',
      mayConduct,
    ],
    hold: [
      say(m.interviews_next_hold, { pseudonym }),
      say(m.interviews_next_hold_button),
      'interviewId' in next ? `${base}/${next.interviewId}/hold` : '',
      mayConduct,
    ],
    transcribe: [
      say(m.interviews_next_transcribe, { pseudonym }),
      say(m.interviews_next_transcribe_button),
      'interviewId' in next ? `${base}/${next.interviewId}/transcript` : '',
      mayConduct,
    ],
    names: [
      say(m.interviews_next_names, { pseudonym }),
      say(m.interviews_next_names_button),
      'interviewId' in next ? `${base}/${next.interviewId}/transcript/names` : '',
      mayConduct,
    ],
    code: [
      say(m.interviews_next_code, { pseudonym }),
      say(m.interviews_next_code_button),
      'interviewId' in next ? `${base}/${next.interviewId}/coding` : '',
      mayCode,
    ],
    test: [
      say(m.interviews_next_test, { count: findings?.untested ?? 0 }),
      say(m.interviews_next_test_button),
      `${base}/codes/test`,
      mayCode,
    ],
    group: [
      say(m.interviews_next_group, { count: findings?.ungrouped ?? 0 }),
      say(m.interviews_next_group_button),
      `${base}/codes/board`,
      mayCode,
    ],
    concepts: [
      say(m.interviews_next_concepts),
      say(m.interviews_next_concepts_button),
      `${base}/codes/board#concepts`,
      mayCode,
    ],
    lock: [
      say(m.interviews_next_lock),
      say(m.interviews_next_lock_button),
      `${base}/findings/report`,
      mayCode,
    ],
    done: findings?.locked
      ? [
          say(m.interviews_next_locked, { version: findings.locked.version }),
          say(m.interviews_next_locked_button),
          `${base}/findings`,
          mayCode,
        ]
      : [say(m.interviews_next_done), say(m.interviews_next_done_button), `${base}/codes`, mayCode],
  };
  const [text, button, href, isMine] = ways[next.kind];
  return { text, button, href, isMine };
}
