import { blackOut } from '@/domain/black-out';
import { axisFor } from '@/domain/metrics/axis';
import { nameOf, toneOf, wordedAs } from '@/domain/metrics/findings';
import { formatChange, formatEstimate, formatInterval, formatValue } from '@/domain/metrics/format';
import type { Comparison } from '@/domain/metrics/metric';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { bucketLabel } from '@/domain/metrics/words';
import { daysBetween } from '@/domain/time/local-date';
import type { MetricCard, RateCard } from '@/server/reports/overview/cards';
import type { Comment } from '@/server/reports/overview/comments';
import type { Move } from '@/server/reports/overview/moved';
import { fill } from '../templates/phrases/phrases';
import type {
  CardPart,
  DigestContents,
  DigestFacts,
  DigestParts,
  DigestTrend,
  MetricOrRate,
  MovePart,
  TrendPart,
  VoicePart,
} from './parts';
import { sentenceOf } from './sentence';
import { daysText, fillCount, hourText, type Speech, speechFor } from './words/words';

/** Rows of *What moved*. */
const MOST_MOVES = 5;
const MOST_LETTERS = 280;
/** Attributes told with a voice. */
const MOST_ABOUT = 2;

/** Everything that an issue says, in its reader's language. */
export function writeDigest(facts: DigestFacts): DigestParts {
  const speech = speechFor(facts.locale);
  const { words } = speech;
  const { name, company, contents, addedBy, hour, rhythm } = facts;
  const sentence = sentenceOf(speech, contents);
  const every = fill(words.every[rhythm], { time: hourText(speech, hour) });
  const by = addedBy === null ? words.byYourself : fill(words.bySomebody, { person: addedBy, company });
  return {
    language: speech.language,
    subject: subjectOf(speech, facts),
    preheader: sentence,
    company,
    name,
    days: daysText(speech, contents.period),
    only: onlyOf(speech, facts),
    sentence,
    cards: cardsToShow(contents).map(card => cardPart(speech, card, contents)),
    trend: contents.trend && trendPart(speech, contents.trend),
    moved: contents.moved && {
      title: words.moved,
      sub: fillCount(speech, words.movedSub, daysIn(contents)),
      none: words.unmoved,
      rows: contents.moved.slice(0, MOST_MOVES).map(move => movePart(speech, move)),
    },
    voices:
      contents.voices.length === 0
        ? null
        : {
            title: words.voices,
            rows: contents.voices.map(voice => voicePart(speech, voice, contents.about)),
          },
    howToRead: words.howToRead,
    overview: facts.overviewUrl === null ? null : { label: words.open, url: facts.overviewUrl },
    why: `${every}, ${by}`,
    stop: { label: words.stop, url: facts.stopUrl },
  };
}

const daysIn = ({ period }: DigestContents): number => daysBetween(period.start, period.end);

/** `Boots & Co: NPS 42, up 4 · 9–15 November 2026`. */
function subjectOf(speech: Speech, { name, company, contents }: DigestFacts): string {
  const days = daysText(speech, contents.period);
  const [card] = contents.cards;
  const title = name.includes(company) ? name : `${company}, ${name}`;
  if (!card || isThin(card)) return `${title} · ${days}`;
  const value = `${nameOf(card.metric)} ${formatValue(card.metric, card.total.value, speech.locale)}`;
  const change =
    card.change && card.change.verdict !== 'too_few' ? changeText(speech, card.metric, card.change) : '';
  return `${title}: ${[value, lowerFirst(change, speech.locale)].filter(Boolean).join(', ')} · ${days}`;
}

function onlyOf({ words, locale }: Speech, { only, hasConditions }: DigestFacts): string {
  const parts = [...only, ...(hasConditions ? [words.conditions] : [])];
  if (parts.length === 0) return '';
  return fill(words.only, { what: new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts) });
}

/** Without those that nobody answered, however far back one looks; a rate of ten mails is none. */
function cardsToShow({ cards, rate, wider }: DigestContents): (MetricCard | RateCard)[] {
  const told = cards.filter(({ metric, total }) => total.n > 0 || wider[metric]);
  return [...told, ...(rate && !isThin(rate) ? [rate] : [])];
}

function cardPart(speech: Speech, card: MetricCard | RateCard, { wider }: DigestContents): CardPart {
  const { locale, words } = speech;
  const { metric, total, change } = card;
  const worded = wordedAs(metric);
  const name = metric === 'response_rate' ? words.responseRate : nameOf(metric);
  const counted = metric === 'response_rate' ? words.mails : words.answers;
  if (!isThin(card))
    return {
      name,
      value: formatValue(worded, total.value, locale),
      change: change ? changeText(speech, metric, change) : '',
      tone: toneOf(change),
      support: `${formatInterval(worded, total, locale, words.change)}, ${fillCount(speech, counted, total.n)}`,
      isFew: false,
    };
  const longer = metric === 'response_rate' ? undefined : wider[metric];
  const few = total.note === 'hidden' ? words.hidden : fillCount(speech, words.few, total.n);
  if (!longer) return { name, value: '–', change: '', tone: null, support: few, isFew: true };
  return {
    name,
    value: formatValue(worded, longer.figure.value, locale),
    change: `${fillCount(speech, words.over, longer.days)}: ${formatInterval(worded, longer.figure, locale, words.change)}, ${fillCount(speech, counted, longer.figure.n)}`,
    tone: null,
    support: few,
    isFew: true,
  };
}

/** Too few answers to be told as a score. */
const isThin = ({ total }: MetricCard | RateCard): boolean =>
  total.n < FEWEST_TO_COMPARE || total.note === 'hidden';

function trendPart(speech: Speech, trend: DigestTrend): TrendPart {
  const { locale, words } = speech;
  const { metric, interval, points } = trend;
  const unit = interval === 'day' || interval === 'month' ? interval : 'week';
  const title = fillCount(speech, words.trend[unit], points.length, { name: nameOf(metric) });
  const shown = points.filter(point => point.value !== null);
  // What few people said swings: it is in the picture, hollow, but no finding.
  const sure = shown.filter(point => point.note === undefined);
  const known = sure.length > 0 ? sure : shown;
  const values = known.map(point => point.value ?? 0);
  const say = (value: number | undefined) => formatValue(metric, value ?? null, locale);
  const axis = axisOf(trend);
  const last = known.at(-1);
  return {
    title,
    alt: fill(words.trendAlt, {
      title,
      low: say(Math.min(...values)),
      high: say(Math.max(...values)),
      last: last ? formatEstimate(metric, last, locale, words.change) : say(undefined),
    }),
    top: say(axis.max),
    bottom: say(axis.min),
    first: bucketLabel(interval, points[0]?.start ?? '', locale),
    last: bucketLabel(interval, points.at(-1)?.start ?? '', locale),
  };
}

/** The axis as the trend on Overview has it. */
export const axisOf = ({ metric, points, scale }: DigestTrend): { min: number; max: number } =>
  axisFor(
    metric,
    points.map(point => point.value),
    scale,
  );

function movePart(speech: Speech, move: Move): MovePart {
  const { locale, words } = speech;
  const { metric, attribute, key, change } = move;
  return {
    name: key,
    detail: `${attribute} · ${nameOf(metric)}`,
    value: formatEstimate(metric, move, locale, words.change),
    support: fillCount(speech, words.answers, move.n),
    change: changeText(speech, metric, change),
    tone: toneOf(change),
  };
}

function voicePart(
  speech: Speech,
  { text, score, attributes }: Comment,
  about: readonly string[],
): VoicePart {
  const told = about.flatMap(attribute =>
    attributes[attribute] === undefined ? [] : [String(attributes[attribute])],
  );
  return {
    // Mails are passed on: what could tell who wrote it stays behind the sign-in.
    text: shorten(blackOut(text).replace(/\s+/g, ' ').trim()),
    score: score ? `${nameOf(score.metric)} ${new Intl.NumberFormat(speech.locale).format(score.value)}` : '',
    about: told.slice(0, MOST_ABOUT).join(' · '),
  };
}

/** Whole words; never half a character. */
function shorten(text: string): string {
  if (text.length <= MOST_LETTERS) return text;
  const cut = text.slice(0, MOST_LETTERS).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > MOST_LETTERS / 2 ? space : undefined).trimEnd()}…`;
}

const changeText = (
  { locale, words }: Speech,
  metric: MetricOrRate,
  change: Pick<Comparison, 'value' | 'verdict'>,
): string => formatChange(wordedAs(metric), change, locale, words.change);

const lowerFirst = (text: string, locale: string): string =>
  text.charAt(0).toLocaleLowerCase(locale) + text.slice(1);
