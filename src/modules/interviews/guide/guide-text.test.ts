import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import { type Guide, type GuidePart, questionsOf } from './guide.ts';
import { guideAsText, guideFromText } from './guide-text.ts';
import { readyMadeGuide } from './ready-made-guide.ts';

const withoutIds = ({ parts }: Guide) =>
  parts.map(({ kind, title, intro, questions }) => ({
    kind,
    title,
    intro,
    questions: questions.map(({ text, prompts }) => ({ text, prompts })),
  }));

describe('a guide as text', () => {
  const line = fc
    .stringMatching(/^[A-ZÆØÅa-zæøå][A-ZÆØÅa-zæøå ,?.]{0,40}$/)
    .map((text) => text.replaceAll(/\s+/g, ' ').trim());
  const part = (kind: GuidePart['kind']) =>
    fc.record({
      id: fc.constant('p0'),
      kind: fc.constant(kind),
      title: kind === 'theme' ? line : fc.constant(''),
      intro: fc.oneof(fc.constant(''), line),
      questions: fc.array(
        fc.record({ id: fc.constant('q0'), text: line, prompts: fc.array(line, { maxLength: 3 }) }),
        { maxLength: 4 },
      ),
    });
  const anyGuide: fc.Arbitrary<Guide> = fc
    .tuple(part('warmUp'), fc.array(part('theme'), { maxLength: 4 }), part('closing'))
    .map(([warmUp, themes, closing]) => ({ parts: [warmUp, ...themes, closing] }));

  test('says all of it: what is read back is what was written', () => {
    fc.assert(
      fc.property(anyGuide, fc.constantFrom(...languages), (guide, language) => {
        expect(withoutIds(guideFromText(guideAsText(guide, language)))).toEqual(withoutIds(guide));
      }),
    );
  });

  test('pasted from a document without marks: headings by the empty line over them, bullets as questions', () => {
    const pasted = `Oppvarmingsspørsmål
- hva jobber du med?
- har du jobbet der lenge?

Nytt i tjenesten
Planen er en ny måte å følge opp på.
- hva legger du i ordet?

Ledelse og kultur
Hva gjør du selv?
• Når sist?
\t– Hvem var med?

Avslutning/oppsummering
Er det noe vi ikke har snakket om?`.replaceAll('\n', '\r\n');
    expect(withoutIds(guideFromText(pasted))).toEqual([
      {
        kind: 'warmUp',
        title: '',
        intro: '',
        questions: [
          { text: 'hva jobber du med?', prompts: [] },
          { text: 'har du jobbet der lenge?', prompts: [] },
        ],
      },
      {
        kind: 'theme',
        title: 'Nytt i tjenesten',
        intro: '',
        questions: [{ text: 'Planen er en ny måte å følge opp på.', prompts: ['hva legger du i ordet?'] }],
      },
      {
        kind: 'theme',
        title: 'Ledelse og kultur',
        intro: '',
        questions: [{ text: 'Hva gjør du selv?', prompts: ['Når sist?', 'Hvem var med?'] }],
      },
      {
        kind: 'closing',
        title: '',
        intro: '',
        questions: [{ text: 'Er det noe vi ikke har snakket om?', prompts: [] }],
      },
    ]);
  });

  test('where questions are numbered, as a word processor numbers them, the bullets under a number are its prompts', () => {
    const pasted = `# Nytt i tjenesten
1. Hva legger du i ordet?
- Har du et eksempel?
- Hvem tok initiativet?
2. Hva gjør det lett?

# Ledelse
Hva gjør du selv?
1. Når sist?
2. Hvem var med?`;
    const themes = guideFromText(pasted).parts.filter(({ kind }) => kind === 'theme');
    expect(themes.map(({ questions }) => questions.map(({ text, prompts }) => [text, prompts]))).toEqual([
      [
        ['Hva legger du i ordet?', ['Har du et eksempel?', 'Hvem tok initiativet?']],
        ['Hva gjør det lett?', []],
      ],
      [['Hva gjør du selv?', ['Når sist?', 'Hvem var med?']]],
    ]);
  });

  test('a question that stands there still keeps its id wherever it is moved, and no other gets one that was in use', () => {
    const before = guideFromText('# Oppvarming\n\nEn?\n\n# Tema\n\nTo?\n\nTre?');
    const after = guideFromText('# Oppvarming\n\nNy?\n\n# Tema\n\nTre?\n\nEn?', [before]);
    const idOf = (guide: Guide, text: string) => questionsOf(guide).find((one) => one.text === text)?.id;
    for (const text of ['En?', 'Tre?']) expect(idOf(after, text)).toBe(idOf(before, text));
    expect(questionsOf(before).map(({ id }) => id)).not.toContain(idOf(after, 'Ny?'));
  });
});

test('the ready-made guide asks the same in all three languages', () => {
  const shapes = languages.map((language) =>
    readyMadeGuide(language).parts.map(({ kind, intro, questions }) => ({
      kind,
      hasIntro: intro !== '',
      questions: questions.map(({ prompts }) => prompts.length),
    })),
  );
  expect(shapes[1]).toEqual(shapes[0]);
  expect(shapes[2]).toEqual(shapes[0]);
  expect(shapes[0]!.map(({ kind }) => kind)).toEqual([
    'warmUp',
    'theme',
    'theme',
    'theme',
    'theme',
    'closing',
  ]);
  expect(questionsOf(readyMadeGuide('nb')).length).toBe(21);
});
