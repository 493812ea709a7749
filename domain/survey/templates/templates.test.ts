import { describe, expect, test } from 'vitest';
import type { Answers, Question, SurveyDefinition } from '../definition';
import { checkDefinition } from '../faults';
import { parseDefinition } from '../parse';
import { pathOf, routeOf } from '../path';
import { expandPiping, pipedFields } from '../piping';
import { pointsOf, scaleOf } from '../scale';
import { textsOf } from '../texts';
import { type TemplateName, templateNames, templates } from './catalog';
import { templateLanguages } from './say';

/** Keys that answers, cases and reports of existing workspaces are stored under. */
const keys: Record<TemplateName, string[]> = {
  'post-purchase': ['recommend', 'reason_low', 'reason_middle', 'reason_high', 'call_me_back', 'phone'],
  delivery: [
    'satisfaction',
    'delivery_issues',
    'reason_low',
    'reason_middle',
    'reason_high',
    'call_me_back',
    'phone',
  ],
  support: [
    'satisfaction',
    'reason_low',
    'reason_middle',
    'reason_high',
    'solved',
    'effort',
    'call_me_back',
    'phone',
  ],
  'return-exchange': [
    'effort',
    'reason_low',
    'reason_middle',
    'reason_high',
    'return_reason',
    'call_me_back',
    'phone',
  ],
  'complaint-resolved': [
    'satisfaction',
    'reason_low',
    'reason_middle',
    'reason_high',
    'solved',
    'listened',
    'call_me_back',
    'phone',
  ],
  'store-visit': [
    'satisfaction',
    'reason_low',
    'reason_middle',
    'reason_high',
    'visit',
    'call_me_back',
    'phone',
  ],
  onboarding: [
    'effort',
    'reason_low',
    'reason_middle',
    'reason_high',
    'goal_reached',
    'next_help',
    'call_me_back',
    'phone',
  ],
  'relationship-nps': [
    'recommend',
    'reason_low',
    'reason_middle',
    'reason_high',
    'buy_again',
    'call_me_back',
    'phone',
  ],
  'recovery-check': [
    'satisfaction',
    'put_right',
    'reason_low',
    'reason_middle',
    'reason_high',
    'call_me_back',
    'phone',
  ],
  'satisfaction-index': [
    'overall',
    'expectation',
    'ideal',
    'reason_low',
    'reason_middle',
    'reason_high',
    'call_me_back',
    'phone',
  ],
  'driver-battery': [
    'satisfaction',
    'experience',
    'reason_low',
    'reason_middle',
    'reason_high',
    'call_me_back',
    'phone',
  ],
};

/** Unhappy at or below the first, happy at or above the second (design: score bands). */
const cuts: Partial<Record<Question['type'], [number, number]>> = {
  nps: [6, 9],
  csat: [2, 4],
  ces: [3, 5],
  rating: [5, 8],
};

test('the eleven templates, by name', () => {
  expect(Object.keys(templates)).toEqual([...templateNames]);
  expect(templateNames).toHaveLength(11);
  expect(new Set(templateNames.map(name => templates[name].title)).size).toBe(11);
});

describe.each(templateNames)('%s', name => {
  const { definition, seconds, when, name: own } = templates[name];

  test('is in the catalog under its name, with one sentence on its use and under a minute to answer', () => {
    expect(own).toBe(name);
    expect(when).toMatch(/^[A-Z][^.]+\.$/);
    expect(seconds).toBeLessThan(60);
  });

  test('parses, loses nothing in doing so, and could be published as it is', () => {
    expect(parseDefinition(structuredClone(definition))).toEqual({ ok: true, definition, ignored: [] });
    expect(checkDefinition(definition)).toEqual([]);
  });

  test('keeps its question keys', () => {
    expect(definition.pages.flatMap(page => page.questions).map(question => question.key)).toEqual(
      keys[name],
    );
  });

  test('every piped field but the company has something to fall back to', () => {
    for (const { path, text } of textsOf(definition)) {
      for (const words of Object.values(text)) {
        // Braces that are no field would reach the customer as they are.
        expect(expandPiping(words, {}), path).not.toMatch(/[{}]/);
        for (const field of pipedFields(words)) {
          if (field.scope === 'company') expect(field.name, path).toBe('name');
          else expect(field.fallback, `${path} ${field.scope}.${field.name}`).not.toBe('');
        }
      }
    }
  });

  test('its mail has a short subject, preheader, one sentence, button and signature', () => {
    const { subject, preheader, intro, button, signature } = definition.email;
    for (const language of templateLanguages) {
      expect(piped(subject[language]).length, piped(subject[language])).toBeLessThanOrEqual(60);
      expect(preheader[language]?.length).toBeGreaterThan(10);
      expect(piped(intro[language])).toMatch(/^[^.?]+\.$/);
      expect(button[language]?.length).toBeLessThanOrEqual(25);
      expect(signature?.[language]).toContain('{{company.name}}');
    }
  });

  test('begins with one required score, which the mail can carry', () => {
    const first = definition.pages[0]?.questions ?? [];
    expect(first).toHaveLength(1);
    expect(first[0]).toMatchObject({ required: true });
    expect(first[0]?.showIf).toBeUndefined();
    expect(cuts).toHaveProperty(first[0]?.type ?? 'none');
  });

  test('asks only for the score; the rest may be skipped', () => {
    const required = definition.pages.flatMap(page => page.questions).filter(question => question.required);
    expect(required).toHaveLength(1);
    for (const answers of everyScore(definition)) {
      expect(pathOf(definition, answers).ending).not.toBeNull();
    }
  });

  test('asks why in words that fit the score, offers a call only to the unhappy, asks at most six questions', () => {
    const [low, high] = cuts[scoreOf(definition).type] ?? [Number.NaN, Number.NaN];
    for (const answers of everyScore(definition)) {
      const score = Number(answers[scoreOf(definition).key]);
      const asked = shown(definition, answers);
      const reason = score <= low ? 'reason_low' : score >= high ? 'reason_high' : 'reason_middle';
      expect(asked.filter(key => key.startsWith('reason_'))).toEqual([reason]);
      expect(asked.includes('call_me_back')).toBe(score <= low);
      expect(asked).not.toContain('phone');
      expect(routeOf(definition, answers).ending).toBe(score <= low ? 'sorry' : 'thanks');
      const called = shown(definition, { ...answers, call_me_back: true });
      expect(called.includes('phone')).toBe(score <= low);
      expect(called.length).toBeGreaterThanOrEqual(2);
      expect(called.length).toBeLessThanOrEqual(6);
    }
  });

  test('plans a call for who wants one', () => {
    const answers: Answers = { [scoreOf(definition).key]: 1, call_me_back: true };
    expect(routeOf(definition, answers).ending).toBe('call_planned');
    expect(routeOf(definition, { ...answers, call_me_back: false }).ending).toBe('sorry');
  });
});

test('the promised first questions', () => {
  expect(scoreOf(templates['post-purchase'].definition)).toMatchObject({ key: 'recommend', type: 'nps' });
  expect(scoreOf(templates['relationship-nps'].definition)).toMatchObject({ key: 'recommend', type: 'nps' });
  expect(scoreOf(templates.support.definition)).toMatchObject({ type: 'csat' });
});

test.each([
  ['support', 'solved'],
  ['complaint-resolved', 'solved'],
  ['recovery-check', 'put_right'],
] as const)('%s offers a call to who is content but says it is not settled', (name, key) => {
  const { definition } = templates[name];
  expect(shown(definition, { satisfaction: 5, [key]: false })).toContain('call_me_back');
  expect(routeOf(definition, { satisfaction: 5, [key]: false }).ending).toBe('sorry');
  expect(shown(definition, { satisfaction: 5, [key]: true })).not.toContain('call_me_back');
});

test('who says it was not put right is asked what is wrong, even after a high score', () => {
  const { definition } = templates['recovery-check'];
  for (const satisfaction of [1, 3, 5]) {
    const asked = shown(definition, { satisfaction, put_right: false });
    expect(asked.filter(key => key.startsWith('reason_'))).toEqual(['reason_low']);
  }
});

test('no question depends on an answer of its own page, which a page without script could not follow', () => {
  for (const name of templateNames) {
    for (const page of templates[name].definition.pages) {
      for (const question of page.questions) {
        for (const other of page.questions) {
          expect(JSON.stringify(question.showIf ?? {}), name).not.toContain(`"question":"${other.key}"`);
        }
      }
    }
  }
});

test('the index has its three items, the battery its seven drivers', () => {
  const index = templates['satisfaction-index'].definition.pages.flatMap(page => page.questions);
  const roles = index.flatMap(one => (one.type === 'rating' && one.metric === 'index' ? [one.role] : []));
  expect(roles).toEqual(['overall', 'expectation', 'ideal']);
  const battery = templates['driver-battery'].definition.pages.flatMap(page => page.questions);
  const rows = battery.flatMap(one => (one.type === 'matrix' ? one.rows : []));
  expect(rows.map(row => row.id)).toEqual([
    'listened',
    'important',
    'friendly',
    'atmosphere',
    'communication',
    'responsibility',
    'solved',
  ]);
  expect(rows.every(row => row.driver)).toBe(true);
});

function piped(text = ''): string {
  return expandPiping(text, { company: { name: 'Northwind Shoes' }, interaction: {} });
}

function scoreOf(definition: SurveyDefinition): Question {
  const question = definition.pages[0]?.questions[0];
  if (!question) throw new Error(`${definition.name} has no first question`);
  return question;
}

function everyScore(definition: SurveyDefinition): Answers[] {
  const question = scoreOf(definition);
  const scale = scaleOf(question);
  return scale ? pointsOf(scale).map(point => ({ [question.key]: point })) : [];
}

function shown(definition: SurveyDefinition, answers: Answers): string[] {
  return routeOf(definition, answers).stops.flatMap(stop => stop.questions.map(question => question.key));
}
