'use client';

import { Text, UnstyledButton } from '@mantine/core';
import { type CardName, names, supportOf, toneOf, wordedAs } from '@/domain/metrics/findings';
import { formatChange, formatValue } from '@/domain/metrics/format';
import { againstTarget } from '@/domain/metrics/target';
import { Sparkline } from '../charts/sparkline';
import type { AnyCard } from './figures';
import classes from './overview.module.css';

/** Each headline figure with its interval, n, change and verdict. Pressing one shows its trend. */
export function MetricCards({
  cards,
  chosen,
  onChoose,
}: {
  cards: AnyCard[];
  chosen: CardName;
  onChoose: (metric: CardName) => void;
}) {
  return (
    <div className={classes.cards}>
      {cards.map(card => (
        <MetricCard
          key={card.metric}
          card={card}
          isChosen={card.metric === chosen}
          onChoose={() => onChoose(card.metric)}
        />
      ))}
    </div>
  );
}

function MetricCard({
  card,
  isChosen,
  onChoose,
}: {
  card: AnyCard;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { metric, total, change, points } = card;
  const isFew = total.note !== undefined;
  return (
    <UnstyledButton className={classes.card} onClick={onChoose} aria-pressed={isChosen}>
      <Text c="dimmed" truncate title={surveyOf(card)}>
        {names[metric]}
        <span className={classes.wide}>{surveyOf(card) && ` · ${surveyOf(card)}`}</span>
      </Text>
      <div className={classes.head}>
        <span className={classes.value} data-few={isFew || undefined}>
          {formatValue(wordedAs(metric), total.value)}
        </span>
        <span className={classes.spark}>
          <Sparkline values={points.map(point => point.value)} />
        </span>
      </div>
      <Text className={classes.change} data-tone={toneOf(change)} c={toneOf(change) ? undefined : 'dimmed'}>
        {change ? formatChange(wordedAs(metric), change) : ' '}
      </Text>
      <Text size="xs" c="dimmed">
        {supportOf(card)}
      </Text>
      {'target' in card && card.target !== null ? (
        <Text size="xs" c="dimmed">
          {againstTarget(card.metric, total, card.target)}
        </Text>
      ) : null}
    </UnstyledButton>
  );
}

const surveyOf = (card: AnyCard): string => ('question' in card ? (card.question?.survey.name ?? '') : '');
