import { describe, expect, it } from 'vitest';
import { invitationWords, mailWords, signedPoints } from './words';

describe('words of a customer’s history', () => {
  it('never say that a link was mailed', () => {
    expect(invitationWords('sent', 'email')).toBe('Sent, not opened yet');
    expect(invitationWords('sent', 'link')).toBe('Link made, not opened yet');
    expect(invitationWords('completed', 'link')).toBe('Answered');
  });

  it('tell a reminder from the first mail, and a plan from a fact', () => {
    expect(mailWords({ kind: 'invitation', state: 'sent' }, 'on Tuesday')).toBe('Mail sent on Tuesday');
    expect(mailWords({ kind: 'reminder-1', state: 'scheduled' }, 'Friday')).toBe(
      'Reminder planned for Friday',
    );
  });

  it('sign what trust gained and lost', () => {
    expect([4.4, -17.6, -0.2].map(signedPoints)).toEqual(['+4', '−18', '0']);
  });
});
