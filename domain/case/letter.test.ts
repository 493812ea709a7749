import { describe, expect, it } from 'vitest';
import { replySubject, splitQuoted } from './letter';

describe('the subject of an answer', () => {
  it.each([
    ['Your boots', 'Re: Your boots'],
    ['Re: Your boots', 'Re: Your boots'],
    ['AW: Re[2]: WG: Your boots', 'Re: Your boots'],
    ['Regarding: boots', 'Re: Regarding: boots'],
    ['  Two\r\nlines ', 'Re: Two lines'],
  ])('%s becomes %s', (given, expected) => {
    expect(replySubject(given)).toBe(expected);
  });

  it('keeps to a length', () => {
    expect(replySubject('x'.repeat(500))).toHaveLength(200);
  });
});

describe('the quoted mail below an answer', () => {
  it.each([
    [
      'a usual one',
      'Thank you.\n\nOn Mon, 3 March 2026 at 10:00, Boots wrote:\n> Dear Ann\n> we are sorry',
      'Thank you.',
    ],
    ['a German one', 'Danke!\r\n\r\nAm 03.03.2026 um 10:00 schrieb Boots:\r\n\r\n> Liebe Ann', 'Danke!'],
    [
      'an introduction of two lines',
      'Merci\n\nLe lun. 3 mars 2026 à 10:00, Boots & Co <help@boots.example>\na écrit :\n> Bonjour',
      'Merci',
    ],
    ['Outlook', 'Fine.\n\n________________________________\nFrom: Boots\nSent: Monday\nDear Ann', 'Fine.'],
    ['Outlook without a rule', 'Fine.\n\nVon: Boots\nGesendet: Montag\nLiebe Ann', 'Fine.'],
    ['a divider', 'Fine.\n-----Original Message-----\nFrom: x', 'Fine.'],
    ['only quoted lines', 'Yes\n\n> Shall we?\n> Or not?', 'Yes'],
  ])('is cut: %s', (_, text, own) => {
    const found = splitQuoted(text);
    expect(found.own).toBe(own);
    expect(found.quoted).not.toBe('');
  });

  it.each([
    ['nothing is quoted', 'Dear Boots,\nmy size is: 42\nand from: Leeds'],
    ['answers stand between the lines', '> Which size?\n42\n> Which colour?\nBlue'],
    ['there is nothing else', '> Shall we?'],
    ['a list', 'I bought on 3 March:\nboots\nlaces'],
  ])('stays whole where %s', (_, text) => {
    expect(splitQuoted(text)).toEqual({ own: text, quoted: '' });
  });
});
