import { createContext, useContext } from 'react';
import { isLanguage, type Language } from '#platform/language.ts';

/** Bokmål unless the reader has chosen otherwise. */
export function languageOf(request: Request): Language {
  const chosen = /(?:^|;\s*)language=([a-z]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
  return isLanguage(chosen) ? chosen : 'nb';
}

export const LanguageContext = createContext<Language>('nb');

type Message<Inputs extends object> = (inputs: Inputs, options: { locale: Language }) => string;

/**
 * The reader's language and a way to say things in it.
 *
 * @example const { say } = useWords(); say(m.web_check_title); say(m.web_gone_after, { minutes: 30 })
 */
export function useWords() {
  const language = useContext(LanguageContext);
  function say<Inputs extends object>(message: Message<Inputs>, inputs?: Inputs): string {
    return message(inputs ?? ({} as Inputs), { locale: language });
  }
  return { language, say };
}
