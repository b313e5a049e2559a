import { useLocation } from 'react-router';
import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { useWords } from './language.ts';

/** Every language under its own name, so that one finds one's own whatever the page is in. */
const names: readonly (readonly [Language, string])[] = [
  ['nb', 'Bokmål'],
  ['nn', 'Nynorsk'],
  ['en', 'English'],
];

export function LanguageSwitch() {
  const { language, say } = useWords();
  const { pathname, search } = useLocation();
  const back = pathname.startsWith('/problems') ? '/' : `${pathname}${search}`;
  return (
    <form method="post" action="/language" className="language-switch" aria-label={say(m.web_language_label)}>
      <input type="hidden" name="back" value={back} />
      {names.map(([code, name]) => (
        <button
          key={code}
          type="submit"
          name="language"
          value={code}
          lang={code}
          aria-pressed={code === language}
        >
          {name}
        </button>
      ))}
    </form>
  );
}
