import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blackOut } from './black-out';

describe('blacking out who wrote a comment', () => {
  it.each([
    ['Write to ann.lee+shop@mail.example.co.uk please.', 'Write to ███ please.'],
    ['Call me on +44 (0)113 496 0000, after six', 'Call me on ███, after six'],
    ['0171/234 56-78 is my number', '███ is my number'],
    ['Ring 0171 2345678 after six', 'Ring ███ after six'],
    ['Born 12.11.1976 in York', 'Born ███ in York'],
    ['Order AB-1234567 never came', 'Order ███ never came'],
    ['see https://example.com/me?id=1 for the picture', 'see ███ for the picture'],
    ['Müller: jörg@müller.example', 'Müller: ███'],
    ['Paid to GB29 NWBK 6016 1331 9268 19 twice', 'Paid to ███ twice'],
    ['Card 4111 1111 1111 1111 was charged', 'Card ███ was charged'],
    ['Order no. 4711 never came', 'Order no. ███ never came'],
    ['Meine Bestellnummer 20331 fehlt', 'Meine Bestellnummer ███ fehlt'],
    ['commande n° 1234 perdue', 'commande n° ███ perdue'],
    ['Ask Mr Jean-Luc de Vries about it', 'Ask Mr ███ about it'],
    ['Frau Müller und Herr Dr. Klein halfen', 'Frau ███ und Herr Dr. ███ halfen'],
    ['My name is ann, call me', 'My name is ███, call me'],
    ['Je m’appelle Anne Dupont.', 'Je m’appelle ███.'],
  ])('%s', (before, after) => {
    expect(blackOut(before)).toBe(after);
  });

  it.each([
    'Waited 3 weeks, paid 129.90 and got size 42.',
    'From 9 to 5, twice in 2026',
    '10/10, would buy again! 100 %',
    'I had to order 3 times; 1000 Kunden vor mir',
    'I miss you. Dropped it in the mr section',
  ])('leaves alone: %s', text => {
    expect(blackOut(text)).toBe(text);
  });

  // Where each place is looked at anew for each place before it, these take minutes.
  it.each(['a', '1-', '-1', 'a.', '1111a', '(1 ', 'Mr A', 'my name is ', 'order no ', 'GB29 '])(
    'reads 100,000 times “%s” in one go',
    part => {
      expect(blackOut(`${part.repeat(100_000)} ann@mail.example`)).toMatch(/ ███$/);
    },
  );

  it('never lets an address through, whatever stands around it', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(word, word, fc.string(), fc.string(), (name, host, before, after) => {
        const told = blackOut(`${before} ${name}@${host}.com ${after}`);
        expect(told).not.toContain(`${name}@${host}.com`);
      }),
    );
  });
});
