import { Alert } from '@navikt/ds-react';
import { data } from 'react-router';
import { m } from '#messages';
import { isDomainError } from '#platform/errors.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { sayRefusal } from '#web/work/say-refusal.ts';

/** An interview that somebody codes without seeing the others' codes. */
type Sealed = readonly { interviewId: string; name: string; waitsFor: 'you' | 'another' }[];

/** What was asked for; or the page that says why it is not shown to somebody who still codes apart, and what to do. */
export async function unlessSealed<Shown extends object, Base extends { standing: { sealed: Sealed } }>(
  request: Request,
  { standing }: Base,
  find: () => Promise<Shown>,
) {
  try {
    return { ...(await find()), isSealed: false as const };
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'findings-sealed') throw error;
    const said = sayRefusal(error, languageOf(request)).text;
    return { isSealed: true as const, said, sealed: standing.sealed };
  }
}

/** A page that is refused says so in its status too. */
export const sealedStatus = <Found extends { isSealed: boolean }>(found: Found) =>
  data(found, { status: found.isSealed ? 403 : 200 });

/** Why this is not shown, and the way to each interview that is to be finished first. */
export function SealedView(properties: { said: string; sealed: Sealed; studyId: string }) {
  const { said, sealed, studyId } = properties;
  const { say } = useWords();
  return (
    <>
      <Alert variant="warning" role="alert">
        {said}
      </Alert>
      <ul>
        {sealed.map(({ interviewId, name, waitsFor }) => (
          <li key={interviewId}>
            <a href={`/studies/${studyId}/interviews/${interviewId}/coding`}>{name}</a>:{' '}
            {say(waitsFor === 'you' ? m.findings_sealed_you : m.findings_sealed_another)}
          </li>
        ))}
      </ul>
    </>
  );
}
