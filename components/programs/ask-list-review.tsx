'use client';

import { Accordion, Group, List, Stack, Text } from '@mantine/core';
import type { DecisionReason } from '@/domain/program';
import { reasonWords } from '@/domain/sending/decision-words';
import { counted } from '../settings/import-words';
import type { Outputs } from '../trpc';
import { formatMoment } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';

type Review = Outputs['list']['review'];

/** How many will be asked and when, and who will not, by reason and name. */
export function AskListReview({ review }: { review: Review }) {
  const { timezone } = useWorkspace();
  const { asked, people, overridden, from, to, refused } = review;
  return (
    <Stack gap="sm">
      <Text role="status">
        <Text span fw={600} className="aw-number">
          {asked.toLocaleString('en')}
        </Text>{' '}
        of {counted(people, 'person', 'people')} will be asked
        {from && to
          ? from.getTime() === to.getTime()
            ? `, ${formatMoment(from, timezone)}`
            : `, from ${formatMoment(from, timezone)} to ${formatMoment(to, timezone)}`
          : ''}
        .
        {overridden > 0 ? ` ${counted(overridden, 'of them', 'of them')} were asked or answered lately.` : ''}
      </Text>
      {refused.length > 0 ? (
        <Accordion variant="contained" chevronPosition="left">
          {refused.map(({ reason, count, some }) => (
            <Accordion.Item key={reason} value={reason}>
              <Accordion.Control>
                <Group justify="space-between" gap="sm" wrap="nowrap">
                  <Text>{wordsOf(reason)}</Text>
                  <Text className="aw-number" c="dimmed">
                    {count.toLocaleString('en')}
                  </Text>
                </Group>
              </Accordion.Control>
              <Accordion.Panel>
                <List size="sm" spacing={2}>
                  {some.map(person => (
                    <List.Item key={person.id}>
                      {[person.name, person.email ?? person.id].filter(Boolean).join(', ')}
                    </List.Item>
                  ))}
                </List>
                {count > some.length ? (
                  <Text size="sm" c="dimmed">
                    And {(count - some.length).toLocaleString('en')} more.
                  </Text>
                ) : null}
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      ) : null}
    </Stack>
  );
}

const wordsOf = (reason: DecisionReason): string =>
  reason === 'fatigue'
    ? 'Asked or answered lately, or the mailbox is on the list twice'
    : reasonWords[reason];
