import { describe, expect, it } from 'vitest';
import { programInputSchema } from '@/domain/program';
import { durationOf, formOf, inputOf, newForm, type Program, problemsOf } from './form-values';

const survey = '019a0000-0000-7000-8000-000000000001';
const purchases: Program = {
  id: '019a0000-0000-7000-8000-000000000002',
  name: 'After the purchase',
  survey,
  trigger: {
    types: ['purchase'],
    where: [
      { attribute: 'location', op: 'in', value: ['Leeds', 'York'] },
      { attribute: 'total', op: 'gte', value: '50' },
    ],
  },
  delay: 'PT36H',
  sampling: 0.07,
  fatigue: {
    afterInvite: 'P30D',
    afterResponse: 'P90D',
    sameSurvey: { afterInvite: 'PT0S', afterResponse: 'PT0S' },
    exempt: false,
    mode: 'block',
  },
  holdout: 0,
  channel: null,
  language: null,
  topic: null,
  sendWindow: { days: ['mon', 'fri'], from: '10:00', to: '16:30' },
  reminders: [{ after: 'P4D' }, { after: 'PT12H' }],
  expiry: 'P30D',
  maxAge: 'P14D',
  dailyCap: 500,
  priority: 10,
  active: true,
  activatedAt: new Date(0),
  createdAt: new Date(0),
  updatedAt: new Date(0),
};

/** What of a stored program is written again: not its id, its place in the order, or whether it is live. */
const rule = ({ id, priority, active, activatedAt, createdAt, updatedAt, ...written }: Program) => written;

describe('the form of a program', () => {
  it('gives back exactly what was stored when nothing is touched', () => {
    expect(inputOf(formOf(purchases))).toEqual(rule(purchases));
    const yearly: Program = {
      ...purchases,
      trigger: { every: 'P365D', where: [] },
      delay: 'PT0S',
      sendWindow: null,
    };
    expect(inputOf(formOf(yearly))).toEqual(rule(yearly));
    const rare: Program = {
      ...purchases,
      trigger: { types: ['support'], where: [], delayFrom: 'last', unless: ['reopened'], oncePerCase: true },
      holdout: 0.05,
      fatigue: {
        ...purchases.fatigue,
        sameSurvey: { afterInvite: 'P60D', afterResponse: 'P120D' },
        exempt: true,
        mode: 'delay',
      },
      channel: '019a0000-0000-7000-8000-000000000003',
      language: 'de',
      topic: 'deliveries',
      reminders: [{ after: 'P2D', to: 'not_visited' }, { after: 'P4D' }, { after: 'P6D', to: 'visited' }],
    };
    expect(inputOf(formOf(rare))).toEqual(rule(rare));
    const once: Program = { ...yearly, trigger: { once: '019a0000-0000-7000-8000-000000000004', where: [] } };
    expect(inputOf(formOf(once))).toEqual(rule(once));
  });

  it('begins with defaults that the server takes as they are', () => {
    const form = { ...newForm({ survey, types: ['support'] }), name: 'After support' };
    expect(problemsOf(form)).toEqual({});
    expect(programInputSchema.parse(inputOf(form))).toMatchObject({
      delay: 'PT2H',
      sampling: 1,
      fatigue: { afterInvite: 'P30D', afterResponse: 'P90D' },
      reminders: [{ after: 'P4D' }],
      expiry: 'P30D',
      maxAge: 'P14D',
      dailyCap: null,
    });
  });

  it('says in a sentence, field by field, what is missing', () => {
    const empty = {
      ...newForm({ survey: '', types: [] }),
      delay: '' as const,
      days: [],
      from: '19:00',
      to: '09:00',
    };
    expect(Object.keys(problemsOf(empty)).sort()).toEqual(['days', 'delay', 'name', 'survey', 'to', 'types']);
    const row = { attribute: 'location', op: 'in' as const, values: [] };
    expect(problemsOf({ ...formOf(purchases), where: [row] })).toEqual({
      'where.0': 'Say what to compare with.',
    });
  });

  it('refuses what contradicts itself', () => {
    const form = { ...formOf(purchases), unless: ['purchase'], holdout: 60 };
    expect(Object.keys(problemsOf(form)).sort()).toEqual(['holdout', 'unless']);
    const unnamed = { ...formOf(purchases), kind: 'once' as const };
    expect(Object.keys(problemsOf(unnamed))).toEqual(['segment']);
    const atOnce = { ...formOf(purchases), reminders: [{ days: 0 as const, to: 'everybody' as const }] };
    expect(Object.keys(problemsOf(atOnce))).toEqual(['reminders.0']);
  });

  it('leaves out a condition that nobody has begun', () => {
    const begun = { ...formOf(purchases), where: [{ attribute: ' ', op: 'in' as const, values: [] }] };
    expect(inputOf(begun).trigger.where).toEqual([]);
  });

  it('writes lengths the shortest way', () => {
    expect([0, 1800, 7200, 86_400, 129_600].map(durationOf)).toEqual([
      'PT0S',
      'PT1800S',
      'PT2H',
      'P1D',
      'PT36H',
    ]);
  });
});
