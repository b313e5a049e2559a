import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/** Who interviews in a study, by name, and who can give somebody the role. */
export type InterviewRoles = {
  readonly interviewers: readonly string[];
  readonly administrators: readonly string[];
  /** Whether whoever reads it gives roles. */
  readonly mayGive: boolean;
};

/** Who does what is for the interviewer alone, and the way to the role: names of informants are not the lead's to open. */
export function WhoInterviews({ roles }: { roles: InterviewRoles }) {
  const { interviewers, administrators, mayGive } = roles;
  const { say, language } = useWords();
  const names = (all: readonly string[]) =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(all);
  return (
    <p className="who-interviews">
      {interviewers.length > 0
        ? say(m.interviews_who_interviews, { names: names(interviewers) })
        : say(m.interviews_who_nobody)}{' '}
      {mayGive ? (
        <a href="/people">{say(m.interviews_who_give)}</a>
      ) : (
        <>
          {administrators.length > 0
            ? say(m.interviews_who_ask, { names: names(administrators) })
            : say(m.interviews_who_ask_nobody)}{' '}
          <a href="/guide/roles-and-signing-in">{say(m.interviews_next_roles)}</a>
        </>
      )}
    </p>
  );
}
