import { describe, expect, it } from 'vitest';
import { decisionReasons } from '@/domain/program';
import { decisionSentence } from './words';

const nothing = { blockedOn: null, sentOn: null, state: null };

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
