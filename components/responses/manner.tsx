import { Box, Text, Title } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { UNTIMED_MS } from '@/domain/survey/quality';
import type { Outputs } from '../trpc';
import classes from './responses.module.css';
import { flagSentences, spreadInWords, timeInWords } from './words';

type Opened = Outputs['response']['read'];

/** What speaks against this answer, each with its facts; it counts all the same. `titles`: of questions by key. */
export function Flags({ response, titles }: { response: Opened; titles: ReadonlyMap<string, string> }) {
  const sentences = flagSentences(response, titles);
  if (sentences.length === 0) return null;
  return (
    <Box className={classes.flags} component="section" aria-label="Flags">
      <IconFlag size={18} stroke={1.5} aria-hidden="true" />
      <div>
        {sentences.map(sentence => (
          <Text key={sentence}>{sentence}</Text>
        ))}
        <Text size="xs" c="dimmed" mt={4}>
          A flag is a reason to look, nothing more: the answer counts unless results leave flagged ones out.
        </Text>
      </div>
    </Box>
  );
}

/** How long each page was looked at, and how the ratings vary; nothing where neither is known. */
export function Manner({ response, titles }: { response: Opened; titles: ReadonlyMap<string, string> }) {
  const { definition, pageTimes, quality } = response;
  const pages = definition.pages.flatMap(({ id, questions }, index) => {
    const ms = pageTimes[id];
    if (ms === undefined) return [];
    const title = questions.map(({ key }) => titles.get(key)).find(Boolean);
    const time = ms < UNTIMED_MS ? timeInWords(ms) : 'not known';
    return [{ id, name: [`Page ${index + 1}`, title].filter(Boolean).join(': '), time }];
  });
  if (pages.length === 0) return null;
  return (
    <Box>
      <Title order={3} mb="xs">
        Time on each page
      </Title>
      <dl className={classes.times}>
        {pages.map(({ id, name, time }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>{time}</dd>
          </div>
        ))}
      </dl>
      {quality?.scales ? (
        <Text size="xs" c="dimmed" mt="xs">
          {spreadInWords(quality.scales)}
        </Text>
      ) : null}
    </Box>
  );
}
