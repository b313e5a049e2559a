import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import { informationText, participantInformation } from './participant-information.ts';

const facts = {
  title: 'Læring',
  purpose: 'Vi vil vite hvordan det er å lære her.',
  minimumGroup: 7,
  eraseBy: '1. februar 2027',
  responsible: 'Fylkeskontoret',
  contact: 'post@example.org',
  isHeldBySystem: true,
  asksPointingQuestions: true,
  asksInWords: true,
};

describe('information for those who are asked', () => {
  test('says what the study promises, in every language', () => {
    for (const language of languages) {
      const text = informationText(participantInformation(facts, language));
      for (const said of ['7', '1. februar 2027', 'Fylkeskontoret', 'post@example.org', facts.purpose])
        expect(text).toContain(said);
    }
  });
  test('leaves blanks to be filled in where the study does not say, and never says undefined', () => {
    const text = informationText(
      participantInformation({ ...facts, purpose: '', eraseBy: null, responsible: '', contact: '' }, 'nb'),
    );
    expect(text.match(/\[fyll inn\]/g)).toHaveLength(4);
    expect(text).not.toMatch(/undefined|null/);
  });
  test('does not speak of what is not asked', () => {
    const plain = informationText(
      participantInformation({ ...facts, asksPointingQuestions: false, asksInWords: false }, 'nb'),
    );
    const whole = informationText(participantInformation(facts, 'nb'));
    expect(plain.length).toBeLessThan(whole.length - 100);
  });
});
