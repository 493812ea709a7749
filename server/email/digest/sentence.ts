import { formatChange, formatEstimate, formatInterval, formatValue } from '@/domain/metrics/format';
import type { Comparison, Estimate, MetricName } from '@/domain/metrics/metric';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import type { MetricCard } from '@/server/reports/overview/cards';
import type { Move } from '@/server/reports/overview/moved';
import { type CardMetric, cardMetrics } from '@/server/reports/overview/schemas';
import { fill } from '../templates/phrases/phrases';
import type { DigestContents } from './parts';
import { fillCount, type Speech } from './words/words';

/** Overview's sentence in the reader's language; too few answers are told with what a longer time says. */
export const sentenceOf = (speech: Speech, { facts, wider }: DigestContents): string =>
  facts
    .map(fact =>
      fact.kind === 'standing'
        ? standing(speech, fact.card, wider[fact.card.metric])
        : moving(speech, fact.move),
    )
    .join(' ');

function standing(
  speech: Speech,
  { metric, total, change }: MetricCard,
  longer: DigestContents['wider'][CardMetric],
): string {
  const { words } = speech;
  const { sentence } = words;
  const subject = words.subject[metric];
  if (total.note === 'hidden') return fill(sentence.hidden, { subject });
  if (total.n < FEWEST_TO_COMPARE) {
    if (!longer) return fillCount(speech, sentence.few, total.n, { subject });
    const figure = estimateText(speech, metric, longer.figure);
    return fillCount(speech, sentence.fewOver, total.n, { subject, figure, days: String(longer.days) });
  }
  const figure = figureText(speech, metric, total);
  const { verdict = 'too_few', value = null } = change ?? {};
  if (!change || verdict === 'too_few')
    return fill(sentence.stands, { subject, figure: estimateText(speech, metric, total) });
  if (verdict === 'noise' || !value) return fill(sentence.steady, { subject, figure });
  const way = value > 0 ? (['up', 'probablyUp'] as const) : (['down', 'probablyDown'] as const);
  const form = sentence[way[verdict === 'probable' ? 1 : 0]];
  return fill(form, { subject, figure, amount: amountText(speech, metric, change) });
}

function moving(speech: Speech, { metric, key, change }: Move): string {
  const { sentence, subject } = speech.words;
  const ways =
    (change.value ?? 0) < 0 ? (['fell', 'probablyFell'] as const) : (['rose', 'probablyRose'] as const);
  const card = cardMetrics.find(name => name === metric) ?? 'nps';
  return fill(sentence[ways[change.verdict === 'probable' ? 1 : 0]], {
    subject: subject[card],
    segment: key,
    amount: amountText(speech, metric, change),
  });
}

type Shown = Pick<Estimate, 'value' | 'low' | 'high'>;

/** `NPS 42, 39 to 45`, for brackets; shares and scale points are called by the subject alone. */
function figureText({ locale, words }: Speech, metric: CardMetric, figure: Shown): string {
  const value = `${unitOf(metric)}${formatValue(metric, figure.value, locale)}`;
  const range = formatInterval(metric, figure, locale, words.change);
  return range ? fill(words.sentence.figure, { value, range }) : value;
}

/** `NPS 42 (39 to 45)`. */
const estimateText = ({ locale, words }: Speech, metric: CardMetric, figure: Shown): string =>
  `${unitOf(metric)}${formatEstimate(metric, figure, locale, words.change)}`;

const unitOf = (metric: CardMetric): string => (metric === 'nps' ? 'NPS ' : '');

/** How much, without its direction. */
function amountText(
  { locale, words }: Speech,
  metric: MetricName,
  { value }: Pick<Comparison, 'value'>,
): string {
  const bare = { ...words.change, up: '{amount}', down: '{amount}' };
  return formatChange(metric, { value, verdict: 'real' }, locale, bare);
}
