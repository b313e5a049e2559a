import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

export function SkipLink() {
  const { say } = useWords();
  return (
    <a className="skip-link" href="#content">
      {say(m.web_skip_to_content)}
    </a>
  );
}
