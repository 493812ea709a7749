'use client';

import { Button, Card, Collapse, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { ScoreChip } from '../responses/score-chip';
import { type Outputs, useTRPC } from '../trpc';
import { Loaded } from '../ui/states';
import { When } from '../ui/when';
import { type OpenedCase, reasonWords } from './case-words';
import classes from './cases.module.css';

// Knows every type of question: read when all answers are asked for.
const ResponseDetail = dynamic(() => import('../responses/response-detail'), { ssr: false });

/** What the customer said that made this a case; every answer is one button away. */
export function CaseSaid({ opened }: { opened: OpenedCase }) {
  const { response, because, reason, rule } = opened;
  return (
    <Card component="section" aria-label="What they said">
      <Stack gap="xs">
        <Title order={2}>What they said</Title>
        {response ? (
          <Said id={response} />
        ) : (
          <Text c={because ? undefined : 'dimmed'} className={classes.quote}>
            {because ?? 'No answer was the reason.'}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {reason === 'manual' ? reasonWords.manual : `Opened by the rule “${rule ?? reasonWords[reason]}”`},{' '}
          <When at={opened.openedAt} />
        </Text>
      </Stack>
    </Card>
  );
}

function Said({ id }: { id: string }) {
  const trpc = useTRPC();
  const [all, { toggle }] = useDisclosure(false);
  const query = useQuery(trpc.response.read.queryOptions({ id }, { staleTime: 60_000 }));
  return (
    <Loaded query={query} skeleton={<Text c="dimmed">Reading the answer…</Text>}>
      {answer => {
        const words = writtenIn(answer);
        return (
          <>
            <Group gap="xs">
              {answer.scores.map(score => (
                <ScoreChip key={score.metric} {...score} />
              ))}
              <Text c="dimmed">{answer.survey.name}</Text>
            </Group>
            {words.length > 0 ? (
              words.map(text => (
                <Text key={text} className={classes.quote} lang={answer.language}>
                  {text}
                </Text>
              ))
            ) : (
              <Text c="dimmed">They left no comment.</Text>
            )}
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              className={classes.quiet}
              style={{ alignSelf: 'flex-start' }}
              aria-expanded={all}
              onClick={toggle}
            >
              {all ? 'Hide the answers' : 'All answers'}
            </Button>
            <Collapse expanded={all}>{all ? <ResponseDetail id={id} /> : null}</Collapse>
          </>
        );
      }}
    </Loaded>
  );
}

/** Everything that was written in the customer's own words, in the order of the survey. */
function writtenIn({ definition, answers }: Outputs['response']['read']): string[] {
  return definition.pages
    .flatMap(page => page.questions)
    .filter(({ type }) => type === 'short' || type === 'long')
    .map(({ key }) => answers[key])
    .filter(value => typeof value === 'string' && value.trim() !== '')
    .map(String);
}
