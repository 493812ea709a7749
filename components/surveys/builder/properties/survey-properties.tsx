'use client';

import { Anchor, List, Stack, Text } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import { adviceFor } from '@/domain/survey/advice';
import { secondsToAnswer } from '@/domain/survey/duration';
import { useDraftRoom } from '../../draft-context';
import { languageName } from '../../languages';
import { counted } from '../../words';
import { FaultNotes } from './fault-notes';
import classes from './properties.module.css';

/** The survey as a whole, while no part of it is selected. */
export function SurveyProperties() {
  const { definition, setRoom, select, language } = useDraftRoom();
  const deferred = useDeferredValue(definition);
  const duration = useMemo(() => secondsToAnswer(deferred), [deferred]);
  const advice = useMemo(() => adviceFor(deferred, language), [deferred, language]);
  const names = definition.languages.map(languageName);
  return (
    <Stack gap="sm">
      <Text size="md" fw={600} component="h2">
        Survey
      </Text>
      <dl className={classes.facts}>
        <dt>Languages</dt>
        <dd>
          <Anchor component="button" type="button" ta="start" onClick={() => setRoom('languages')}>
            {names.slice(0, 4).join(', ')}
            {names.length > 4 ? ` and ${names.length - 4} more` : ''}
          </Anchor>
        </dd>
        <dt>Questions</dt>
        <dd>
          {range(duration.fewest, duration.longest)} on {counted(deferred.pages.length, 'page')}
        </dd>
        <dt>Takes about</dt>
        <dd>{duration.most === 0 ? 'No time yet' : seconds(duration.least, duration.most)}</dd>
      </dl>
      <FaultNotes path="pages" />
      <FaultNotes path="endings" />
      {advice.length > 0 ? (
        <section aria-label="Advice">
          <Text fw={500}>Worth a thought</Text>
          <List size="sm" spacing={6} mt={4}>
            {advice.map(({ message, part }) => (
              <List.Item key={message}>
                {message}{' '}
                {part ? (
                  <Anchor component="button" type="button" onClick={() => select(part)}>
                    Show
                  </Anchor>
                ) : null}
              </List.Item>
            ))}
          </List>
        </section>
      ) : null}
      <Text c="dimmed">Select a page, a question or a thank-you page to change it.</Text>
    </Stack>
  );
}

const range = (least: number, most: number): string => (least === most ? `${most}` : `${least} to ${most}`);

/** "40 s", "40 to 70 s", "2 to 3 min": to the nearest five seconds or half minute, as good as an estimate is. */
function seconds(least: number, most: number): string {
  if (most >= 90) return `${range(Math.max(1, Math.round(least / 60)), Math.round(most / 60))} min`;
  const rounded = (value: number) => Math.max(5, Math.round(value / 5) * 5);
  return `${range(rounded(least), rounded(most))} s`;
}
