import { expect, it } from 'vitest';
import { typicalOf } from './typical';

const comments = [
  { id: 'a', text: 'I waited forty minutes in the queue at the till.', language: 'en' },
  { id: 'b', text: 'The queue at the till was far too long, I waited and waited.', language: 'en' },
  { id: 'c', text: 'Queue!', language: 'en' },
  { id: 'd', text: 'My dog likes the blue carpet near the entrance of your neighbour.', language: 'en' },
  { id: 'e', text: 'Waited in the queue at the till, call me: ann@example.com', language: 'en' },
];

it('picks what says what the others say, neither a word nor with an address in it', () => {
  const [first] = typicalOf(comments, 1);
  expect(['a', 'b']).toContain(first);
  expect(typicalOf(comments, 5)).not.toContain('c');
  expect(typicalOf(comments, 5)).not.toContain('e');
  expect(typicalOf(comments, 5).at(-1)).toBe('d');
});

it('does not say the same twice, and gives the same each time', () => {
  const twice = [
    { id: 'x', text: 'The queue at the till was far too long.', language: 'en' },
    { id: 'y', text: 'The queue at the till was far too long!', language: 'en' },
    ...comments,
  ];
  const picked = typicalOf(twice, 5);
  expect(picked.includes('x') && picked.includes('y')).toBe(false);
  expect(typicalOf([...twice], 5)).toEqual(picked);
});

it('finds nothing where there is nothing to quote', () => {
  expect(typicalOf([], 3)).toEqual([]);
  expect(typicalOf([{ id: 'a', text: '👍', language: null }], 3)).toEqual([]);
});
