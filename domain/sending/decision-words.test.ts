import { describe, expect, it } from 'vitest';
import { type DecisionDetail, decisionReasons } from '@/domain/program';
import { type Decided, decisionParts, decisionSentence } from './decision-words';

const nothing: Decided = {
  outcome: 'not_invited',
  reason: null,
  detail: null,
  blocked: null,
  sentOn: null,
  state: null,
  dueOn: null,
  stopped: null,
};
const said = (decided: Partial<Decided>) => decisionSentence({ ...nothing, ...decided });

describe('a decision in a sentence', () => {
  it('has its own words for every reason', () => {
    const sentences = decisionReasons.map(reason => said({ reason }));
    expect(new Set(sentences).size).toBe(decisionReasons.length);
    expect(sentences.every(sentence => /^Not asked: [a-z“].*[a-z”]\.$/.test(sentence))).toBe(true);
  });

  it('names the invitation in the way, its day and its program, as one piece', () => {
    const blocked = { on: '3 March', isPlanned: false, by: 'After the purchase' };
    expect(said({ reason: 'fatigue', blocked })).toBe('Not asked: asked on 3 March by “After the purchase”.');
    expect(said({ reason: 'fatigue', blocked: { on: '3 March', isPlanned: true, by: null } })).toBe(
      'Not asked: to be asked on 3 March.',
    );
    expect(said({ reason: 'priority', blocked })).toBe(
      'Not asked: another program goes first: asked on 3 March by “After the purchase”.',
    );
    const pieces = decisionParts({ ...nothing, reason: 'same_case', blocked });
    expect(pieces.filter(piece => piece.isBlocker)).toEqual([
      { text: 'asked on 3 March by “After the purchase”', isBlocker: true },
    ]);
  });

  it('says which condition was not met and what was found', () => {
    const sentence = (condition: DecisionDetail['condition'], found: DecisionDetail['found']) =>
      said({ reason: 'condition', detail: { ...(condition && { condition }), found } });
    expect(sentence({ attribute: 'location', op: 'in', value: ['London'] }, 'Leeds')).toBe(
      'Not asked: location was Leeds, not London.',
    );
    expect(sentence({ attribute: 'tier', op: 'in', value: ['gold', 'silver'] }, null)).toBe(
      'Not asked: tier is not known, and must be gold or silver.',
    );
    expect(sentence({ attribute: 'amount', op: 'gte', value: 50 }, 20)).toBe(
      'Not asked: amount was 20, not at least 50.',
    );
    expect(sentence({ attribute: 'tier', op: 'ne', value: 'staff' }, 'staff')).toBe(
      'Not asked: tier was staff, which is left out.',
    );
  });

  it('says how the address was closed', () => {
    const stopped = { on: '3 March', detail: '5.1.1' };
    expect(said({ reason: 'suppressed', stopped: { ...stopped, reason: 'bounced' } })).toBe(
      'Not asked: mail to this address came back on 3 March (5.1.1).',
    );
    expect(
      said({ reason: 'unsubscribed', stopped: { ...stopped, reason: 'unsubscribed', detail: null } }),
    ).toBe('Not asked: unsubscribed on 3 March.');
  });

  it('tells a customer who is spared from something that was recorded so', () => {
    const stopped = { on: '', detail: null, reason: 'recorded' as const };
    expect(said({ reason: 'do_not_ask' })).toBe('Not asked: marked as “do not ask”.');
    expect(said({ reason: 'do_not_ask', stopped })).toBe(
      'Not asked: it was recorded with the word that nobody is asked about it.',
    );
  });

  it('says until when it waits, and for what', () => {
    const blocked = { on: '3 March', isPlanned: false, by: null };
    expect(said({ outcome: 'waiting', reason: 'fatigue', blocked, dueOn: '2 April, 09:00' })).toBe(
      'Waiting until 2 April, 09:00: asked on 3 March.',
    );
    expect(said({ outcome: 'waiting', dueOn: '2 April' })).toBe('Waiting until 2 April.');
    expect(said({ outcome: 'waiting', reason: 'fatigue', dueOn: '2 April' })).toBe(
      'Waiting until 2 April: a rest after the last question.',
    );
  });

  it('follows an invitation to its end', () => {
    const ask = (state: string) => said({ outcome: 'invited', sentOn: '3 March', state });
    expect(ask('scheduled')).toBe('Invited: the mail leaves on 3 March.');
    expect(ask('completed')).toBe('Asked on 3 March, and answered.');
    expect(ask('deleted')).toBe('Asked on 3 March, and answered; the customer deleted the answer.');
    expect(ask('bounced')).toBe('Asked on 3 March, but the mail came back.');
  });
});
