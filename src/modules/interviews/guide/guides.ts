import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import { DomainError, type Problem, refusal } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { saveDocument } from '../core/documents.server.ts';
import type { InterviewParts } from '../informants/interview-parts.ts';
import { refuseUnlessPrepares, refuseUnlessSees } from '../informants/who-may.ts';
import { type Guide, type GuideVersion, guideLimits, questionsOf, textsOf } from './guide.ts';
import { listGuides } from './guides.server.ts';

export type Guides = {
  /** The guide in use; null before the first is saved. */
  guide(actor: Actor, studyId: string): Promise<GuideVersion | null>;
  /** The newest first. */
  guideVersions(actor: Actor, studyId: string): Promise<readonly GuideVersion[]>;
  /**
   * Saves a guide as a new version, unless nothing differs. Empty questions and prompts are left out.
   *
   * @param basedOn the version that was changed, 0 for none: where somebody else has saved meanwhile, this is refused
   * @throws DomainError `guide-faulty`, `guide-changed-meanwhile`
   */
  saveGuide(
    actor: Actor,
    studyId: string,
    given: { readonly guide: Guide; readonly basedOn: number },
  ): Promise<GuideVersion>;
  /** Everything the guide says, for the code test; none where there is no guide. */
  guideTexts(actor: Actor, studyId: string): Promise<readonly string[]>;
};

export function createGuides({ database, today }: InterviewParts): Guides {
  const versions = async (actor: Actor, studyId: string) => {
    refuseUnlessSees(actor, studyId);
    return listGuides(database, { organisationId: actor.organisationId, studyId });
  };
  return {
    guideVersions: versions,
    guide: async (actor, studyId) => (await versions(actor, studyId))[0] ?? null,
    guideTexts: async (actor, studyId) => {
      const [newest] = await versions(actor, studyId);
      return newest ? textsOf(newest.guide) : [];
    },
    saveGuide: async (actor, studyId, { guide, basedOn }) => {
      refuseUnlessPrepares(actor, studyId);
      const sound = soundGuide(guide);
      refuseFaulty(sound);
      const place = { organisationId: actor.organisationId, studyId };
      const saved = await saveDocument(database, place, 'guide', {
        content: sound,
        basedOn,
        savedOn: today(),
        byName: actor.name,
      });
      if (saved === null) throw refusal('guide-changed-meanwhile', m.interviews_guide_changed_meanwhile);
      const { content, ...version } = saved;
      return { guide: content, ...version };
    },
  };
}

/** Without blanks at the edges, and without questions and prompts that nothing is written in. */
export function soundGuide(guide: Guide): Guide {
  const line = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  return {
    parts: guide.parts.map((part) => ({
      ...part,
      title: line(part.title),
      intro: part.intro.normalize('NFC').replaceAll('\r\n', '\n').trim(),
      questions: part.questions
        .map(({ id, text, prompts }) => ({
          id,
          text: line(text),
          prompts: prompts.map(line).filter((prompt) => prompt !== ''),
        }))
        .filter(({ text, prompts }) => text !== '' || prompts.length > 0),
    })),
  };
}

function refuseFaulty(guide: Guide): void {
  const problems: Problem[] = [];
  const add = (code: string, say: Parameters<typeof inAllLanguages>[0], value?: string) =>
    problems.push({ code, file: '', ...(value ? { value } : {}), text: inAllLanguages(say) });
  const questions = questionsOf(guide);
  const { parts: mostParts, questions: mostQuestions, prompts, characters: most } = guideLimits;
  if (questions.length === 0)
    add('no-questions', (locale) => m.interviews_guide_no_questions({}, { locale }));
  if (guide.parts.length > mostParts || questions.length > mostQuestions) {
    add('too-long', (locale) =>
      m.interviews_guide_too_long({ parts: mostParts, questions: mostQuestions }, { locale }),
    );
  }
  guide.parts.forEach((part, place) => {
    if (part.kind === 'theme' && part.title === '') {
      add('no-title', (locale) => m.interviews_guide_no_title({ number: place }, { locale }));
    }
  });
  for (const { text, prompts: asked } of questions) {
    if (text === '')
      add('prompt-alone', (locale) => m.interviews_guide_prompt_alone({}, { locale }), asked[0]);
    if (asked.length > prompts) {
      add('prompts', (locale) => m.interviews_guide_too_many_prompts({ most: prompts }, { locale }), text);
    }
  }
  for (const text of textsOf(guide)) {
    if (text.length > most)
      add('text-long', (locale) => m.interviews_guide_text_long({ most }, { locale }), text);
  }
  if (problems.length === 0) return;
  throw new DomainError(
    'guide-faulty',
    inAllLanguages((locale) => m.interviews_guide_faulty({}, { locale })),
    problems,
  );
}
