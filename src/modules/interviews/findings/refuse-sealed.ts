import { m } from '#messages';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import type { SealedInterview } from './sealed.rules.ts';

/**
 * Refuses what others' codes have come to, to somebody who still codes apart from them: why, and what to do.
 *
 * @throws DomainError `findings-sealed`
 */
export function refuseSealed(sealed: readonly SealedInterview[]): never {
  const named = (waitsFor: SealedInterview['waitsFor']) =>
    sealed.filter((one) => one.waitsFor === waitsFor).map(({ name }) => name);
  const [own, waiting] = [named('you'), named('another')];
  throw new DomainError(
    'findings-sealed',
    inAllLanguages((locale) =>
      [
        m.findings_sealed({}, { locale }),
        ...(own.length > 0 ? [m.findings_sealed_own({ names: inList(own, locale) }, { locale })] : []),
        ...(waiting.length > 0
          ? [m.findings_sealed_waiting({ names: inList(waiting, locale) }, { locale })]
          : []),
      ].join(' '),
    ),
  );
}

const inList = (names: readonly string[], language: Language) =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
