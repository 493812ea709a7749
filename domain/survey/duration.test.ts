import { describe, expect, test } from 'vitest';
import { adviceFor } from './advice';
import { surveyOf } from './boots.fixture';
import { surveyDefinition } from './definition';
import { secondsToAnswer } from './duration';
import { templates } from './templates/catalog';

describe('how long a survey takes', () => {
  test.each(Object.values(templates))('the estimate for “$name” is near what its catalog says', template => {
    const { most } = secondsToAnswer(template.definition);
    expect(most / template.seconds).toBeGreaterThan(0.6);
    expect(most / template.seconds).toBeLessThan(1.7);
  });

  test('counts what is shown on a way, not what stands in the survey', () => {
    const reason = (key: string, value: boolean) => ({
      key,
      type: 'long' as const,
      title: { en: 'Why?' },
      showIf: { question: 'again', op: 'eq' as const, value },
    });
    const def = surveyDefinition.parse({
      name: 'Branches',
      pages: [
        { id: 'a', questions: [{ key: 'again', type: 'yesno', title: { en: 'Again?' } }] },
        { id: 'b', questions: [reason('yes', true), reason('no', false), reason('also', true)] },
      ],
    });
    expect(secondsToAnswer(def)).toMatchObject({ fewest: 2, longest: 3 });
    const { least, most } = secondsToAnswer(def);
    // One more comment of twelve words, typed at 36 words a minute.
    expect(most - least).toBeGreaterThanOrEqual(20);
  });

  test('long words and a language without spaces are read too', () => {
    const short = surveyOf({ key: 'q', type: 'nps', title: { ja: 'はい' } });
    const long = surveyOf({
      key: 'q',
      type: 'nps',
      title: { ja: 'このお店をご友人やご家族にどの程度お勧めになりたいと思われますか。'.repeat(4) },
    });
    expect(secondsToAnswer(long).most).toBeGreaterThan(secondsToAnswer(short).most + 5);
  });

  test('nothing asked takes nothing', () => {
    expect(secondsToAnswer(surveyDefinition.parse({ name: 'Empty' }))).toEqual({
      least: 0,
      most: 0,
      fewest: 0,
      longest: 0,
    });
  });
});

describe('advice', () => {
  const messagesOf = (...questions: Parameters<typeof surveyOf>) =>
    adviceFor(surveyOf(...questions)).map(({ message }) => message);
  const nps = { key: 'recommend', type: 'nps' as const };

  test('a short survey that begins with its score needs none', () => {
    expect(messagesOf({ ...nps, required: true }, { key: 'why', type: 'long' })).toEqual([]);
  });

  test('names more than ten questions and more than six on a page', () => {
    const many = Array.from({ length: 10 }, (_, index) => ({ key: `q${index}`, type: 'csat' as const }));
    expect(messagesOf(nps, ...many)).toMatchObject([
      expect.stringContaining('Up to 11 questions'),
      expect.stringContaining('11 things at once'),
    ]);
  });

  test('names a required comment or address, and leads to it', () => {
    const def = surveyOf(nps, { key: 'why', type: 'long', required: true, title: { en: 'Why?' } });
    expect(adviceFor(def)).toMatchObject([
      { message: expect.stringContaining('Why?'), part: { kind: 'question', key: 'why' } },
    ]);
    expect(messagesOf(nps, { key: 'mail', type: 'email', required: true })).toHaveLength(1);
  });

  test('names a score that the mail cannot carry, and a survey without one', () => {
    expect(messagesOf({ key: 'why', type: 'long' }, nps)).toMatchObject([
      expect.stringContaining('invitation mail'),
    ]);
    expect(messagesOf({ key: 'hello', type: 'statement' }, nps)).toEqual([]);
    expect(messagesOf({ key: 'why', type: 'long' })).toMatchObject([
      expect.stringContaining('No question gives a score'),
    ]);
  });
});
