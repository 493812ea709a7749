import { z } from 'zod';
import { MOST_LOCATIONS } from './door';

/** Sheets a poster is printed on: width and height in points (1/72 inch). */
export const PAPERS = {
  a4: { name: 'A4', css: 'A4', width: 595.28, height: 841.89 },
  letter: { name: 'US Letter', css: 'letter', width: 612, height: 792 },
  a5: { name: 'A5', css: 'A5', width: 419.53, height: 595.28 },
} as const;

export const papers = ['a4', 'letter', 'a5'] as const;
export type Paper = (typeof papers)[number];

export const MOST_HEADLINE = 120;
export const MOST_LINE = 160;

/** What can be chosen about posters. Without `doors`: every open door of the survey. An empty text: the product's own words. */
export const posterSchema = z.object({
  survey: z.uuid(),
  doors: z.array(z.uuid()).max(MOST_LOCATIONS).default([]),
  /** One of the survey's; its first when left out or none of them. */
  language: z.string().max(35).optional(),
  paper: z.enum(papers).default('a4'),
  headline: z.string().trim().max(MOST_HEADLINE).default(''),
  line: z.string().trim().max(MOST_LINE).default(''),
});
export type PosterWish = z.input<typeof posterSchema>;

/** The wish as a query, the counterpart of `readPosterQuery`. */
export function posterQuery({ survey, doors = [], language, paper, headline, line }: PosterWish): string {
  const query = new URLSearchParams({ survey });
  for (const door of doors) query.append('door', door);
  for (const [name, value] of Object.entries({ language, paper, headline, line }))
    if (value) query.set(name, value);
  return query.toString();
}

/** What a query asks for, not yet checked. */
export const readPosterQuery = (query: URLSearchParams): Record<string, unknown> => ({
  doors: query.getAll('door'),
  ...Object.fromEntries(
    ['survey', 'language', 'paper', 'headline', 'line'].flatMap(name => {
      const value = query.get(name);
      return value === null ? [] : [[name, value]];
    }),
  ),
});
