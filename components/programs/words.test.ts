import { describe, expect, it } from 'vitest';
import { decisionReasons, programDefaults } from '@/domain/program';
import { daysInWords, decisionSentence, programSentence, promises } from './words';

const trigger = {
  types: ['purchase', 'delivery'],
  where: [{ attribute: 'location', op: 'in' as const, value: ['Leeds', 'York'] }],
};
const nothing = { blockedOn: null, sentOn: null, state: null };

describe('a program in words', () => {
  it('says after what, where, when and how many', () => {
    expect(programSentence({ trigger, delay: 'P1D', sampling: 0.5 })).toBe(
      'After “purchase” or “delivery” where location is one of Leeds, York, 1 day later. 50% of them are asked.',
    );
    expect(programSentence({ trigger: { every: 'P90D', where: [] }, delay: 'PT0S', sampling: 1 })).toBe(
      'Every customer, once in 90 days.',
    );
  });

  it('promises what going live means', () => {
    const said = promises({
      ...programDefaults,
      trigger,
      delay: 'P1D',
      dailyCap: 100,
      reminders: [{ after: 'P4D' }],
    });
    expect(said).toContain('Nobody who was asked in the last 30 days is asked again.');
    expect(said).toContain('Mails leave Mon to Sat, 09:00 to 19:00 of the customer’s day.');
    expect(said).toContain('At most 100 mails a day.');
    const bold = promises({
      ...programDefaults,
      trigger,
      delay: 'P1D',
      dailyCap: null,
      reminders: [],
      fatigue: { afterInvite: 'PT0S', afterResponse: 'PT0S' },
      sendWindow: null,
    });
    expect(bold).toContain('How recently somebody was asked plays no part.');
    expect(bold.join(' ')).not.toContain('answered in the last');
  });

  it('puts days in a row together', () => {
    expect(daysInWords(['mon', 'tue', 'wed', 'fri'])).toBe('Mon to Wed and Fri');
    expect(daysInWords(['sat', 'sun'])).toBe('Sat and Sun');
    expect(daysInWords(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).toBe('every day');
  });
});

describe('a decision in a sentence', () => {
  it('has its own words for every reason', () => {
    const said = decisionReasons.map(reason =>
      decisionSentence({ outcome: 'not_invited', reason, ...nothing }),
    );
    expect(new Set(said).size).toBe(decisionReasons.length);
    expect(said.every(sentence => sentence.startsWith('Not asked: '))).toBe(true);
  });

  it('names the day that stood in the way', () => {
    const sentence = decisionSentence({
      ...nothing,
      outcome: 'not_invited',
      reason: 'fatigue',
      blockedOn: '3 March',
    });
    expect(sentence).toBe('Not asked: already asked, or planned, on 3 March.');
  });

  it('follows an invitation to its end', () => {
    const ask = { outcome: 'invited' as const, reason: null, blockedOn: null, sentOn: '3 March' };
    expect(decisionSentence({ ...ask, state: 'scheduled' })).toBe('Invited: the mail leaves on 3 March.');
    expect(decisionSentence({ ...ask, state: 'completed' })).toBe('Asked on 3 March, and answered.');
    expect(decisionSentence({ ...ask, state: 'deleted' })).toBe(
      'Asked on 3 March, and answered; the customer deleted the answer.',
    );
    expect(decisionSentence({ ...ask, state: 'bounced' })).toBe('Asked on 3 March, but the mail came back.');
  });
});
