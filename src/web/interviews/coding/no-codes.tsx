import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/** There are no codes yet: the interviews where one codes, or what comes before them. */
export function NoCodes(properties: {
  studyId: string;
  /** Those that can be coded. */
  interviews: readonly { interviewId: string; name: string }[];
}) {
  const { studyId, interviews } = properties;
  const { say } = useWords();
  const base = `/studies/${studyId}/interviews`;
  if (interviews.length === 0) {
    return (
      <p className="measure">
        {say(m.interviews_codes_none_open)} <a href={base}>{say(m.interviews_codes_to_interviews)}</a>
      </p>
    );
  }
  return (
    <div className="measure">
      <p>{say(m.interviews_codes_none)}</p>
      <ul>
        {interviews.map(({ interviewId, name }) => (
          <li key={interviewId}>
            <a href={`${base}/${interviewId}/coding`}>{say(m.interviews_codes_code_one, { name })}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
