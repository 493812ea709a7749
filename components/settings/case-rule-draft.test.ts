import { describe, expect, it } from 'vitest';
import { type CaseRule, caseRuleSchema, DEFAULT_CASE_RULES } from '@/domain/case/rules';
import { blankRule, ruleDraftOf, ruleOf } from './case-rule-draft';

const DAY = 8;
const rules: CaseRule[] = [
  ...DEFAULT_CASE_RULES,
  {
    id: 'big',
    name: 'Big customers',
    active: false,
    trigger: { kind: 'trust', signals: ['erosion'], spentAtLeast: 500 },
    assign: { kind: 'attribute', attribute: 'location', owners: { Leeds: 'u1' }, otherwise: 'u2' },
    priority: 'urgent',
    promise: { contactHours: 4, resolveHours: 16 },
    escalateTo: ['u3'],
  },
  {
    id: 'ending',
    name: 'Sorry',
    active: true,
    trigger: { kind: 'ending', survey: '01890000-0000-7000-8000-000000000000', endings: ['sorry'] },
    match: { language: ['de'] },
    assign: { kind: 'rotation', members: ['u1', 'u2'] },
    priority: 'low',
    promise: { contactHours: 8, resolveHours: 40 },
  },
];

describe('a rule while it is written', () => {
  it.each(rules.map(rule => [rule.name, rule] as const))('comes back as it was: %s', (_, rule) => {
    expect(ruleOf(ruleDraftOf(rule, DAY), DAY)).toEqual({ rule, problems: null });
  });

  it('writes promises in days where they are whole, and keeps their length', () => {
    const draft = ruleDraftOf(rules[2] as CaseRule, DAY);
    expect([draft.contact, draft.resolve]).toEqual([
      { amount: 4, unit: 'hours' },
      { amount: 2, unit: 'days' },
    ]);
  });

  it('says what is missing, and is a rule that the server takes once nothing is', () => {
    const empty = { ...blankRule(DAY), bands: [], contact: { amount: '' as const, unit: 'days' as const } };
    expect(Object.keys(ruleOf(empty, DAY).problems ?? {}).sort()).toEqual(['name', 'promise', 'trigger']);
    const late = { ...blankRule(DAY), name: 'x', contact: { amount: 9, unit: 'days' as const } };
    expect(ruleOf(late, DAY).problems).toEqual({
      promise: 'The first contact comes before it is put right.',
    });
    const { rule } = ruleOf({ ...blankRule(DAY), name: 'Unhappy' }, DAY);
    expect(caseRuleSchema.safeParse(rule).success).toBe(true);
  });
});
