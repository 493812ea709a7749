import { MultiSelect, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { scoreQuestions } from '@/domain/survey/scores';
import { useTRPC } from '../trpc';
import classes from './filters.module.css';
import type { RowFields } from './match-row';
import { titledQuestions } from './use-filter-names';

/** A question of a survey, and the scores given to it. */
export function ScoreFields({ row, name, onChange }: RowFields<'score'>) {
  const survey = useSurvey(row.survey);
  const titles = new Map(
    survey ? titledQuestions(survey.definition).map(({ key, title }) => [key, title]) : [],
  );
  const questions = survey ? scoreQuestions(survey.definition) : [];
  const chosen = questions.find(({ key }) => key === row.question);
  const points = chosen
    ? Array.from({ length: chosen.max - chosen.min + 1 }, (_, at) => `${chosen.min + at}`)
    : [];
  return (
    <>
      <SurveySelect
        name={name}
        value={row.survey}
        onChange={id => onChange({ of: 'score', survey: id, question: null, from: null, to: null })}
      />
      <NativeSelect
        className={classes.wide}
        aria-label={`${name}: question`}
        disabled={row.survey === null}
        data={[
          { value: '', label: 'Question' },
          ...questions.map(({ key }) => ({ value: key, label: titles.get(key) || key })),
        ]}
        value={row.question ?? ''}
        onChange={event => {
          const question = questions.find(({ key }) => key === event.currentTarget.value);
          onChange({
            ...row,
            question: question?.key ?? null,
            from: question?.min ?? null,
            to: question?.max ?? null,
          });
        }}
      />
      {chosen ? (
        <>
          <NativeSelect
            aria-label={`${name}: from score`}
            data={points}
            value={`${row.from ?? ''}`}
            onChange={event => onChange({ ...row, from: Number(event.currentTarget.value) })}
          />
          <Text pt={6}>to</Text>
          <NativeSelect
            aria-label={`${name}: to score`}
            data={points}
            value={`${row.to ?? ''}`}
            onChange={event => onChange({ ...row, to: Number(event.currentTarget.value) })}
          />
        </>
      ) : null}
    </>
  );
}

/** Published versions of a survey. */
export function VersionFields({ row, name, onChange }: RowFields<'version'>) {
  const survey = useSurvey(row.survey);
  const versions = Array.from({ length: survey?.publishedVersion ?? 0 }, (_, at) => `${at + 1}`);
  return (
    <>
      <SurveySelect
        name={name}
        value={row.survey}
        onChange={id => onChange({ of: 'version', survey: id, values: [] })}
      />
      <MultiSelect
        className={classes.wide}
        aria-label={`${name}: versions`}
        placeholder={row.values.length === 0 ? 'any of these versions' : ''}
        disabled={row.survey === null}
        data={[...new Set([...versions, ...row.values])].map(value => ({ value, label: `Version ${value}` }))}
        value={row.values}
        onChange={values => onChange({ ...row, values })}
      />
    </>
  );
}

function SurveySelect({
  name,
  value,
  onChange,
}: {
  name: string;
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const trpc = useTRPC();
  const surveys = useQuery(trpc.survey.list.queryOptions({ limit: 200 }, { staleTime: 300_000 }));
  return (
    <NativeSelect
      className={classes.wide}
      aria-label={`${name}: survey`}
      data={[
        { value: '', label: 'Survey' },
        ...(surveys.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value ?? ''}
      onChange={event => onChange(event.currentTarget.value || null)}
    />
  );
}

function useSurvey(id: string | null) {
  const trpc = useTRPC();
  return useQuery(
    trpc.survey.read.queryOptions({ id: id ?? '' }, { enabled: id !== null, staleTime: 300_000 }),
  ).data;
}
