import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import { refusal } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import { enterFindings, type FindingsParts, type StudyAsked } from '../enter-findings.ts';
import { type KeptTheme, type SurveyReport, themeSchema } from './theme.ts';
import { listThemes, saveTheme } from './themes.server.ts';

export type Theming = {
  themes(actor: Actor, asked: StudyAsked): Promise<readonly KeptTheme[]>;
  /** What stored reports of the survey tell; null for whoever may not read them. */
  survey(
    actor: Actor,
    asked: StudyAsked & { readonly language: Language },
  ): Promise<readonly SurveyReport[] | null>;
  /**
   * Saves a theme on top of the version that was seen; 0 for a new one.
   *
   * @param given.theme null takes it away
   * @throws DomainError `theme-not-read`, `theme-changed`, `survey-not-yours`
   */
  saveTheme(
    actor: Actor,
    asked: StudyAsked,
    given: { readonly themeId: string; readonly basedOn: number; readonly theme: unknown },
  ): Promise<void>;
};

export function createTheming(parts: FindingsParts): Theming {
  const { database } = parts;
  return {
    themes: async (actor, { studyId }) =>
      listThemes(database, (await enterFindings(parts, actor, studyId)).place),
    survey: async (actor, asked) => {
      await enterFindings(parts, actor, asked.studyId);
      return parts.survey(actor, asked);
    },
    saveTheme: async (actor, { studyId }, { themeId, basedOn, theme }) => {
      const { place, today } = await enterFindings(parts, actor, studyId);
      const read = theme === null ? null : themeSchema.safeParse(theme);
      if (read !== null && !read.success) throw refusal('theme-not-read', m.findings_theme_not_read);
      const saved = await saveTheme(database, place, {
        themeId,
        basedOn,
        theme: read?.data ?? null,
        byName: actor.name,
        savedOn: today,
      });
      if (!saved) throw refusal('theme-changed', m.findings_theme_changed);
    },
  };
}
