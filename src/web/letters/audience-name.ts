import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/** What a questionnaire is called where people are counted; one with a name of the study's own keeps it. */
export function useAudienceName(): (audience: string) => string {
  const { say } = useWords();
  return (audience) => {
    if (audience === 'employee') return say(m.letters_audience_employee);
    if (audience === 'leader') return say(m.letters_audience_leader);
    return audience;
  };
}
