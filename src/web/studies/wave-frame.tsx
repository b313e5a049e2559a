import type { ReactNode } from 'react';
import { m } from '#messages';
import { BackLink } from '#web/components/back-link.tsx';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';
import { SyntheticNotice } from '#web/reports/report-view.tsx';
import { FrameNavigation } from './frame-navigation.tsx';
import { pagesThatExist } from './pages-that-exist.ts';
import type { WaveFrameData } from './study-place.ts';
import { WaveStateTag } from './wave-state-tag.tsx';

export type WaveStep =
  | 'overview'
  | 'pilot'
  | 'people'
  | 'units'
  | 'letters'
  | 'follow'
  | 'counter'
  | 'files'
  | 'report';

/** A page of a wave: which study and wave it is, what state the wave is in, and the way to the wave's other pages. */
export function WaveFrame(properties: {
  frame: WaveFrameData;
  /** Which page of the wave this is. */
  step: WaveStep;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const { frame, step, title, lead, children } = properties;
  return (
    <>
      <BackLink href={`/studies/${frame.studyId}`}>{frame.title}</BackLink>
      <Page
        title={title}
        tabTitle={step === 'overview' ? `${title} – ${frame.title}` : `${title} – ${frame.wave.title}`}
        lead={lead}
        isWide
      >
        <div className="wave-head">
          {step === 'overview' ? null : <span>{frame.wave.title}</span>}
          <WaveStateTag state={frame.wave.state} />
        </div>
        <WaveNavigation frame={frame} step={step} />
        {frame.syntheticNotice ? <SyntheticNotice text={frame.syntheticNotice} /> : null}
        {children}
      </Page>
    </>
  );
}

/** Only what the reader may open. */
function WaveNavigation({ frame, step }: { frame: WaveFrameData; step: WaveStep }) {
  const { say } = useWords();
  const { may } = frame;
  const base = `/studies/${frame.studyId}/waves/${frame.wave.waveId}`;
  const isClosed = frame.wave.state === 'closed' || frame.wave.state === 'archived';
  const pages = [
    { id: 'overview', name: say(m.waves_nav_overview), href: base, isShown: true },
    {
      id: 'pilot',
      name: say(m.waves_nav_pilot),
      href: `${base}/pilot`,
      isShown: may.runWave && (frame.wave.state === 'draft' || frame.wave.state === 'pilot'),
    },
    {
      id: 'people',
      name: say(m.waves_nav_people),
      href: `${base}/people`,
      isShown: may.importFrame || may.readCodeKey,
      isComing: !pagesThatExist.people,
    },
    {
      id: 'units',
      name: say(m.waves_nav_units),
      href: `${base}/reporting-units`,
      isShown: may.followWave,
    },
    {
      id: 'letters',
      name: say(m.waves_nav_letters),
      href: `${base}/letters`,
      isShown: may.sendLetters,
      isComing: !pagesThatExist.letters,
    },
    {
      id: 'follow',
      name: say(m.waves_nav_follow),
      href: `${base}/follow`,
      isShown: may.followWave,
      isComing: !pagesThatExist.follow,
    },
    {
      id: 'counter',
      name: say(m.waves_nav_counter),
      href: `${base}/counter`,
      isShown: may.runWave,
      isComing: !pagesThatExist.counter,
    },
    {
      id: 'report',
      name: say(m.waves_nav_report),
      href: `${base}/report`,
      isShown: isClosed && may.exportData,
    },
    {
      id: 'files',
      name: say(m.waves_nav_files),
      href: `${base}/files`,
      isShown: may.exportData,
      isComing: !pagesThatExist.files,
    },
  ];
  return (
    <FrameNavigation
      label={say(m.waves_wave_nav)}
      current={step}
      pages={pages.filter(({ isShown }) => isShown)}
    />
  );
}
