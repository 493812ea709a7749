'use client';

import { Anchor, Badge, Box, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { type Outputs, useTRPC } from '../trpc';
import { Loaded } from '../ui/states';
import { formatDay, formatMoment } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { answersInWords } from './answers';
import { CommentMarks } from './comment-marks';
import { Flags, Manner } from './manner';
import classes from './responses.module.css';
import { ScoreChip } from './score-chip';
import { askedInWords, changedKeys, languageName } from './words';

type Opened = Outputs['response']['read'];

/** One response in full: what was answered, by whom, about what, and how they were asked. */
export default function ResponseDetail({ id }: { id: string }) {
  const trpc = useTRPC();
  const response = useQuery(trpc.response.read.queryOptions({ id }));
  return <Loaded query={response}>{opened => <Detail response={opened} />}</Loaded>;
}

function Detail({ response }: { response: Opened }) {
  const { scores, flags, state, definition, answers, language } = response;
  const piped = usePiped(response);
  const titles = new Map(
    answersInWords(definition, answers, language, piped).map(({ key, title }) => [key, title]),
  );
  return (
    <Stack gap="lg">
      {scores.length > 0 || flags.includes('test') || state === 'partial' ? (
        <Group gap="xs">
          {scores.map(score => (
            <ScoreChip key={score.metric} {...score} />
          ))}
          {state === 'partial' ? (
            <Badge variant="outline" color="gray" tt="none" fw={500}>
              Not finished
            </Badge>
          ) : null}
          {flags.includes('test') ? (
            <Badge variant="outline" color="gray" tt="none" fw={500}>
              Test
            </Badge>
          ) : null}
        </Group>
      ) : null}
      <Flags response={response} titles={titles} />
      <AnswerList response={response} />
      <About response={response} />
      <Manner response={response} titles={titles} />
      <Revisions response={response} />
    </Stack>
  );
}

/** What stood in the questions' fields, as far as this reader may see it. */
function usePiped({ interaction, customer, attributes }: Opened) {
  const { name, settings } = useWorkspace();
  return {
    company: { name: settings.companyName ?? name },
    customer: { ...attributes, name: customer?.name },
    interaction: { ...interaction?.attributes, type: interaction?.type },
  };
}

function AnswerList({ response }: { response: Opened }) {
  const { definition, answers, language, isRedacted } = response;
  const all = answersInWords(definition, answers, language, usePiped(response));
  const given = all.filter(answer => answer.lines.length > 0);
  const open = all.filter(answer => answer.lines.length === 0);
  return (
    <Box>
      <dl className={classes.answers} lang={language}>
        {given.map(({ key, title, lines, isText }) => (
          <div key={key}>
            <dt>{title}</dt>
            {lines.map(line => (
              <dd key={line} data-text={isText || undefined}>
                {line}
              </dd>
            ))}
            <Understood response={response} question={key} />
          </div>
        ))}
      </dl>
      {open.length > 0 ? (
        <details className={classes.open}>
          <summary>
            {open.length === 1 ? '1 question was' : `${open.length} questions were`} not answered or not asked
          </summary>
          <ul>
            {open.map(({ key, title }) => (
              <li key={key}>{title}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {isRedacted ? (
        <Text size="xs" c="dimmed" mt="xs">
          Addresses and phone numbers are hidden for your role.
        </Text>
      ) : null}
    </Box>
  );
}

/** Beneath a comment: what it is about and how it feels. */
function Understood({ response: { id, comments }, question }: { response: Opened; question: string }) {
  const comment = comments.find(({ key }) => key === question);
  if (!comment) return null;
  return (
    <dd data-marks>
      <CommentMarks response={id} comment={comment} />
    </dd>
  );
}

function About({ response }: { response: Opened }) {
  const { href, timezone } = useWorkspace();
  const { customer, interaction, survey, version, language, startedAt, completedAt, attributes, asked } =
    response;
  const facts: [string, ReactNode][] = [];
  if (customer)
    facts.push([
      'Customer',
      <Anchor key="customer" component={Link} href={href('customers', customer.id)}>
        {customer.name ?? customer.id}
      </Anchor>,
    ]);
  if (interaction)
    facts.push(['About', `${interaction.type} on ${formatDay(interaction.occurredAt, timezone)}`]);
  facts.push(['Asked', askedInWords(asked, at => formatDay(at, timezone))]);
  facts.push([
    completedAt ? 'Answered' : 'Begun',
    <time key="at" dateTime={(completedAt ?? startedAt).toISOString()}>
      {formatMoment(completedAt ?? startedAt, timezone)}
    </time>,
  ]);
  facts.push(['Survey', `${survey.name}, version ${version}`]);
  facts.push(['Language', languageName(language)]);
  facts.push(
    ...Object.entries(attributes).map(([name, value]): [string, ReactNode] => [name, String(value)]),
  );
  return (
    <Box>
      <Title order={3} mb="xs">
        About this answer
      </Title>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Box>
  );
}

/** Earlier saved states: what was said before it was changed. */
function Revisions({ response }: { response: Opened }) {
  const { timezone } = useWorkspace();
  const { revisions, definition, language } = response;
  const piped = usePiped(response);
  if (revisions.length < 2) return null;
  return (
    <Box>
      <Title order={3} mb="xs">
        Saved {revisions.length} times
      </Title>
      <Stack gap="xs">
        {revisions.map(({ revision, savedAt, answers }, index) => {
          const before = revisions[index + 1]?.answers ?? {};
          const changed = changedKeys(before, answers);
          const words = answersInWords(definition, answers, language, piped).filter(({ key }) =>
            changed.includes(key),
          );
          return (
            <Box key={revision}>
              <Text size="xs" c="dimmed">
                {formatMoment(savedAt, timezone)}
              </Text>
              {words.length === 0 ? <Text c="dimmed">No answer changed.</Text> : null}
              {words.map(({ key, title, lines }) => (
                <Text key={key}>
                  <bdi>{title}</bdi>{' '}
                  <b>
                    <bdi>{lines.join(', ') || 'taken back'}</bdi>
                  </b>
                </Text>
              ))}
            </Box>
          );
        })}
      </Stack>
    </Box>
  );
}
