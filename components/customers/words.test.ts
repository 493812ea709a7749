import { describe, expect, it } from 'vitest';
import { againstWords, invitationWords, mailWords } from './words';

const plain = { reason: null, tapped: [], isScanned: false };

describe('words of a customer’s history', () => {
  it('never say that a link was mailed', () => {
    expect(invitationWords('sent', { channel: 'email', ...plain })).toBe('Sent, not opened yet');
    expect(invitationWords('sent', { channel: 'link', ...plain })).toBe('Link made, not opened yet');
    expect(invitationWords('completed', { channel: 'link', ...plain })).toBe('Answered');
  });

  it('say who ended it', () => {
    expect(invitationWords('withdrawn', { channel: 'email', ...plain, reason: 'deleted_by_customer' })).toBe(
      'Answered; the customer deleted the answer',
    );
    expect(invitationWords('suppressed', { channel: 'email', ...plain, reason: 'unsubscribed' })).toBe(
      'Not mailed (unsubscribed)',
    );
  });

  it('tell a tap that was not sent, and a scanner, from what the customer did', () => {
    expect(invitationWords('visited', { channel: 'email', ...plain, tapped: ['9'] })).toBe(
      'Opened, not answered yet; 9 tapped in the mail and not sent',
    );
    expect(invitationWords('sent', { channel: 'email', ...plain, isScanned: true })).toBe(
      'Sent, not opened yet; a mail scanner followed the link',
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

  it('say what speaks against asking now', () => {
    const at = new Date(0);
    const asked = { invitation: '', at, isPlanned: false, program: 'After the purchase' };
    const ago = () => '3 days ago';
    expect(againstWords({ asked, answeredAt: null, isOwnWish: false }, ago)).toBe(
      'Asked 3 days ago by “After the purchase”.',
    );
    expect(againstWords({ asked: null, answeredAt: at, isOwnWish: false }, ago)).toBe('Answered 3 days ago.');
    const planned = { ...asked, isPlanned: true, program: null };
    expect(againstWords({ asked: planned, answeredAt: null, isOwnWish: false }, () => 'in 2 days')).toBe(
      'To be asked in 2 days.',
    );
  });
});
