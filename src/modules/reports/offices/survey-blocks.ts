import { m } from '#messages';
import type { Unit } from '#modules/organisation/schema.ts';
import type { UserSurveyCategory, UserSurveyResult } from '#modules/scorecards/schema.ts';
import type { Block, Text } from '../schema.ts';
import type { PageContext } from './numbering.ts';

export function surveyBlocks(
  results: readonly UserSurveyResult[],
  unit: Unit,
  about: { readonly countyName: string; readonly version: string },
  context: PageContext,
): Block[] {
  void results;
  void unit;
  void about;
  void context;
  return [];
}

export function surveyOut(results: readonly UserSurveyResult[], unit: string, context: PageContext): Text[] {
  void results;
  void unit;
  void context;
  return [];
}

export function categoryName(category: UserSurveyCategory, { locale }: PageContext): string {
  return {
    core: m.offices_survey_core({}, locale),
    guidance: m.offices_survey_guidance({}, locale),
    work: m.offices_survey_work({}, locale),
    service: m.offices_survey_service({}, locale),
  }[category];
}

export function countySurveyBlocks(
  results: readonly UserSurveyResult[],
  offices: readonly Unit[],
  about: { readonly countyName: string; readonly version: string },
  context: PageContext,
): Block[] {
  void results;
  void offices;
  void about;
  void context;
  return [];
}
