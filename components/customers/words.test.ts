import { describe, expect, it } from 'vitest';
import { invitationWords, mailWords, signedPoints } from './words';

describe('words of a customer’s history', () => {
  it('never say that a link was mailed', () => {
    const reason = null;
    expect(invitationWords('sent', { channel: 'email', reason })).toBe('Sent, not opened yet');
    expect(invitationWords('sent', { channel: 'link', reason })).toBe('Link made, not opened yet');
    expect(invitationWords('completed', { channel: 'link', reason })).toBe('Answered');
  });

  it('say who ended it', () => {
    expect(invitationWords('withdrawn', { channel: 'email', reason: 'deleted_by_customer' })).toBe(
      'Answered; the customer deleted the answer',
    );
    expect(invitationWords('suppressed', { channel: 'email', reason: 'unsubscribed' })).toBe(
      'Not mailed (unsubscribed)',
    );
  });

  it('tell a reminder from the first mail, and a plan from a fact', () => {
    expect(mailWords({ kind: 'invitation', state: 'sent', wished: false }, 'on Tuesday')).toBe(
      'Mail sent on Tuesday',
    );
    expect(mailWords({ kind: 'reminder-1', state: 'scheduled', wished: false }, 'Friday')).toBe(
      'Reminder planned for Friday',
    );
    expect(mailWords({ kind: 'reminder-1', state: 'scheduled', wished: true }, 'Friday')).toBe(
      'Reminder the customer asked for, planned for Friday',
    );
  });

  it('sign what trust gained and lost', () => {
    expect([4.4, -17.6, -0.2].map(signedPoints)).toEqual(['+4', '−18', '0']);
  });
});
