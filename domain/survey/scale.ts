import type { Question } from './definition';

/** Whole-number points of a scale, ends included. */
export type Scale = { min: number; max: number };

/** The scale of a scored question (a matrix: of each row), or null for the other types. */
export function scaleOf(question: Question): Scale | null {
  switch (question.type) {
    case 'nps':
      return { min: 0, max: 10 };
    case 'csat':
      return { min: 1, max: 5 };
    case 'ces':
      return { min: 1, max: 7 };
    case 'rating':
    case 'matrix':
      return { min: 1, max: question.points };
    default:
      return null;
  }
}

/** The points of a scale in order, e.g. 0 … 10. */
export function pointsOf(scale: Scale): number[] {
  return Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index);
}
