import { expect, it } from 'vitest';
import { ownChoice } from './own-choice';

it('says what a customer chose, with topics by name, and nothing where they chose nothing', () => {
  const topics = [{ id: 'orders', label: { de: 'Bestellungen', en: 'Orders' } }];
  expect(ownChoice({}, topics)).toEqual([]);
  expect(ownChoice({ fewer: true, language: 'de', topicsOff: ['orders', 'gone'] }, topics)).toEqual([
    'Wishes to be asked at most about twice a year.',
    'Does not wish to be asked about “Orders” or “gone”.',
    'Wishes to be asked in German.',
  ]);
});
