import { BodyLong, Button } from '@navikt/ds-react';
import { m } from '#messages';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';
import type { NotYours } from '#web/studies/study-place.ts';

/**
 * What happened, in a heading, and what to do about it, in a sentence and a way on. `isAway`: the database could not be
 * reached. `isRole`: refused (403) for want of
 * a role, and not because a form came from elsewhere. `notYours`: whose part of a study it is, where that is known.
 */
export function Problem(properties: {
  status: number;
  isAway?: boolean;
  isRole?: boolean;
  notYours?: NotYours | null;
}) {
  const { status, isAway = false, isRole = false, notYours } = properties;
  const { say } = useWords();
  if (notYours) {
    const [title, text] = {
      custodian: [m.web_problem_custodian_title, m.web_problem_custodian_text] as const,
      lead: [m.web_problem_lead_title, m.web_problem_lead_text] as const,
      interviewer: [m.interviews_not_yours_title, m.interviews_not_yours_text] as const,
      nobody: [m.web_problem_sealed_title, m.web_problem_sealed_text] as const,
    }[notYours.whose];
    return (
      <Page title={say(title)}>
        <BodyLong size="large">{say(text)}</BodyLong>
        <p>
          <Button as="a" role="link" href={notYours.back}>
            {say(notYours.back.includes('/waves/') ? m.web_problem_to_wave : m.web_problem_to_study)}
          </Button>
        </p>
      </Page>
    );
  }
  const byStatus = {
    400: [m.web_problem_400_title, m.web_problem_400_text] as const,
    403: isRole
      ? ([m.web_problem_role_title, m.organisation_not_allowed] as const)
      : ([m.web_problem_403_title, m.web_problem_403_text] as const),
    404: [m.web_problem_404_title, m.web_problem_404_text] as const,
    405: [m.web_problem_405_title, m.web_problem_405_text] as const,
    410: [m.web_problem_410_title, m.web_problem_410_text] as const,
    413: [m.web_problem_413_title, m.web_problem_413_text] as const,
    421: [m.web_problem_421_title, m.web_problem_421_text] as const,
    503: [m.web_problem_503_title, m.web_problem_503_text] as const,
  }[status];
  const words = isAway
    ? ([m.web_problem_away_title, m.web_problem_away_text] as const)
    : (byStatus ?? ([m.web_problem_500_title, m.web_problem_500_text] as const));
  return (
    <Page title={say(words[0])}>
      <BodyLong size="large">{say(words[1])}</BodyLong>
      <p>
        <Button as="a" role="link" href={status === 413 || status === 410 ? '/analyse' : '/'}>
          {say(status === 413 || status === 410 ? m.web_problem_to_analyse : m.web_problem_to_front)}
        </Button>
      </p>
    </Page>
  );
}
