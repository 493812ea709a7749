import { describe, expect, test } from 'vitest';
import { boots } from './boots.fixture';
import type { SurveyDefinition } from './definition';
import { diffDefinitions } from './versions';

function changed(change: (def: SurveyDefinition) => void): string[] {
  const def = structuredClone(boots);
  change(def);
  return diffDefinitions(boots, def);
}

const choiceOf = (def: SurveyDefinition): object => {
  const question = def.pages[1]?.questions[0];
  return (question?.type === 'multiple' && question.choices[0]) || {};
};

describe('the difference between two versions, in words', () => {
  test('nothing changed, nothing said', () => {
    expect(diffDefinitions(boots, structuredClone(boots))).toEqual([]);
  });

  test.each<[string, (def: SurveyDefinition) => void]>([
    [
      'Reworded “Would you recommend us?” (German): “Würden Sie uns empfehlen?” is now “Na?”.',
      def => {
        Object.assign(def.pages[0]?.questions[0]?.title ?? {}, { de: 'Na?' });
      },
    ],
    [
      '“Would you recommend us?” may now be skipped.',
      def => Object.assign(def.pages[0]?.questions[0] ?? {}, { required: false }),
    ],
    [
      'Removed the question “What did you like?”; its answers are kept.',
      def => def.pages[2]?.questions.shift(),
    ],
    [
      'Removed the choice “Rude staff” from “What went wrong?”; its answers are kept.',
      def => {
        const question = def.pages[1]?.questions[0];
        if (question?.type === 'multiple') question.choices.pop();
      },
    ],
    [
      'Reordered the choices of “Rank them”.',
      def => {
        const question = def.pages[2]?.questions[1];
        if (question?.type === 'ranking') question.choices.reverse();
      },
    ],
    [
      'The questions of page 3 “Rank them” are now in the order “Rank them”, “What did you like?”.',
      def => def.pages[2]?.questions.reverse(),
    ],
    [
      'After page 2 “What went wrong?”: if “Would you recommend us?” is at most 3, go to thank-you page 2 “We are sorry”; otherwise go to thank-you page 1 “Thank you”.',
      def => {
        Object.assign(def.pages[1] ?? {}, {
          next: [{ when: { question: 'recommend', op: 'lte', value: 3 }, goto: 'sorry' }, { goto: 'thanks' }],
        });
      },
    ],
    ['Added the language French.', def => def.languages.push('fr')],
    [
      'Changed the colour from the company’s to #000000.',
      def => Object.assign(def.theme, { color: '#000000' }),
    ],
    ['Renamed from “Boots” to “Shoes”.', def => Object.assign(def, { name: 'Shoes' })],
    [
      'Wrote the text of thank-you page 2 “We are sorry” (English): “x”.',
      def => Object.assign(def.endings[1] ?? {}, { text: { en: 'x' } }),
    ],
    [
      'Changed the title of thank-you page 2 (German) from “Es tut uns leid” to “Schade”.',
      def => Object.assign(def.endings[1]?.title ?? {}, { de: 'Schade' }),
    ],
    [
      'Thank-you page 2 “We are sorry” is now shown if “Would you recommend us?” is at most 6.',
      def => Object.assign(def.endings[1] ?? {}, { when: { question: 'recommend', op: 'lte', value: 6 } }),
    ],
    [
      'Added a link to https://example.com to thank-you page 1 “Thank you”.',
      def =>
        Object.assign(def.endings[0] ?? {}, { link: { url: 'https://example.com', label: { en: 'Shop' } } }),
    ],
    ['Added thank-you page 3 “Bye”.', def => def.endings.push({ id: 'bye', title: { en: 'Bye' } })],
    ['Removed thank-you page 1 “Thank you”.', def => def.endings.shift()],
    [
      'Wrote the title of page 2 (German): “Was war?”.',
      def => Object.assign(def.pages[1] ?? {}, { title: { de: 'Was war?' } }),
    ],
    [
      'Page 2 “What went wrong?” now always leads to the next page.',
      def => Object.assign(def.pages[1] ?? {}, { next: [] }),
    ],
    [
      'Wrote the mail’s subject (German): “Hallo”.',
      def => Object.assign(def.email, { subject: { de: 'Hallo' } }),
    ],
    [
      'Added a picture to “Our staff”.',
      def => Object.assign(def.pages[1]?.questions[1] ?? {}, { image: { url: '/a', alt: {} } }),
    ],
    [
      'Changed the foot of the page from the company’s to none.',
      def => Object.assign(def.theme, { footer: {} }),
    ],
    [
      'Changed the corners from the company’s to round.',
      def => Object.assign(def.theme, { corner: 'round' }),
    ],
    ['The default language is now German instead of English.', def => def.languages.reverse()],
    [
      'Changed the choice “It was late” of “What went wrong?” (English) from “It was late” to “Too late”.',
      def => Object.assign(choiceOf(def), { label: { en: 'Too late', de: 'Zu spät' } }),
    ],
    [
      'Changed the most of “What went wrong?” from 2 to 1.',
      def => Object.assign(def.pages[1]?.questions[0] ?? {}, { max: 1 }),
    ],
    [
      '“What went wrong?” has no choice with a text field any more; its answers are kept.',
      def => {
        const question = def.pages[1]?.questions[0];
        if (question?.type === 'multiple') delete question.other;
      },
    ],
    [
      'Changed the words at the scale of “Our staff” (German).',
      def => Object.assign(def.pages[1]?.questions[1] ?? {}, { labels: { low: { de: 'Nie' } } }),
    ],
    [
      '“Our staff” is now always shown.',
      def => {
        delete def.pages[1]?.questions[1]?.showIf;
      },
    ],
    [
      'The pages are in a new order: what was page 1 “Would you recommend us?”, then page 3 “What did you like?”, then page 2 “What went wrong?”.',
      def => {
        const [page] = def.pages.splice(2, 1);
        if (page) def.pages.splice(1, 0, page);
      },
    ],
  ])('%s', (sentence, change) => {
    expect(changed(change)).toEqual([sentence]);
  });

  test('a moved question is not removed and added', () => {
    const sentences = changed(def => {
      const question = def.pages[2]?.questions.shift();
      if (question) def.pages[1]?.questions.push(question);
    });
    expect(sentences).toEqual([
      'Moved “What did you like?” from page 3 “What did you like?” to page 2 “What went wrong?”.',
    ]);
  });

  test('an emptied text is a text that was never written', () => {
    expect(
      changed(def => {
        Object.assign(def.pages[0] ?? {}, { title: { de: '' } });
        Object.assign(def.pages[0]?.questions[0] ?? {}, { help: { en: '' } });
      }),
    ).toEqual([]);
  });

  test('in a survey of one language its name is left out', () => {
    const one = { ...structuredClone(boots), languages: ['en'] };
    const renamed = structuredClone(one);
    Object.assign(renamed.email, { button: { en: 'Go' } });
    expect(diffDefinitions(one, renamed)).toEqual(['Wrote the mail’s button: “Go”.']);
  });
});
