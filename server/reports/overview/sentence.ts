import { formatChange, formatInterval, formatValue } from '@/domain/metrics/format';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import type { MetricCard } from './cards';
import type { Move } from './moved';
import type { CardMetric } from './schemas';
import type { Waiting } from './waiting';

/** One sentence with what it leads to: a metric's trend, a segment of it, or the people who wait. */
export type Fact = {
  text: string;
  link: { metric: string; segment?: { attribute: string; key: string } } | { place: 'cases' };
};

const SUBJECT: Record<CardMetric, { name: string; unit: string }> = {
  nps: { name: 'Loyalty', unit: 'NPS ' },
  csat: { name: 'Satisfaction', unit: '' },
  ces: { name: 'Ease', unit: '' },
};

/** One fact without words, which each language has its own for: where a metric stands, or a segment that moved. */
export type FactData = { kind: 'standing'; card: MetricCard } | { kind: 'move'; move: Move };

/**
 * What a reader should know in ten seconds: where the first metric stands, the others only where they changed beyond
 * the noise, then the segment that fell most, or else the one that rose most.
 */
export function factsOf(cards: readonly MetricCard[], moved: readonly Move[]): FactData[] {
  const [first, ...others] = cards;
  const told = first ? [first, ...others.filter(isChange)] : [];
  const move = moved.find(one => (one.change.value ?? 0) < 0) ?? moved[0];
  return [
    ...told.map((card): FactData => ({ kind: 'standing', card })),
    ...(move ? [{ kind: 'move' as const, move }] : []),
  ];
}

/** The same in English, with what each fact leads to. `waiting`: to whom somebody here owes something. */
export const writeSentence = (
  cards: readonly MetricCard[],
  moved: readonly Move[],
  waiting: Waiting,
): Fact[] => [
  ...factsOf(cards, moved).map((fact): Fact => {
    if (fact.kind === 'standing') return { text: standing(fact.card), link: { metric: fact.card.metric } };
    const { metric, attribute, key } = fact.move;
    return { text: moving(fact.move), link: { metric, segment: { attribute, key } } };
  }),
  ...(isOwing(waiting) ? [{ text: waitingFor(waiting), link: { place: 'cases' as const } }] : []),
];

const isOwing = ({ customers, overdue }: Waiting): boolean => customers > 0 || overdue > 0;

/** `14 unhappy customers are waiting for a call; 3 promises are overdue.` */
function waitingFor({ customers, unhappy, overdue }: Waiting): string {
  const who = unhappy ? 'unhappy customer' : 'customer';
  const parts = [
    ...(customers > 0 ? [`${counted(customers, who)} ${verb(customers)} waiting for a call`] : []),
    ...(overdue > 0 ? [`${counted(overdue, 'promise')} ${verb(overdue)} overdue`] : []),
  ];
  return `${parts.join('; ')}.`;
}

const counted = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
const verb = (n: number): string => (n === 1 ? 'is' : 'are');

const isChange = ({ change }: MetricCard): boolean =>
  change?.verdict === 'real' || change?.verdict === 'probable';

function standing(card: MetricCard): string {
  const { metric, total, change } = card;
  const { name, unit } = SUBJECT[metric];
  if (total.note === 'hidden') return `${name} is hidden: too few people answered.`;
  if (total.n < FEWEST_TO_COMPARE) {
    return `${name}: ${total.n} of ${FEWEST_TO_COMPARE} answers needed for a first score.`;
  }
  const figure = `${unit}${formatValue(metric, total.value)}, ${formatInterval(metric, total)}`;
  if (!change || change.verdict === 'too_few') return `${name} stands at ${figure}.`;
  if (!isChange(card)) return `${name} shows no clear change (${figure}).`;
  return `${name} is ${lower(formatChange(metric, change))} (${figure}).`;
}

function moving({ metric, key, change }: Move): string {
  const name = metric in SUBJECT ? SUBJECT[metric as CardMetric].name : 'The score';
  const verb = (change.value ?? 0) < 0 ? 'fell' : 'rose';
  const sure = change.verdict === 'probable' ? 'probably ' : '';
  const amount = lower(formatChange(metric, { ...change, verdict: 'real' }));
  return `${name} ${sure}${verb} in ${key} (${amount}).`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
