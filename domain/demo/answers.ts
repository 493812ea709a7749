import type { Random } from '../metrics/random';
import type { Answers } from '../survey/definition';
import type { TemplateName } from '../survey/templates/catalog';
import { commentOn } from './comments';
import type { Dealing } from './life';
import { chance, normal, pick } from './noise';
import type { Mood } from './phrases/phrases';
import { products } from './retailer';
import { type Driver, truths } from './truths';

/** How a feeling becomes a point on a scale: centre and spread in points, and the ends. */
const scales = {
  nps: { centre: 8.25, spread: 1.55, min: 0, max: 10 },
  csat: { centre: 4.2, spread: 0.8, min: 1, max: 5 },
  ces: { centre: 5.6, spread: 1, min: 1, max: 7 },
  item: { centre: 7.7, spread: 1.3, min: 1, max: 10 },
  rating: { centre: 4, spread: 0.85, min: 1, max: 5 },
} as const;
type ScaleName = keyof typeof scales;

const point = (name: ScaleName, feeling: number): number => {
  const { centre, spread, min, max } = scales[name];
  return Math.min(max, Math.max(min, Math.round(centre + spread * feeling)));
};

/** Surveys that the demo asks with. */
export const askedTemplates = [
  'post-purchase',
  'support',
  'delivery',
  'complaint-resolved',
  'return-exchange',
  'driver-battery',
  'satisfaction-index',
  'relationship-nps',
  'recovery-check',
] as const satisfies readonly TemplateName[];
export type AskedTemplate = (typeof askedTemplates)[number];

/** What this customer answers about this dealing, consistent with how it was; skips what people skip. */
export function answersTo(template: AskedTemplate, dealing: Dealing, random: Random): Answers {
  const { feeling } = dealing.experience;
  const near = () => feeling + 0.45 * normal(random);
  switch (template) {
    case 'post-purchase':
    case 'relationship-nps': {
      const recommend = point('nps', feeling);
      const mood = recommend <= 6 ? 'low' : recommend < 9 ? 'middle' : 'high';
      return { recommend, ...reasons(dealing, mood, random) };
    }
    case 'delivery': {
      const satisfaction = point('csat', feeling);
      const mood = moodOf(satisfaction);
      const answers: Answers = { satisfaction, ...reasons(dealing, mood, random) };
      if (satisfaction < 4) answers.delivery_issues = [deliveryIssue(dealing, random)];
      return answers;
    }
    case 'support': {
      const satisfaction = point('csat', feeling);
      const answers: Answers = { satisfaction, ...reasons(dealing, moodOf(satisfaction), random) };
      if (chance(random, 0.95)) answers.solved = near() > -1.1;
      if (chance(random, 0.92)) answers.effort = point('ces', near());
      return answers;
    }
    case 'complaint-resolved': {
      const satisfaction = point('csat', feeling - 0.3);
      const answers: Answers = { satisfaction, ...reasons(dealing, moodOf(satisfaction), random) };
      if (chance(random, 0.95)) answers.solved = near() > -0.7;
      if (chance(random, 0.9)) answers.listened = point('rating', near());
      return answers;
    }
    case 'recovery-check':
      return checkAnswers(dealing, random);
    case 'return-exchange': {
      const effort = point('ces', feeling);
      const mood = effort <= 3 ? 'low' : effort < 5 ? 'middle' : 'high';
      const answers: Answers = { effort, ...reasons(dealing, mood, random) };
      if (chance(random, 0.9)) answers.return_reason = returnReason(dealing, random);
      return answers;
    }
    case 'driver-battery':
      return driverAnswers(dealing, random);
    case 'satisfaction-index': {
      const overall = point('item', feeling);
      const mood = overall <= 5 ? 'low' : overall < 8 ? 'middle' : 'high';
      return {
        overall,
        expectation: point('item', near() - 0.1),
        ideal: point('item', near() - 0.5),
        ...reasons(dealing, mood, random),
      };
    }
  }
}

/** What a customer answers who is asked whether it was put right. */
export function checkAnswers(talked: Talked, random: Random): Answers {
  const { feeling } = talked.experience;
  const satisfaction = point('csat', feeling);
  const putRight = chance(random, 0.95) ? feeling + 0.45 * normal(random) > -0.6 : null;
  // Whoever says that it was not put right is asked what is still wrong, whatever the score.
  const mood = putRight === false ? 'low' : moodOf(satisfaction);
  const answers: Answers = { satisfaction, ...reasons(talked, mood, random) };
  if (putRight !== null) answers.put_right = putRight;
  return answers;
}

/** What somebody nobody knows answers to the store's survey, on the way out. */
export function visitAnswers(visit: Talked, random: Random): Answers {
  const { feeling } = visit.experience;
  const near = () => feeling + 0.5 * normal(random);
  const satisfaction = point('csat', feeling);
  const answers: Answers = { satisfaction, ...reasons(visit, moodOf(satisfaction), random) };
  // Nobody is called back who left no name.
  delete answers.call_me_back;
  if (chance(random, 0.8))
    answers.visit = Object.fromEntries(
      ['friendly', 'atmosphere', 'found', 'waiting'].map(row => [row, point('rating', near())]),
    );
  return answers;
}

/** Satisfaction follows the items by their planted weights; the items follow the feeling, each with a life of its own. */
function driverAnswers(dealing: Dealing, random: Random): Answers {
  const names = Object.keys(truths.drivers) as Driver[];
  const felt = names.map(name => ({
    name,
    feeling: 0.45 * dealing.experience.feeling + 0.9 * normal(random),
  }));
  const pull = felt.reduce((sum, { name, feeling }) => sum + truths.drivers[name] * feeling, 0);
  // The weighted mean varies less than each item does: 1.35 brings it back to the items' spread.
  const satisfaction = point('csat', 1.35 * pull + 0.3 * normal(random));
  const experience = Object.fromEntries(felt.map(({ name, feeling }) => [name, point('rating', feeling)]));
  return { satisfaction, experience, ...reasons(dealing, moodOf(satisfaction), random) };
}

const moodOf = (csat: number): Mood => (csat <= 2 ? 'low' : csat < 4 ? 'middle' : 'high');

/** How many write a comment, and ask to be called: the unhappy have more to say. */
const WRITES: Record<Mood, number> = { low: 0.72, middle: 0.42, high: 0.46 };
const CALL_ME_BACK = 0.3;

const POSITIVE = ['friendly', 'product', 'easy'] as const;
const GOOD_CAUSES = new Set(['friendly', 'advice', 'product', 'fast', 'solved', 'easy']);

/** What a comment is made of. */
export type Talked = Pick<Dealing, 'attributes' | 'experience'> & {
  person: Pick<Dealing['person'], 'language'>;
};

function reasons(dealing: Talked, mood: Mood, random: Random): Answers {
  const answers: Answers = {};
  const { attributes, person, experience } = dealing;
  const isGood = GOOD_CAUSES.has(experience.cause);
  // Nobody praises the speed and gives two of ten, or complains and gives ten.
  const cause =
    mood === 'high' && !isGood
      ? pick(random, POSITIVE)
      : mood === 'low' && isGood
        ? 'hassle'
        : experience.cause;
  if (chance(random, WRITES[mood])) {
    answers[`reason_${mood}`] = commentOn(random, {
      language: person.language,
      cause,
      mood,
      facts: {
        product: products.find(({ name }) => name === attributes.product)?.name,
        agent: text(attributes.agent),
        place: attributes.channel === 'store' ? text(attributes.location) : undefined,
        courier: text(attributes.courier),
      },
    });
  }
  if (mood === 'low' && chance(random, 0.8)) answers.call_me_back = chance(random, CALL_ME_BACK);
  return answers;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function deliveryIssue({ experience }: Dealing, random: Random): string {
  if (experience.cause === 'late') return 'late';
  if (experience.cause === 'quality') return 'damaged';
  return pick(random, ['incomplete', 'uninformed', 'handover']);
}

function returnReason({ type, experience }: Dealing, random: Random): string {
  if (type === 'defect_return') return 'defect';
  if (experience.cause === 'late') return 'late';
  return pick(random, ['fit', 'fit', 'different', 'changed_mind']);
}
