import { describe, expect, it } from 'vitest';
import { templates } from '@/domain/survey/templates/catalog';
import { readText } from '@/domain/survey/texts';
import { diffDefinitions } from '@/domain/survey/versions';
import { countMissing, placeOf, withText } from './draft';

const boots = structuredClone(templates['post-purchase'].definition);
const TITLE = 'pages.0.questions.0.title';

describe('writing a text', () => {
  it('changes one language and leaves the definition it began from alone', () => {
    const next = withText(boots, TITLE, 'en', 'Would you send a friend?');
    expect(readText(next, TITLE)?.en).toBe('Would you send a friend?');
    expect(readText(next, TITLE)?.de).toBe(readText(boots, TITLE)?.de);
    expect(readText(boots, TITLE)?.en).not.toBe('Would you send a friend?');
  });

  it('makes what is missing on the way and leaves no trace when it is emptied again', () => {
    const path = 'pages.0.questions.0.help';
    const typed = withText(boots, path, 'en', 'Take your time.');
    expect(readText(typed, path)).toEqual({ en: 'Take your time.' });
    expect(diffDefinitions(boots, withText(typed, path, 'en', ''))).toEqual([]);
  });

  it('keeps an emptied title as an empty text, so that the draft stays storable', () => {
    const only = { ...boots, languages: ['en'] };
    const texts = Object.keys(readText(only, TITLE) ?? {});
    const emptied = texts.reduce((def, tag) => withText(def, TITLE, tag, ''), only);
    expect(readText(emptied, TITLE)).toEqual({});
  });
});

describe('languages that were taken out', () => {
  it('do not reappear where the last text that can be seen is emptied', () => {
    const english = { ...boots, languages: ['en'] };
    expect(readText(english, TITLE)?.de).toBeTruthy();
    expect(readText(withText(english, TITLE, 'en', ''), TITLE)).toEqual({});
    expect(readText(withText(boots, TITLE, 'en', ''), TITLE)?.de).toBeTruthy();
  });
});

describe('what is missing', () => {
  it('is counted by language, and nothing is missing in the ready surveys', () => {
    expect(Object.keys(countMissing(boots))).toEqual(boots.languages);
    expect(Object.values(countMissing(boots)).every(missing => missing === 0)).toBe(true);
    expect(countMissing(withText(boots, TITLE, 'de', '')).de).toBe(1);
  });

  it('is every written text for a language that was just added', () => {
    const swedish = countMissing({ ...boots, languages: ['en', 'sv'] });
    expect(swedish.sv).toBeGreaterThan(10);
    expect(swedish.en).toBe(0);
  });
});

describe('the preview follows', () => {
  it('to the page, the ending or the mail that is being edited', () => {
    expect(placeOf(boots, TITLE)).toEqual({ kind: 'page', id: boots.pages[0]?.id });
    expect(placeOf(boots, 'endings.0.title')).toEqual({ kind: 'ending', id: boots.endings[0]?.id });
    expect(placeOf(boots, 'email.subject')).toEqual({ kind: 'email' });
    expect(placeOf(boots, 'theme.color')).toBeNull();
  });
});
