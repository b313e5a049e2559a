import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import type { CodingState } from '../../coding/log/replay.ts';
import { type CodeStatus, statusOf } from '../../coding/progress.rules.ts';

export function sayStatus(status: CodeStatus, locale: Language): string {
  if (status === 'passed') return m.interviews_coding_passed({}, { locale });
  return status === 'reword'
    ? m.interviews_coding_to_reword({}, { locale })
    : m.interviews_coding_untested({}, { locale });
}

/** How far a code has come, in words: tested or not, and where it lies. */
export function standingOf(state: CodingState, codeId: string, locale: Language) {
  const code = state.codes.find((one) => one.codeId === codeId)!;
  const { place } = code;
  const found =
    place.kind === 'group' ? state.groups.find(({ groupId }) => groupId === place.groupId) : undefined;
  const concept = state.concepts.find(({ conceptId }) => conceptId === found?.conceptId);
  return {
    statusText: sayStatus(statusOf(code), locale),
    group: found?.name ?? (place.kind === 'outside' ? m.interviews_board_outside({}, { locale }) : null),
    concept: concept?.name ?? null,
  };
}
