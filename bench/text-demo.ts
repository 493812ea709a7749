import { commentOn } from '@/domain/demo/comments';
import type { Cause } from '@/domain/demo/experience';
import { seededRandom } from '@/domain/metrics/random';
import type { ThemeKey } from '@/domain/text/taxonomy/keys';

/** The theme that a comment on each cause should have. */
export const themeOf: Record<Cause, ThemeKey> = {
  late: 'delivery',
  rude: 'rude',
  waiting: 'waiting',
  unresolved: 'unresolved',
  price: 'price',
  quality: 'quality',
  stock: 'stock',
  hassle: 'hassle',
  friendly: 'friendly',
  advice: 'advice',
  product: 'product',
  fast: 'fast',
  solved: 'solved',
  easy: 'easy',
};
const good: readonly Cause[] = ['friendly', 'advice', 'product', 'fast', 'solved', 'easy'];

export const demoLanguages = ['en', 'de', 'fr', 'es'] as const;
type DemoComment = { text: string; cause: Cause; language: (typeof demoLanguages)[number] };

/** So many comments on each cause in each language of the demo. */
export function demoComments(each: number): DemoComment[] {
  const random = seededRandom(1905);
  return demoLanguages.flatMap(language =>
    (Object.keys(themeOf) as Cause[]).flatMap(cause =>
      Array.from({ length: each }, () => ({
        language,
        cause,
        text: commentOn(random, {
          language,
          cause,
          mood: good.includes(cause) ? 'high' : 'low',
          facts: { product: 'boots', agent: 'Ann', place: 'Leeds', courier: 'Nordpost' },
        }),
      })),
    ),
  );
}
