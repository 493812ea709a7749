import { describe, expect, test } from 'vitest';
import { boots, surveyOf } from '../boots.fixture';
import type { SurveyDefinition } from '../definition';
import { checkDefinition } from '../faults';
import { questionsOf } from '../scores';
import { addQuestion } from './add';
import { changeType } from './change-type';
import { duplicatePart } from './duplicate';
import { edited, placeOfQuestion } from './edited';
import { keyForTitle, keyProblem } from './fresh-names';
import { moveQuestion, nudgePart } from './move';
import { removePart } from './remove';
import { renameKey } from './rename-key';
import { joinPages, splitPage } from './split-page';

const [first, wrong, liked] = boots.pages.map(page => page.id);
const keysByPage = (def: SurveyDefinition) => def.pages.map(page => page.questions.map(({ key }) => key));
const errors = (def: SurveyDefinition) =>
  checkDefinition(def).filter(fault => fault.severity === 'error' && fault.code !== 'missing_default');

describe('a new question', () => {
  test('stands where it was asked for, ready to be written, under a key that no version had', () => {
    const published = [edited(boots, draft => Object.assign(questionsOf(draft)[0] ?? {}, { key: 'choice' }))];
    const made = addQuestion(boots, { pageId: liked ?? '', after: 'why', type: 'single', published });
    expect(made?.part).toEqual({ kind: 'question', key: 'choice_2' });
    const place = made && placeOfQuestion(made.definition, 'choice_2');
    expect(place).toMatchObject({ pageIndex: 2, index: 1, question: { choices: { length: 3 } } });
  });

  test('brings the settled wording of a score in the languages of the survey', () => {
    const made = addQuestion(boots, { pageId: first ?? '', after: null, type: 'csat', published: [] });
    const question = made?.definition.pages[0]?.questions[0];
    expect(Object.keys(question?.title ?? {})).toEqual(boots.languages.filter(tag => question?.title[tag]));
    expect(question?.title.en).toContain('satisfied');
  });

  test('takes its key from its title until somebody writes one or it is published', () => {
    const made = addQuestion(boots, { pageId: first ?? '', type: 'single', published: [] });
    if (!made) throw new Error('there is room');
    const titled = (def: SurveyDefinition, key: string, title: string) =>
      edited(def, draft => {
        const found = questionsOf(draft).find(question => question.key === key);
        if (found) found.title.en = title;
      });
    const named = titled(made.definition, 'choice', 'Which size did you buy?');
    expect(keyForTitle(made.definition, named, 'choice', [])).toBe('which_size_did_you_buy');
    expect(keyForTitle(made.definition, named, 'choice', [made.definition])).toBeNull();
    const chosen = renameKey(named, 'choice', 'size');
    expect(keyForTitle(chosen, titled(chosen, 'size', 'Which colour?'), 'size', [])).toBeNull();
  });
});

describe('a copy', () => {
  test('of a page asks about its own questions', () => {
    const why = placeOfQuestion(boots, 'why')?.question ?? fail();
    const def = edited(boots, draft =>
      draft.pages[1]?.questions.push({
        ...why,
        key: 'more',
        title: { en: 'You said {{answers.causes|that}}. More?' },
        showIf: { question: 'causes', op: 'answered' },
      }),
    );
    const made = duplicatePart(def, { kind: 'page', id: wrong ?? '' }, []);
    const copy = made?.definition.pages[2];
    const asked = copy?.questions[0];
    const more = copy?.questions.at(-1);
    expect(more?.showIf).toMatchObject({ question: asked?.key });
    expect(more?.title.en).toBe(`You said {{answers.${asked?.key}|that}}. More?`);
    expect(made?.definition.pages[1]).toEqual(def.pages[1]);
  });

  test('of an index question plays no second part in the index', () => {
    const def = surveyOf({ key: 'overall', type: 'rating', points: 10, metric: 'index', role: 'overall' });
    const made = duplicatePart(def, { kind: 'question', key: 'overall' }, []);
    expect(made && placeOfQuestion(made.definition, 'overall_2')?.question).not.toHaveProperty('role');
  });
});

describe('deleting', () => {
  test('a page sends its visitors on to the next one', () => {
    const led = boots.pages[0]?.next?.some(rule => rule.goto === wrong);
    expect(led).toBe(true);
    const removal = removePart(boots, { kind: 'page', id: wrong ?? '' });
    expect(removal?.repointed).toBe(1);
    expect(removal?.part).toEqual({ kind: 'page', id: liked });
    expect(removal?.definition.pages[0]?.next?.some(rule => rule.goto === wrong)).toBe(false);
  });

  test('a question leaves conditions on it as faults, and says how many', () => {
    const removal = removePart(boots, { kind: 'question', key: 'recommend' });
    expect(removal?.dangling).toBeGreaterThan(0);
    expect(removal && errors(removal.definition).map(fault => fault.code)).toContain(
      'condition_unknown_question',
    );
  });

  test('the last ending cannot go', () => {
    const alone = { ...boots, endings: boots.endings.slice(0, 1) };
    expect(removePart(alone, { kind: 'ending', id: alone.endings[0]?.id ?? '' })).toBeNull();
  });
});

describe('moving', () => {
  test('a question goes over the edge of its page onto the next', () => {
    const down = nudgePart(boots, { kind: 'question', key: 'recommend' }, 1);
    expect(keysByPage(down)[1]?.[0]).toBe('recommend');
    expect(nudgePart(down, { kind: 'question', key: 'recommend' }, -1)).toEqual(boots);
  });

  test('within a page the index is the one it ends at', () => {
    const [, , before] = keysByPage(boots);
    const moved = moveQuestion(boots, before?.[0] ?? '', { pageId: liked ?? '', index: 1 });
    expect(keysByPage(moved)[2]).toEqual([before?.[1], before?.[0], ...(before?.slice(2) ?? [])]);
  });
});

describe('a key', () => {
  test('takes conditions and piped answers along, and nothing that only begins alike', () => {
    const def = edited(boots, draft => {
      draft.email.intro = { en: '{{answers.recommend|x}} {{ answers.recommend }} {{answers.recommended}}' };
    });
    const renamed = renameKey(def, 'recommend', 'nps_score');
    expect(renamed.email.intro.en).toBe(
      '{{answers.nps_score|x}} {{ answers.nps_score }} {{answers.recommended}}',
    );
    expect(JSON.stringify(renamed.pages)).not.toContain('"recommend"');
    expect(errors(renamed)).toEqual(errors(boots));
  });

  test('is frozen once it was published, and taken by nobody else', () => {
    expect(keyProblem(boots, 'recommend', 'score', [boots])).toMatch(/stays/);
    expect(keyProblem(boots, 'recommend', 'why', [])).toMatch(/Another/);
    expect(keyProblem(boots, 'recommend', 'Score', [])).toMatch(/small letter/);
    expect(keyProblem(boots, 'recommend', 'score', [])).toBeNull();
  });
});

describe('another type', () => {
  test('keeps the choices between lists, and gets a new key once answers are stored', () => {
    const was = placeOfQuestion(boots, 'causes')?.question;
    const free = changeType(boots, 'causes', 'dropdown', []);
    expect(free.key).toBe('causes');
    const is = placeOfQuestion(free.definition, 'causes')?.question;
    expect(is && 'choices' in is && is.choices).toEqual(was && 'choices' in was && was.choices);
    const bound = changeType(boots, 'causes', 'dropdown', [boots]);
    expect(bound.key).toBe('causes_2');
    expect(placeOfQuestion(bound.definition, 'causes_2')?.question.title).toEqual(was?.title);
  });

  test('says what does not fit', () => {
    expect(changeType(boots, 'causes', 'long', []).lost).toContain('the choices');
    expect(changeType(boots, 'causes', 'ranking', []).lost).not.toContain('the choices');
  });

  test('does not make the most ticks of a list the largest number', () => {
    const def = edited(boots, draft => {
      const question = placeOfQuestion(draft, 'causes')?.question;
      if (question?.type === 'multiple') question.max = 2;
    });
    expect(placeOfQuestion(changeType(def, 'causes', 'number', []).definition, 'causes')?.question).toEqual(
      expect.not.objectContaining({ max: 2 }),
    );
  });
});

describe('splitting and joining', () => {
  test('a question on a page of its own takes the rules with it, and joined again all is as before', () => {
    const def = edited(boots, draft => {
      const page = draft.pages[1];
      if (page) page.next = [{ goto: 'thanks' }];
    });
    const keys = keysByPage(def)[1] ?? [];
    const key = keysByPage(def)[2]?.at(-1) ?? '';
    expect(splitPage(def, keys[0] ?? '', { published: [], rest: true })).toBeNull();
    const split = splitPage(def, key, { published: [] });
    expect(split?.definition.pages[3]?.questions.map(question => question.key)).toEqual([key]);
    expect(split?.definition.pages[2]?.next).toBeUndefined();
    const joined = split && joinPages(split.definition, split.definition.pages[3]?.id ?? '');
    expect(joined?.definition).toEqual(def);
  });
});

function fail(): never {
  throw new Error('the fixture has no such question');
}
