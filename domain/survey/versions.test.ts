import { describe, expect, test } from 'vitest';
import { boots } from './boots.fixture';
import type { SurveyDefinition } from './definition';
import { diffDefinitions } from './versions';

function changed(change: (def: SurveyDefinition) => void): string[] {
  const def = structuredClone(boots);
  change(def);
  return diffDefinitions(boots, def);
}

describe('the difference between two versions, in words', () => {
  test('nothing changed, nothing said', () => {
    expect(diffDefinitions(boots, structuredClone(boots))).toEqual([]);
  });

  test.each<[string, (def: SurveyDefinition) => void]>([
    [
      'Reworded recommend (de): “Würden Sie uns empfehlen?” is now “Na?”.',
      def => {
        Object.assign(def.pages[0]?.questions[0]?.title ?? {}, { de: 'Na?' });
      },
    ],
    [
      'recommend may now be skipped.',
      def => Object.assign(def.pages[0]?.questions[0] ?? {}, { required: false }),
    ],
    [
      'Removed the question “What did you like?” (why); its answers are kept.',
      def => def.pages[2]?.questions.shift(),
    ],
    [
      'Removed the choice “rude” from causes; its answers are kept.',
      def => {
        const question = def.pages[1]?.questions[0];
        if (question?.type === 'multiple') question.choices.pop();
      },
    ],
    [
      'Reordered the choices of order.',
      def => {
        const question = def.pages[2]?.questions[1];
        if (question?.type === 'ranking') question.choices.reverse();
      },
    ],
    ['Questions on page “liked” are now in the order order, why.', def => def.pages[2]?.questions.reverse()],
    [
      'After page “wrong”: if recommend is at most 3, go to “sorry”; otherwise go to “thanks”.',
      def => {
        Object.assign(def.pages[1] ?? {}, {
          next: [{ when: { question: 'recommend', op: 'lte', value: 3 }, goto: 'sorry' }, { goto: 'thanks' }],
        });
      },
    ],
    ['Added the language fr.', def => def.languages.push('fr')],
    ['Changed the look.', def => Object.assign(def.theme, { color: '#000000' })],
    ['Renamed from “Boots” to “Shoes”.', def => Object.assign(def, { name: 'Shoes' })],
    ['Changed the ending “sorry”.', def => Object.assign(def.endings[1] ?? {}, { text: { en: 'x' } })],
  ])('%s', (sentence, change) => {
    expect(changed(change)).toEqual([sentence]);
  });

  test('a moved question is not removed and added', () => {
    const sentences = changed(def => {
      const question = def.pages[2]?.questions.shift();
      if (question) def.pages[1]?.questions.push(question);
    });
    expect(sentences).toEqual(['Moved why from page “liked” to “wrong”.']);
  });
});
