'use client';

import { Button, MultiSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { nameOf } from '@/domain/metrics/findings';
import { formatEstimate, formatShare, formatSignedChange, formatValue } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import { Bars } from '../charts/bars';
import { Block } from '../charts/block';
import { Loaded } from '../ui/states';
import classes from './quality.module.css';
import { answersText, methodWords, weightRefusal } from './quality-words';
import { type QualityAddress, type Score, useScore, type Weighted } from './use-quality';

/** The score as all eligible interactions would have it, beside the raw one. */
export function QualityWeights({
  address,
  attributes,
}: {
  address: QualityAddress;
  attributes: readonly string[];
}) {
  const weight = (address.asked.weight ?? attributes.slice(0, 1)).slice(0, 3);
  const query = useScore(address, weight.length > 0 ? { weight } : {});
  if (attributes.length === 0) return null;
  return (
    <Loaded query={query}>
      {score => (
        <Shown score={score}>
          <MultiSelect
            aria-label="Weigh by"
            placeholder={weight.length < 3 ? 'Weigh by' : ''}
            maw={420}
            mb="md"
            maxValues={3}
            data={[...new Set([...attributes, ...weight])]}
            value={weight}
            onChange={next => address.ask({ weight: next.length > 0 ? next : null })}
          />
        </Shown>
      )}
    </Loaded>
  );
}

function Shown({ score, children }: { score: Score; children: React.ReactNode }) {
  const { metric, total, weighted, question } = score;
  const name = nameOf(metric);
  const figures = weighted?.ok ? weighted : null;
  return (
    <Block
      title={figures ? findingOf(name, score, figures) : `${name} weighted to all who could have answered`}
      subtitle={
        question ? `${question.survey.name}. The raw figure stays the one that every page shows.` : null
      }
      asTable={false}
      fileName={`${metric}-weighted`}
      table={
        figures
          ? {
              head: ['Value', 'Interactions', 'Share', 'Answers', 'Share of answers'],
              rows: figures.margins.flatMap(({ attribute, values }) =>
                values.map(({ value, people, answers }) => ({
                  label: `${attribute}: ${value || 'none'}`,
                  cells: [
                    { text: String(people), raw: people },
                    { text: formatShare(people / figures.population), raw: people / figures.population },
                    { text: String(answers), raw: answers },
                    {
                      text: formatShare(total.n ? answers / total.n : null),
                      raw: total.n ? answers / total.n : null,
                    },
                  ],
                })),
              ),
            }
          : undefined
      }
    >
      {children}
      {total.n === 0 ? <Text c="dimmed">Nobody answered in these days.</Text> : null}
      {weighted && !weighted.ok && total.n > 0 ? <Text>{weightRefusal(weighted)}</Text> : null}
      {figures ? <Figures score={score} weighted={figures} /> : null}
    </Block>
  );
}

/** Whether those who did not answer would change the picture. */
function findingOf(name: string, { metric, total }: Score, weighted: Weighted): string {
  const { value, low, high } = weighted;
  if (value === null || total.value === null) return `${name} weighted`;
  const inside = low !== null && high !== null && total.value >= low && total.value <= high;
  const change = formatSignedChange(metric, value - total.value);
  return inside
    ? `Who answered hardly matters: weighted, ${name} is ${formatValue(metric, value)} instead of ${formatValue(metric, total.value)}`
    : `Who answered matters: weighted, ${name} is ${formatValue(metric, value)} (${change})`;
}

function Figures({ score, weighted }: { score: Score; weighted: Weighted }) {
  const { metric, total } = score;
  const [hasBounds, setBounds] = useState(false);
  const { bounds, population, outside, uncovered, lacking, effectiveN, n, method, attributes } = weighted;
  return (
    <>
      <dl className={classes.pair}>
        <div>
          <dt>Raw</dt>
          <dd>{formatEstimate(metric, total)}</dd>
          <dd>{answersText(total.n)}</dd>
        </div>
        <div>
          <dt>Weighted</dt>
          <dd>{formatEstimate(metric, weighted)}</dd>
          <dd>
            {answersText(n)}, as sure as {answersText(effectiveN)} at random
          </dd>
        </div>
      </dl>
      <Text mt="md">
        {formatCount(population, 'eligible interaction')} in these days: those that a program of this survey
        asks about, whether or not the customer was asked. {capital(methodWords(method, attributes))}.
      </Text>
      <Text c="dimmed" mt={4}>
        This assumes that within each value those who answer resemble those who do not. If the unhappy answer
        less everywhere, weights do not show it.
      </Text>
      {uncovered > 0 ? (
        <Text mt={4}>
          {formatCount(uncovered, 'interaction')} ({formatShare(uncovered / population)}) have nobody to stand
          for them:{' '}
          {lacking
            .slice(0, 5)
            .map(one => `${one.attribute} ${one.value || 'none'} (${one.people})`)
            .join(', ')}
          .
        </Text>
      ) : null}
      {outside > 0 ? (
        <Text mt={4}>
          {formatCount(outside, 'answer')} {outside === 1 ? 'is' : 'are'} left out of the weighted figure: no
          eligible interaction has their values.
        </Text>
      ) : null}
      <Margins weighted={weighted} answers={total.n} />
      {bounds ? (
        hasBounds ? (
          <Text mt="md">
            If everybody who stayed silent were at the worst end, the figure would be{' '}
            {formatValue(metric, bounds.low)}; at the best end, {formatValue(metric, bounds.high)}.{' '}
            {formatCount(Math.max(0, population - total.n), 'interaction')} have no answer.
          </Text>
        ) : (
          <Button mt="md" onClick={() => setBounds(true)}>
            What could the silent change at most?
          </Button>
        )
      ) : null}
    </>
  );
}

/** The first attribute's values: their share of the interactions above, of the answers below. */
function Margins({ weighted: { margins, population }, answers }: { weighted: Weighted; answers: number }) {
  const [margin] = margins;
  if (!margin || answers === 0) return null;
  const shown = margin.values.slice(0, 8);
  const to = Math.max(...shown.flatMap(one => [one.people / population, one.answers / answers]));
  const bar = (value: number, noun: string) => ({
    value,
    low: null,
    high: null,
    text: `${formatShare(value)} of ${noun}`,
  });
  return (
    <div className={classes.margins}>
      <Bars
        label={`Share of interactions and of answers by ${margin.attribute}`}
        to={to}
        rows={shown.map(one => ({
          key: one.value,
          label: one.value || 'none',
          bars: [bar(one.people / population, 'interactions'), bar(one.answers / answers, 'answers')],
        }))}
      />
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
