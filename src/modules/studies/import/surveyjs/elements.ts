import { m } from '#messages';
import type { Draft } from '../draft/draft.ts';
import { joinTexts, noTexts, oneText, type Texts } from '../draft/tongues.ts';
import type { Part } from './json.ts';
import { addQuestion, dropped } from './questions.ts';
import { tellOfDemands, tellOfRest } from './settings.ts';

/** What stands around an element. */
export type Around = {
  readonly conditions: readonly string[];
  readonly title: Texts;
};

/** Adds the questions, panels and words of a page or a panel, in their order. */
export function addElements(holder: Part, draft: Draft, around: Around): void {
  for (const key of ['elements', 'questions', 'templateElements']) {
    for (const element of holder.parts(key)) addElement(element, draft, around);
  }
}

function addElement(element: Part, draft: Draft, around: Around): void {
  const type = element.string('type') ?? 'text';
  const name = element.string('name') ?? type;
  const { place } = element;
  const own = element.string('visibleIf');
  const conditions = own ? [...around.conditions, own] : around.conditions;
  if (element.value('visible') === false && own === undefined) {
    draft.report.gather('changed', 'hidden', '', name, place, (locale) =>
      m.studies_import_hidden({}, { locale }),
    );
  }
  if (type === 'html') {
    const words = draft.plain(element.texts('html'), name, place);
    draft.note(words);
    if (own !== undefined) {
      draft.report.gather('dropped', 'note-condition', '', name, place, (locale) =>
        m.studies_import_note_condition({}, { locale }),
      );
    }
    draft.report.add('converted', 'note', name, place, (locale) =>
      m.studies_import_became_words({}, { locale }),
    );
    tellOfRest(element, draft, name);
    return;
  }
  if (type === 'panel' || type === 'flowpanel' || type === 'paneldynamic') {
    addPanel(element, draft, { conditions, title: around.title }, { type, name });
    return;
  }
  if (dropped.has(type)) {
    draft.drop(`type-${type}`, name, place, (locale) => m.studies_import_type_dropped({ type }, { locale }));
    return;
  }
  tellOfDemands(element, draft, name);
  const title = element.texts('title');
  const heading = draft.plain(title.size > 0 ? title : oneText(name), name, place);
  const help = draft.plain(element.texts('description'), name, place);
  if (help.size > 0) {
    draft.report.gather('changed', 'help', '', name, place, (locale) =>
      m.studies_import_help({}, { locale }),
    );
  }
  const text = joinTexts(heading, help, '\n');
  if (!addQuestion({ part: element, draft, type, name, text, conditions })) {
    const shown = type.slice(0, 60);
    draft.drop('type-unknown', name, place, (locale) =>
      m.studies_import_type_unknown({ type: shown }, { locale }),
    );
    return;
  }
  tellOfRest(element, draft, name);
}

/** A panel with a title is a section; one that repeats is asked once. */
function addPanel(
  panel: Part,
  draft: Draft,
  around: Around,
  { type, name }: { type: string; name: string },
): void {
  const { place } = panel;
  const title = draft.plain(panel.texts('title'), name, place);
  const words = draft.plain(panel.texts('description'), name, place);
  const isSection = title.size > 0;
  if (isSection) draft.section(title, words);
  else draft.note(words);
  if (type === 'paneldynamic') {
    draft.report.add('changed', 'repeat', name, place, (locale) => m.studies_import_repeat({}, { locale }));
    for (const key of [
      'panelCount',
      'minPanelCount',
      'maxPanelCount',
      'templateTitle',
      'panelAddText',
      'panelRemoveText',
    ]) {
      panel.value(key);
    }
  }
  tellOfDemands(panel, draft, name);
  addElements(panel, draft, { conditions: around.conditions, title: isSection ? title : around.title });
  if (isSection) draft.section(around.title, noTexts);
  tellOfRest(panel, draft, name);
}
