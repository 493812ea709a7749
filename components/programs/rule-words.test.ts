import { describe, expect, it } from 'vitest';
import { inputOf, newForm, type ProgramForm } from './form-values';
import { daysInWords, programSentence, promises } from './rule-words';

const trigger = {
  types: ['purchase', 'delivery'],
  where: [{ attribute: 'location', op: 'in' as const, value: ['Leeds', 'York'] }],
};
const rule = (change: Partial<ProgramForm>) =>
  inputOf({ ...newForm({ survey: 's', types: ['purchase'] }), ...change });
const said = (change: Partial<ProgramForm>, names = {}) => promises(rule(change), names).join(' ');

describe('a program in words', () => {
  it('says after what, where, when and how many', () => {
    expect(programSentence({ trigger, delay: 'P1D', sampling: 0.5 })).toBe(
      'After “purchase” or “delivery” where location is one of Leeds, York, 1 day after it. 50% of them are asked.',
    );
    expect(programSentence({ trigger: { every: 'P90D', where: [] }, delay: 'PT0S', sampling: 1 })).toBe(
      'Every customer, once in 90 days.',
    );
    const once = { trigger: { once: 'x', where: [] }, delay: 'PT0S', sampling: 1 };
    expect(programSentence(once)).toBe('Everybody in a segment, once.');
    expect(programSentence(once, { segment: 'Gold' })).toBe('Everybody in “Gold”, once.');
  });

  it('reads the whole rule back as it stands in the form', () => {
    expect(said({})).toBe(
      'After “purchase”, 1 day after it. Nobody is asked again within 30 days of being asked, or 90 days of answering. Mails leave Mon to Sat, 09:00 to 19:00 of the customer’s day. Whoever has not answered is reminded after 4 days. The link works for 30 days.',
    );
  });

  it('says every rare thing too', () => {
    const all = said(
      {
        delayFrom: 'last',
        unless: ['reopened'],
        oncePerCase: true,
        holdout: 5,
        surveyAfterInvite: 60,
        waits: true,
        dailyCap: 1000,
        channel: 'c',
        language: 'de',
        topic: 't',
        reminders: [
          { days: 4, to: 'not_visited' },
          { days: 7, to: 'visited' },
          { days: 10, to: 'not_visited' },
        ],
      },
      { channel: 'SMS', language: 'German', topic: 'Deliveries' },
    );
    for (const sentence of [
      'After “purchase”, 1 day after the last of them.',
      'Nobody is asked if “reopened” happens before it leaves.',
      'What belongs to one case is asked about once.',
      '5% of all customers, always the same, are kept out to compare with.',
      'Nobody is asked again with this survey within 60 days of being asked.',
      'Whoever still rests is asked when the rest is over, within 30 days.',
      'At most 1,000 messages a day, drawn by lot among the day’s.',
      'They go by “SMS”, not by mail.',
      'Always in German.',
      'Not to those who want to hear nothing about “Deliveries”.',
      'Whoever has not opened the page is reminded after 4 days and 10 days.',
      'Whoever opened the page and did not begin is reminded after 7 days.',
    ])
      expect(all).toContain(sentence);
  });

  it('says when nothing or no other survey holds it back', () => {
    expect(said({ afterInvite: 0, afterResponse: 0 })).toContain('plays no part');
    const exempt = said({ exempt: true });
    expect(exempt).toContain('It asks even somebody whom another survey asked lately.');
    expect(exempt).not.toContain('Nobody is asked again');
  });

  it('puts days in a row together', () => {
    expect(daysInWords(['mon', 'tue', 'wed', 'fri'])).toBe('Mon to Wed and Fri');
    expect(daysInWords(['sat', 'sun'])).toBe('Sat and Sun');
    expect(daysInWords(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).toBe('every day');
  });
});
