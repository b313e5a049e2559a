import { Tag } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { JourneySteps } from './journey-steps.tsx';

/** A study as six steps, each with the question it answers. What does not exist yet, or takes a role, says so. */
export function Journey({ reportPath, designHref }: { reportPath: string; designHref: string }) {
  const { say } = useWords();
  const steps = [
    { name: say(m.web_step_design), question: say(m.web_step_design_question), href: designHref },
    { name: say(m.web_step_collect), question: say(m.web_step_collect_question), needsSignIn: true },
    { name: say(m.web_step_follow), question: say(m.web_step_follow_question), needsSignIn: true },
    { name: say(m.web_step_findings), question: say(m.web_step_findings_question), href: reportPath },
    { name: say(m.web_step_interviews), question: say(m.web_step_interviews_question) },
    { name: say(m.web_step_act), question: say(m.web_step_act_question) },
  ];
  const notHere = (needsSignIn: boolean) => (
    <Tag size="small" variant="moderate" data-color="neutral">
      {say(needsSignIn ? m.web_step_signed_in : m.web_step_coming)}
    </Tag>
  );
  return (
    <JourneySteps
      steps={steps.map((step) => ({ ...step, state: step.href ? null : notHere(step.needsSignIn === true) }))}
    />
  );
}
