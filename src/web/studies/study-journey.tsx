import { Button } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { m } from '#messages';
import { useNextStep } from '#web/interviews/next-step.ts';
import { useWords } from '#web/language/language.ts';
import { InterviewsStanding } from './interviews-standing.tsx';
import type { JourneyData } from './journey-data.ts';
import { JourneySteps } from './journey-steps.tsx';
import { OfficesWay } from './offices-way.tsx';
import { pagesThatExist } from './pages-that-exist.ts';
import { sayDay } from './say-day.ts';
import { StudyFrame } from './study-frame.tsx';
import type { StudyFrameData } from './study-place.ts';

type Step = {
  readonly name: string;
  readonly question: string;
  readonly state: string;
  /** Where one sees more; none where there is nothing yet. */
  readonly href?: string | undefined;
  readonly more?: ReactNode;
};

/** A study for those who work with it: six steps, where each of them is, and the one thing to do next. */
export function StudyJourney(properties: {
  frame: StudyFrameData;
  description: string | null;
  journey: JourneyData;
  /** The report of the example, where the study has one that everybody may read. */
  hasPublicReport: boolean;
}) {
  const { frame, description, journey, hasPublicReport } = properties;
  const { say } = useWords();
  const steps = useSteps(frame, journey, hasPublicReport);
  const next = useNext(frame, journey);
  return (
    <StudyFrame
      frame={frame}
      step="overview"
      title={frame.title}
      lead={description ? <p>{description}</p> : null}
    >
      {isOfInterviewsAlone(journey) ? (
        <InterviewsNext frame={frame} where={journey.interviews} />
      ) : next ? (
        <NextBox next={next} />
      ) : null}
      <section aria-labelledby="journey">
        <h2 className="section-title" id="journey">
          {say(m.waves_journey_title)}
        </h2>
        <JourneySteps
          steps={steps.map(({ more, ...step }) => ({
            ...step,
            state: more ?? <p className="journey__state">{step.state}</p>,
          }))}
        />
      </section>
      <OfficesWay />
    </StudyFrame>
  );
}

/** Nothing is asked in a form, and the interviews have begun: what comes next is theirs. */
const isOfInterviewsAlone = (
  journey: JourneyData,
): journey is JourneyData & { interviews: NonNullable<JourneyData['interviews']> } =>
  journey.items === 0 &&
  journey.wave === null &&
  journey.reported === null &&
  journey.interviews?.isBegun === true;

type Next = {
  readonly text: string;
  readonly button: string;
  readonly href: string;
  /** Another way to begin. */
  readonly other?: { readonly name: string; readonly href: string };
};

function NextBox({ next }: { next: Next }) {
  const { say } = useWords();
  const { text, button, href, other } = next;
  return (
    <section className="next-step" aria-labelledby="next">
      <h2 id="next">{say(m.waves_journey_next)}</h2>
      <p>{text}</p>
      <div className="upload__send">
        <Button as="a" role="link" href={href}>
          {button}
        </Button>
        {other ? <a href={other.href}>{other.name}</a> : null}
      </div>
    </section>
  );
}

function InterviewsNext(properties: {
  frame: StudyFrameData;
  where: NonNullable<JourneyData['interviews']>;
}) {
  const { frame, where } = properties;
  const { say } = useWords();
  const { text, button, href, isMine } = useNextStep({ frame, where, mayPrepare: where.mayPrepare });
  const base = `/studies/${frame.studyId}`;
  // What is another's to do is told in the interviews' own room, with who does it.
  return (
    <NextBox
      next={{
        text,
        button: isMine ? button : say(m.interviews_journey_open),
        href: isMine ? href : `${base}/interviews`,
        ...(frame.may.runWave ? { other: { name: say(m.waves_next_ask_too), href: `${base}/design` } } : {}),
      }}
    />
  );
}

function useSteps(frame: StudyFrameData, journey: JourneyData, hasPublicReport: boolean): readonly Step[] {
  const { say, language } = useWords();
  const { wave, totals, reported } = journey;
  const base = `/studies/${frame.studyId}`;
  const waveHref = wave ? `${base}/waves/${wave.waveId}` : `${base}/waves`;
  const isUnderWay = wave !== null && wave.state !== 'draft' && wave.state !== 'pilot';
  const counts =
    totals && totals.complete !== null && totals.reached !== null && totals.reached > 0
      ? say(m.waves_journey_answered, { complete: totals.complete, reached: totals.reached })
      : totals?.byOpenLink
        ? say(m.waves_journey_on_site, { count: totals.byOpenLink })
        : say(m.waves_journey_no_counts);
  return [
    {
      name: say(m.web_step_design),
      question: say(m.web_step_design_question),
      state: say(m.waves_journey_design, {
        version: journey.version,
        items: journey.items,
        analyses: journey.analyses,
      }),
      href: pagesThatExist.design ? `${base}/design` : undefined,
    },
    {
      name: say(m.web_step_collect),
      question: say(m.web_step_collect_question),
      state: wave ? say(waveStates[wave.state], { wave: wave.title }) : say(m.waves_journey_no_wave),
      href: waveHref,
    },
    {
      name: say(m.web_step_follow),
      question: say(m.web_step_follow_question),
      state: isUnderWay ? counts : say(m.waves_journey_nothing_to_follow),
      href: isUnderWay
        ? pagesThatExist.follow && frame.may.followWave
          ? `${waveHref}/follow`
          : waveHref
        : undefined,
    },
    {
      name: say(m.web_step_findings),
      question: say(m.web_step_findings_question),
      state: reported
        ? say(m.waves_journey_reported, { wave: reported.title, day: sayDay(reported.on, language) })
        : hasPublicReport
          ? say(m.waves_journey_example)
          : say(m.waves_journey_no_report),
      href:
        reported && frame.may.exportData
          ? `${base}/waves/${reported.waveId}/report`
          : hasPublicReport
            ? `${base}/report`
            : undefined,
    },
    {
      name: say(m.web_step_interviews),
      question: say(m.web_step_interviews_question),
      state: say(m.interviews_journey_hidden),
      more: journey.interviews ? <InterviewsStanding frame={frame} where={journey.interviews} /> : null,
      href: frame.may.codeInterviews || frame.may.conductInterviews ? `${base}/interviews` : undefined,
    },
    { name: say(m.web_step_act), question: say(m.web_step_act_question), state: say(m.web_step_coming) },
  ];
}

const waveStates = {
  draft: m.waves_journey_wave_draft,
  pilot: m.waves_journey_wave_pilot,
  open: m.waves_journey_wave_open,
  closed: m.waves_journey_wave_closed,
  archived: m.waves_journey_wave_closed,
} as const;

/** What to do now, for whoever may do it. */
function useNext(frame: StudyFrameData, { wave, reported, items }: JourneyData): Next | null {
  const { say } = useWords();
  const base = `/studies/${frame.studyId}`;
  if (wave && wave.state !== 'closed' && wave.state !== 'archived') {
    const words = {
      draft: [m.waves_next_draft, m.waves_next_draft_button],
      pilot: [m.waves_next_pilot, m.waves_next_pilot_button],
      open: [m.waves_next_open, m.waves_next_open_button],
    } as const;
    const [text, button] = words[wave.state];
    // What a custodian does is said on the wave's own page; what a lead does is not theirs.
    if (frame.may.readCodeKey) {
      return {
        text: say(wave.state === 'open' ? m.waves_next_open : m.waves_next_preparing, { wave: wave.title }),
        button: say(m.waves_next_custodian_button),
        href: `${base}/waves/${wave.waveId}`,
      };
    }
    return {
      text: say(text, { wave: wave.title }),
      button: say(button),
      href: `${base}/waves/${wave.waveId}`,
    };
  }
  if (reported && frame.may.exportData) {
    return {
      text: say(m.waves_next_report, { wave: reported.title }),
      button: say(m.waves_report_read),
      href: `${base}/waves/${reported.waveId}/report`,
    };
  }
  if (items === 0 && pagesThatExist.design && frame.may.runWave) {
    return {
      text: say(m.waves_next_questions),
      button: say(m.waves_next_questions_button),
      href: `${base}/design`,
      ...(frame.may.codeInterviews
        ? { other: { name: say(m.waves_next_interviews_alone), href: `${base}/interviews` } }
        : {}),
    };
  }
  return frame.may.runWave
    ? { text: say(m.waves_next_new), button: say(m.waves_new_button), href: `${base}/waves/new` }
    : null;
}
