import { describe, expect, it } from 'vitest';
import type { Answers } from '@/domain/survey/definition';
import { templates } from '@/domain/survey/templates/catalog';
import { contextOf } from '@/server/services/response/link';
import { viewOf } from './scene';

const { definition } = templates['post-purchase'];

function isLast(position: number, answers: Answers): boolean {
  const page = definition.pages[position];
  if (!page) throw new Error('no such page');
  const link = { answers, revision: 1, version: 1, invitationId: 'i' };
  return viewOf(link, definition, page, { context: { attributes: {}, language: 'en' } }).isLast;
}

describe('the button says Send only where nothing can follow', () => {
  it('not on the score, whose why comes next', () => {
    expect(isLast(0, {})).toBe(false);
    expect(isLast(0, { recommend: 9 })).toBe(false);
  });

  it('on the why of somebody content, not where a call back may be wished for', () => {
    expect(isLast(1, { recommend: 9 })).toBe(true);
    expect(isLast(1, { recommend: 2 })).toBe(false);
    expect(isLast(2, { recommend: 2, call_me_back: true })).toBe(true);
  });
});

describe('what conditions can ask for', () => {
  const interaction = { type: 'visit', class: null, occurredAt: '2026-03-03T10:00:00Z', attributes: {} };

  it('the type of the interaction stands beside the attributes', () => {
    const link = { attributes: { location: 'Leeds' }, interaction };
    expect(contextOf(link, 'de')).toEqual({
      attributes: { location: 'Leeds', 'interaction.type': 'visit' },
      language: 'de',
    });
  });

  it('and is not known where nothing happened', () => {
    expect(contextOf({ attributes: {}, interaction: null }, 'en').attributes).toEqual({});
  });
});
