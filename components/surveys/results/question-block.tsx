'use client';

import { Skeleton, Text } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { formatCount } from '@/domain/metrics/words';
import { Block } from '../../charts/block';
import type { NumbersTable } from '../../charts/numbers-table';
import { useTRPC } from '../../trpc';
import { ErrorState } from '../../ui/states';
import { questionTypeWords } from '../words';
import { ChoicesResult } from './choices-result';
import { DatesResult } from './dates-result';
import { MatrixResult } from './matrix-result';
import { NumberResult } from './number-result';
import { RankingResult } from './ranking-result';
import { ScoreResult } from './score-result';
import { choicesTable, datesTable, matrixTable, numberTable, rankingTable, scoreTable } from './tables';
import { Texts } from './texts';
import { type ResultsAddress, useSay } from './use-results';
import { askedInWords, type QuestionResult, type ResultQuestion, type Results, sliceName } from './words';

/** What every drawing of a question's answers is given. */
export type Drawn = {
  question: ResultQuestion;
  results: Results;
  address: ResultsAddress;
  /** A choice's or a row's words, by its id. */
  labelOf: (id: string) => string;
  /** Of the things laid side by side. */
  names: string[];
  /** Whether each of them asks this at all. */
  isAsked: boolean[];
};

/** One question; its answers are asked for when it comes near the screen. */
export function QuestionBlock({
  question,
  results,
  address,
  asTable,
}: {
  question: ResultQuestion;
  results: Results;
  address: ResultsAddress;
  asTable: boolean;
}) {
  const trpc = useTRPC();
  const say = useSay();
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    if (entry?.isIntersecting) setIsSeen(true);
  }, [entry?.isIntersecting]);
  const query = useQuery(
    trpc.report.surveyQuestion.queryOptions(
      { ...address.query, question: question.key },
      { enabled: isSeen, placeholderData: keepPreviousData },
    ),
  );
  const labelOf = (id: string) =>
    say([...question.choices, ...question.rows].find(item => item.id === id)?.label, question.languages) ||
    fixedLabels[id] ||
    id;
  const drawn: Drawn = {
    question,
    results,
    address,
    labelOf,
    names: results.slices.map(sliceName),
    isAsked: results.slices.map(version => version === null || question.versions.includes(version)),
  };
  return (
    <div ref={ref}>
      <Block
        title={
          question.title ? say(question.title, question.languages) || question.key : 'Satisfaction index'
        }
        subtitle={subtitleOf(drawn, query.data)}
        table={query.data && tableOf(query.data, drawn)}
        asTable={asTable}
        fileName={`${question.key}-${results.start}-${results.end}`}
      >
        {query.isError ? (
          <ErrorState error={query.error} onRetry={() => query.refetch()} />
        ) : query.data ? (
          <Answers result={query.data} drawn={drawn} />
        ) : (
          <Skeleton height={120} />
        )}
      </Block>
    </div>
  );
}

const fixedLabels: Record<string, string> = { other: 'Other', yes: 'Yes', no: 'No' };

function Answers({ result, drawn }: { result: QuestionResult; drawn: Drawn }): ReactNode {
  const figures = figuresOf(result);
  if (figures.every(figure => figure.n === 0))
    return <Text c="dimmed">Nobody has answered this in these days.</Text>;
  if (figures.every(figure => figure.n === 0 || figure.note === 'hidden') && result.kind !== 'count')
    return <Text c="dimmed">Too few answers to show without naming anybody.</Text>;
  switch (result.kind) {
    case 'score':
      return <ScoreResult result={result} drawn={drawn} />;
    case 'matrix':
      return <MatrixResult result={result} drawn={drawn} />;
    case 'choices':
      return (
        <>
          <ChoicesResult result={result} drawn={drawn} />
          {drawn.question.hasOther ? <Texts drawn={drawn} of="other" /> : null}
        </>
      );
    case 'ranking':
      return <RankingResult result={result} drawn={drawn} />;
    case 'number':
      return <NumberResult result={result} drawn={drawn} />;
    case 'dates':
      return <DatesResult result={result} drawn={drawn} />;
    case 'count':
      return <Counted result={result} drawn={drawn} />;
  }
}

/** Consents are counted; what was written is listed, addresses and numbers only where the reader may see them. */
function Counted({ result, drawn }: { result: Extract<QuestionResult, { kind: 'count' }>; drawn: Drawn }) {
  const { type } = drawn.question;
  if (type === 'short' || type === 'long') return <Texts drawn={drawn} of="text" />;
  const verb = type === 'consent' ? 'agreed' : 'left one';
  return (
    <>
      {result.figures.map(({ n }, slice) => (
        <Text key={slice}>
          {drawn.names.length > 1 ? `${drawn.names[slice]}: ` : ''}
          {formatCount(n, 'person').replace('persons', 'people')} {verb}.
        </Text>
      ))}
      {type === 'consent' ? null : <Texts drawn={drawn} of="personal" />}
    </>
  );
}

/** The number of answers per slice; of a matrix the row that was answered most. */
function figuresOf(result: QuestionResult): { n: number; note?: 'few' | 'hidden' | undefined }[] {
  if (result.kind !== 'matrix') return result.figures;
  const [first] = result.rows;
  return (first?.figures ?? []).map((_, slice) =>
    result.rows
      .flatMap(row => row.figures[slice] ?? [])
      .reduce((most, figure) => (figure.n > most.n ? figure : most)),
  );
}

function tableOf(result: QuestionResult, { labelOf, names }: Drawn): NumbersTable | undefined {
  if (figuresOf(result).every(figure => figure.n === 0 || figure.note === 'hidden')) return undefined;
  switch (result.kind) {
    case 'score':
      return scoreTable(result, names);
    case 'matrix':
      return matrixTable(result, labelOf, names);
    case 'choices':
      return choicesTable(result, labelOf, names);
    case 'ranking':
      return rankingTable(result, labelOf, names);
    case 'number':
      return numberTable(result, names);
    case 'dates':
      return datesTable(result, names);
    case 'count':
      return undefined;
  }
}

/** Type, page, versions, and how many of those who saw it answered. */
function subtitleOf(
  { question, results, names, isAsked }: Drawn,
  result: QuestionResult | undefined,
): string {
  const { type, page, versions, asked } = question;
  const all = results.versions.map(one => one.version);
  const figures = result ? figuresOf(result) : [];
  const counts = figures.flatMap(({ n }, slice) => {
    if (!isAsked[slice]) return [];
    const saw = asked?.[slice];
    const words =
      saw === undefined || saw < n || n === 0 || question.type === 'matrix'
        ? formatCount(n, 'answer')
        : `${new Intl.NumberFormat('en').format(n)} of ${new Intl.NumberFormat('en').format(saw)} who saw it answered`;
    return figures.length > 1 ? `${names[slice]}: ${words}` : words;
  });
  return [
    type === 'index' ? 'Three ratings taken together, 0 to 100' : `${questionTypeWords[type]} · Page ${page}`,
    askedInWords(versions, all),
    ...counts,
  ]
    .filter(Boolean)
    .join(' · ');
}
