import type { ReactNode } from 'react';
import { m } from '#messages';
import { BackLink } from '#web/components/back-link.tsx';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';
import { benchPath, recordingPath } from '#web/recordings/recording-path.ts';
import { SyntheticNotice } from '#web/reports/report-view.tsx';
import { FrameNavigation } from '#web/studies/frame-navigation.tsx';
import { codingPathOf, pathOf } from './transcript-path.ts';
import type { TranscriptFrameData } from './transcript-place.ts';

export type TranscriptStep =
  | 'recording'
  | 'transcribe'
  | 'transcript'
  | 'names'
  | 'versions'
  | 'codes'
  | 'import';

/** A page of one transcript: whose it is by pseudonym, and the way to its other pages. */
export function TranscriptFrame(properties: {
  frame: TranscriptFrameData;
  step: TranscriptStep;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const { frame, step, title, lead, children } = properties;
  const { say } = useWords();
  const { name, interviewId } = frame.interview;
  const asked = { studyId: frame.studyId, interviewId };
  const transcript = { id: 'transcript', name: say(m.interviews_transcript_title), href: pathOf(asked) };
  const coding = frame.isOpen
    ? [{ id: 'coding', name: say(m.interviews_transcript_nav_coding), href: codingPathOf(asked) }]
    : [];
  // In the order the work goes: the sound, the two ways to a text, the text, the names, the codes.
  const before = [
    { id: 'recording', name: say(m.interviews_recording_title), href: recordingPath(asked) },
    { id: 'transcribe', name: say(m.interviews_bench_title), href: benchPath(asked) },
    { id: 'import', name: say(m.interviews_transcript_nav_import), href: pathOf(asked, '/import') },
  ];
  const after = [
    { id: 'names', name: say(m.interviews_names_nav), href: pathOf(asked, '/names') },
    ...coding,
    { id: 'versions', name: say(m.interviews_transcript_versions_title), href: pathOf(asked, '/versions') },
  ];
  return (
    <>
      <BackLink href={`/studies/${frame.studyId}/interviews`}>{say(m.interviews_transcript_back)}</BackLink>
      <Page
        title={title}
        tabTitle={`${title} – ${name}`}
        kicker={`${frame.title} · ${name}`}
        lead={lead}
        isWide
      >
        <FrameNavigation
          label={say(m.interviews_transcript_nav)}
          current={step}
          pages={frame.mayConduct ? [...before, transcript, ...after] : [transcript, ...coding]}
        />
        {frame.syntheticNotice ? <SyntheticNotice text={frame.syntheticNotice} /> : null}
        {children}
      </Page>
    </>
  );
}
