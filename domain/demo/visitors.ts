import type { Answers } from '../survey/definition';
import { visitAnswers } from './answers';
import { experienceOf } from './experience';
import { between, normal, randomFor } from './noise';

/** Somebody who scanned the code at a till and answered; nobody knows who. */
export type Visitor = { name: string; startedAt: Date; completedAt: Date; answers: Answers };

/** Days for which the codes have been hanging in the stores. */
export const DOOR_DAYS = 60;
const DAY = 86_400_000;
/** Shops are open from nine to seven, in UTC. */
const OPENS = 9;
const OPEN_HOURS = 10;

/** So many people in a store, spread over the days before `now`. The same seed and `now` give the same people. */
export function visitorsTo(store: string, count: number, seed: number, now: Date): Visitor[] {
  const midnight = now.getTime() - (now.getTime() % DAY);
  return Array.from({ length: count }, (_, index) => {
    const name = `visit-${store}-${index + 1}`;
    const random = randomFor(seed, name);
    const day = midnight - (1 + Math.floor(random() * (DOOR_DAYS - 1))) * DAY;
    const startedAt = new Date(day + (OPENS + random() * OPEN_HOURS) * 3_600_000);
    const experience = experienceOf(random, 'store', 0.4 * normal(random));
    return {
      name,
      startedAt,
      completedAt: new Date(startedAt.getTime() + between(random, 14_000, 95_000)),
      answers: visitAnswers(
        { attributes: { channel: 'store', location: store }, person: { language: 'en' }, experience },
        random,
      ),
    };
  });
}
