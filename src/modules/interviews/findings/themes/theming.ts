import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import { refusal } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import { enterFindings, type FindingsParts, type StudyAsked } from '../enter-findings.ts';
import { refuseSealed } from '../refuse-sealed.ts';
import { type KeptTheme, type SurveyReport, themeSchema } from './theme.ts';
import { listThemes, saveTheme } from './themes.server.ts';

export type Theming = {
  /** @throws DomainError `findings-sealed` to somebody who still codes apart from the others */
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
   * @throws DomainError `theme-not-read`, `theme-changed`, `survey-not-yours`, `findings-sealed`
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
    themes: async (actor, { studyId }) => {
      const { place, standing } = await enterFindings(parts, actor, studyId);
      if (standing.isPartial) refuseSealed(standing.sealed);
      return listThemes(database, place);
    },
    survey: async (actor, asked) => {
      await enterFindings(parts, actor, asked.studyId);
      return parts.survey(actor, asked);
    },
    saveTheme: async (actor, { studyId }, { themeId, basedOn, theme }) => {
      const { place, today, standing } = await enterFindings(parts, actor, studyId);
      if (standing.isPartial) refuseSealed(standing.sealed);
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
