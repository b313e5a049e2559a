import { m } from '#messages';
import type { Draft } from '../draft/draft.ts';
import type { Part } from './json.ts';

/** Where something stands and what it looks like: our pages decide that. */
const looks = new Set([
  ...[
    'name',
    'type',
    'width',
    'minWidth',
    'maxWidth',
    'colCount',
    'startWithNewLine',
    'indent',
    'titleLocation',
  ],
  ...[
    'cols',
    'rows',
    'autoGrow',
    'allowResize',
    'showQuestionNumbers',
    'questionTitleLocation',
    'showProgressBar',
  ],
  ...[
    'progressBarType',
    'widthMode',
    'logoPosition',
    'logoFit',
    'logoWidth',
    'logoHeight',
    'hideNumber',
    'state',
  ],
  ...['renderAs', 'placeholder', 'placeHolder', 'optionsCaption', 'rateType', 'rateColorMode', 'displayMode'],
  ...[
    'rateDescriptionLocation',
    'showLabel',
    'searchEnabled',
    'showTitle',
    'showCompletedPage',
    'showPrevButton',
  ],
  ...[
    'pageNextText',
    'pagePrevText',
    'completeText',
    'startSurveyText',
    'questionsOnPageMode',
    'showNavigationButtons',
  ],
  ...[
    'fitToContainer',
    'headerView',
    'backgroundImage',
    'backgroundImageFit',
    'maxTextLength',
    'focusFirstQuestionAutomatic',
  ],
  ...[
    'questionDescriptionLocation',
    'descriptionLocation',
    'questionErrorLocation',
    'errorLocation',
    'alternateRows',
  ],
  ...[
    'showHeader',
    'scaleMode',
    'imageHeight',
    'imageWidth',
    'imageFit',
    'size',
    'swapOrder',
    'columnMinWidth',
  ],
  ...[
    'rowTitleWidth',
    'innerIndent',
    'requiredText',
    'questionStartIndex',
    'showTOC',
    'tocLocation',
    'readOnly',
  ],
]);

/** Tells of settings that have no counterpart; those about looks in one line for all. */
export function tellOfRest(part: Part, draft: Draft, name: string): void {
  for (const setting of part.left()) {
    if (looks.has(setting)) {
      if (setting === 'name' || setting === 'type') continue;
      draft.report.gather('dropped', 'looks', '', setting, part.place, (locale) =>
        m.studies_import_looks({}, { locale }),
      );
      continue;
    }
    const shown = setting.slice(0, 60);
    draft.report.gather(
      'dropped',
      'setting',
      setting,
      `${name === '' ? '' : `${name}: `}${shown}`,
      part.place,
      (locale) => m.studies_import_setting({ setting: shown }, { locale }),
    );
  }
}

/** What every question may have: whether it must be answered, and checks of the answer. */
export function tellOfDemands(part: Part, draft: Draft, name: string): void {
  if (
    part.isTrue('isRequired') ||
    part.value('requiredIf') !== undefined ||
    part.isTrue('isAllRowRequired', 'eachRowRequired')
  ) {
    draft.report.gather('dropped', 'required', '', name, part.place, (locale) =>
      m.studies_import_required({}, { locale }),
    );
  }
  part.value('requiredErrorText');
  const checks = part
    .parts('validators')
    .map((validator) => validator.string('type') ?? '')
    .filter((type) => type !== 'numeric');
  if (checks.length > 0 || part.value('inputMask') !== undefined || part.value('maskType') !== undefined) {
    draft.report.gather('dropped', 'validators', '', name, part.place, (locale) =>
      m.studies_import_checks({}, { locale }),
    );
  }
  const orders = ['choicesOrder', 'rowsOrder', 'rowOrder', 'elementsOrder', 'questionsOrder'].filter(
    (key) => {
      const order = part.string(key);
      return order !== undefined && order !== 'none' && order !== 'initial';
    },
  );
  if (orders.length > 0) {
    draft.report.gather('dropped', 'order', '', name, part.place, (locale) =>
      m.studies_import_order({}, { locale }),
    );
  }
  if (
    ['defaultValue', 'defaultValueExpression', 'correctAnswer', 'defaultRowValue'].filter(
      (key) => part.value(key) !== undefined,
    ).length > 0
  ) {
    draft.report.gather('dropped', 'default', '', name, part.place, (locale) =>
      m.studies_import_default({}, { locale }),
    );
  }
}
