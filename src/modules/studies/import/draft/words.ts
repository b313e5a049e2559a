import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import type { WhyNot } from '../conditions/ask-if.rules.ts';
import type { DraftAnswer } from './draft-item.ts';
import type { TextLoss } from './plain-text.ts';

type Say = (locale: Language) => string;

/** What became of a question, and how it is made another thing. */
export function sayAnswer(answer: DraftAnswer): Say {
  switch (answer.kind) {
    case 'agreement': {
      const range = { lowest: answer.lowest, highest: answer.lowest + answer.points - 1 };
      return (locale) => m.studies_import_became_agreement(range, { locale });
    }
    case 'choice':
      return (locale) => m.studies_import_became_choice({ count: answer.options.length }, { locale });
    case 'number':
      return (locale) => m.studies_import_became_number({}, { locale });
    case 'text':
      return (locale) => m.studies_import_became_text({}, { locale });
  }
}

export function sayLoss(loss: TextLoss): Say {
  const sentences = {
    format: m.studies_import_html_format,
    link: m.studies_import_html_link,
    picture: m.studies_import_html_picture,
    script: m.studies_import_html_script,
  } as const;
  return (locale) => sentences[loss]({}, { locale });
}

export function sayWhyNot(whyNot: WhyNot, condition: string): Say {
  const sentences = {
    unreadable: m.studies_import_condition_unreadable,
    unknown: m.studies_import_condition_unknown,
    several: m.studies_import_condition_several,
    text: m.studies_import_condition_text,
    later: m.studies_import_condition_later,
    pattern: m.studies_import_condition_pattern,
  } as const;
  const shown = condition.replace(/\s+/g, ' ').slice(0, 300);
  return (locale) => sentences[whyNot]({ condition: shown }, { locale });
}
