import { describe, expect, test } from 'vitest';
import { boots } from './boots.fixture';
import { walkOf } from './walk';

describe('trying a path', () => {
  test('ann is unhappy: what she sees, what stays hidden and why, and where it ends', () => {
    const walk = walkOf(boots, { recommend: 3, causes: ['late'] }, { language: 'en' });
    expect(walk.pages.map(({ state, to }) => [state, to])).toEqual([
      ['seen', 'wrong'],
      ['seen', 'sorry'],
      ['off', null],
    ]);
    expect(walk.pages[0]?.why).toBe('“Would you recommend us?” is at most 6');
    expect(walk.pages[1]?.questions.map(({ isShown, why }) => [isShown, why])).toEqual([
      [true, null],
      [false, '“What went wrong?” includes “Rude staff”. Now it is “It was late”.'],
    ]);
    expect(walk.ending?.id).toBe('sorry');
    expect(walk.isStuck).toBe(false);
  });

  test('a required question that is open holds the way up', () => {
    const walk = walkOf(boots, {}, { language: 'de' }, 'de');
    expect(walk.isStuck).toBe(true);
    expect(walk.pages[0]?.questions[0]?.isOwed).toBe(true);
  });

  test('says what is not known', () => {
    const def = structuredClone(boots);
    const question = def.pages[0]?.questions[0];
    if (question)
      question.showIf = {
        all: [{ attribute: 'interaction.type', op: 'eq', value: 'visit' }, { language: ['de', 'fr'] }],
      };
    expect(walkOf(def, {}, { language: 'en' }).pages[0]).toMatchObject({
      state: 'passed',
      questions: [
        {
          isShown: false,
          why: 'the type of interaction is “visit” and the language is German or French. Now the type of interaction is not known, the language is English.',
        },
      ],
    });
  });
});
