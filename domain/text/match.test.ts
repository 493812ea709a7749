import { describe, expect, it } from 'vitest';
import { compileThemes, ruleProblem } from './match';
import type { ThemeRule } from './theme';
import { tokensOf } from './tokens';

const clock = () => performance.now();
const found = (rules: ThemeRule[], text: string, language: string | null = 'en') =>
  compileThemes([{ id: 'it', rules }], clock)
    .match(text, language)
    .flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)));
const words = (...any: string[]): ThemeRule => ({ kind: 'words', any });

describe('word rules', () => {
  it('finds whole words and phrases, in capitals or not, where they stand', () => {
    expect(found([words('late', 'on hold')], 'LATE again; kept on hold. Chocolate.')).toEqual([
      'LATE',
      'on hold',
    ]);
  });

  it('lets a star stand for any ending, within phrases too', () => {
    expect(found([words('delay*', 'call* back')], 'Delayed, and nobody calls back')).toEqual([
      'Delayed',
      'calls back',
    ]);
    expect(found([words('a*')], 'An apple')).toEqual(['An', 'apple']);
  });

  it('compares accents as the language does', () => {
    expect(found([words('déçu*')], 'tres decue', 'fr')).toEqual(['decue']);
    expect(found([words('accueil')], "Bravo pour l’accueil d'Anne", 'fr')).toEqual(['accueil']);
    expect(found([words('schön')], 'schon gut', 'de')).toEqual([]);
    expect(found([words('größe')], 'meine GRÖSSE fehlt', 'de')).toEqual(['GRÖSSE']);
    expect(found([words('año')], 'el ano', 'es')).toEqual([]);
    expect(found([words("don't care")], 'They dont care', 'en')).toEqual(['dont care']);
  });

  it('finds words in scripts without spaces wherever they stand', () => {
    expect(found([words('配送')], '昨天配送很慢', 'zh')).toEqual(['配送']);
    expect(found([words('ส่งช้า')], 'ของส่งช้ามาก', 'th')).toEqual(['ส่งช้า']);
  });

  it('takes a rule of another language for another language, unless nobody knows which it is', () => {
    const rule: ThemeRule = { kind: 'words', language: 'de', any: ['fast'] };
    expect(found([rule], 'very fast', 'en')).toEqual([]);
    expect(found([rule], 'fast', 'de-AT')).toEqual(['fast']);
    expect(found([rule], 'fast', null)).toEqual(['fast']);
  });

  it('refuses a sentence with what must not stand there, and only that one', () => {
    const rule: ThemeRule = { kind: 'words', any: ['rude'], not: ['not rude'] };
    expect(found([rule], 'He was not rude.')).toEqual([]);
    expect(found([rule], 'She was not rude. The other one was rude!')).toEqual(['rude']);
  });

  it('finds words near one another in any order, no further apart than told', () => {
    const rule: ThemeRule = { kind: 'near', all: ['refund*', 'wait*'], within: 3 };
    expect(found([rule], 'Waiting for my refund')).toEqual(['Waiting', 'refund']);
    expect(found([rule], 'The refund made me wait')).toEqual(['refund', 'wait']);
    expect(found([rule], 'The refund came and I did not have to wait')).toEqual([]);
  });

  it('finds emoji whatever their skin', () => {
    expect(found([words('👎')], 'Service 👎🏽')).toEqual(['👎🏽']);
  });
});

it('gives several themes to one text, joins what overlaps, keeps the order', () => {
  const matcher = compileThemes(
    [
      { id: 'price', rules: [words('too expensive', 'expensive')] },
      { id: 'none', rules: [] },
      { id: 'wait', rules: [words('queue'), { kind: 'pattern', pattern: '\\b\\d+ minutes\\b' }] },
    ],
    clock,
  );
  expect(matcher.match('20 Minutes in the queue and too expensive', 'en')).toEqual([
    { theme: 'price', spans: [{ start: 28, end: 41 }] },
    {
      theme: 'wait',
      spans: [
        { start: 0, end: 10 },
        { start: 18, end: 23 },
      ],
    },
  ]);
});

describe('patterns', () => {
  // Each takes a backtracking engine longer than anyone waits.
  const catastrophes: [string, string][] = [
    ['(a+)+$', `${'a'.repeat(9_999)}b`],
    ['(x+x+)+y', 'x'.repeat(10_000)],
    ['(.*?,){30}P', '1,'.repeat(5_000)],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(10_000)],
    ['(\\w+\\s?)*\\.$', 'word '.repeat(2_000)],
    ['((.{1,10}){1,10}){1,10}x', 'y'.repeat(10_000)],
    ['((a{0,100}){0,10}b)', 'a'.repeat(10_000)],
  ];

  it.each(catastrophes)('ends %s', (pattern, text) => {
    const began = performance.now();
    compileThemes([{ id: 'it', rules: [{ kind: 'pattern', pattern }] }], clock).match(text, 'en');
    // Two hundred times what it takes on an idle machine: a backtracking engine would not end within the test's life.
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it.each(['!', '。', ".'", '1.'])('takes a comment of nothing but %s in one go', sign => {
    const began = performance.now();
    tokensOf(`${sign.repeat(100_000)}x`, 'loose');
    // Milliseconds on an idle machine; over a minute where each sign is begun with anew.
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('leaves a pattern alone that overran its time, and says so', () => {
    const rules: ThemeRule[] = [{ kind: 'pattern', pattern: 'a' }];
    const ticking = (ms: number) => {
      let now = 0;
      return () => {
        now += ms;
        return now;
      };
    };
    const quick = compileThemes([{ id: 'it', rules }], ticking(80));
    expect(quick.match('a', null)).toHaveLength(1);
    expect(quick.tooSlow()).toEqual([]);
    const slow = compileThemes([{ id: 'it', rules }], ticking(200));
    for (let time = 0; time < 3; time++) {
      expect(slow.tooSlow()).toEqual([]);
      expect(slow.match('a', null)).toHaveLength(1);
    }
    expect(slow.tooSlow()).toEqual(['it']);
    expect(slow.match('a', null)).toEqual([]);
  });

  it('tells in words what is wrong', () => {
    const problem = (pattern: string) => ruleProblem({ kind: 'pattern', pattern });
    expect(problem('late|delay')).toBeNull();
    expect(problem('(late')).toContain('no regular expression');
    expect(problem('(?=a)b')).toContain('Look-ahead');
    expect(problem('(a)\\1')).toContain('references');
    expect(problem('a*')).toContain('every comment');
    expect(ruleProblem(words('ok', '!!'))).toBe('"!!" holds no word.');
  });
});
