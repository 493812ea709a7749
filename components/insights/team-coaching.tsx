'use client';

import { Anchor, Card, Drawer, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import Link from 'next/link';
import { againstTheRest } from '@/domain/metrics/findings';
import { formatEstimate } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import { ScoreChip } from '../responses/score-chip';
import { useSay } from '../surveys/results/use-results';
import { Loaded } from '../ui/states';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import classes from './team.module.css';
import { itemWords, themeWords } from './team-words';
import { type CoachingData, type TeamAddress, type TeamData, useCoaching } from './use-team';

/** Whom to help, for those who lead alone: only where the difference is more than chance. */
export function TeamCoaching({ data, address }: { data: TeamData; address: TeamAddress }) {
  const { asked, ask } = address;
  const members = data.ranked.filter(({ coach }) => coach);
  if (members.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="coaching">
      <Title order={2} id="coaching">
        Worth a conversation
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        Below the rest by more than chance. Seen by owners, admins and editors. A figure says where to look,
        not who is at fault: ask what customers they serve, and when.
      </Text>
      <div className={classes.rows}>
        {members.map(member => (
          <UnstyledButton key={member.key} className={classes.row} onClick={() => ask({ coach: member.key })}>
            <Text fw={500}>{member.key}</Text>
            <Text c="dimmed">
              {formatEstimate(data.metric, member)}, {formatCount(member.n, 'answer')}
            </Text>
            <Text className={classes.bad}>{againstTheRest(data.metric, member, false)}</Text>
          </UnstyledButton>
        ))}
      </div>
      <Drawer.Root
        opened={asked.coach !== null}
        onClose={() => ask({ coach: null })}
        position="right"
        size={480}
        transitionProps={{ duration: 160 }}
      >
        <Drawer.Overlay />
        <Drawer.Content>
          {/* Inside a dialog a header would pass for the page's banner. */}
          <Drawer.Header role="presentation">
            <Drawer.Title>A conversation with {asked.coach}</Drawer.Title>
            <Drawer.CloseButton aria-label="Close" />
          </Drawer.Header>
          <Drawer.Body>
            <Conversation address={address} />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </Card>
  );
}

function Conversation({ address }: { address: TeamAddress }) {
  const query = useCoaching(address);
  return (
    <Loaded query={query}>
      {data => (
        <Stack gap="md">
          <Themes data={data} />
          <Items data={data} />
          <Voices data={data} />
        </Stack>
      )}
    </Loaded>
  );
}

function Themes({ data: { themes, commented } }: { data: CoachingData }) {
  return (
    <section>
      <Title order={3}>What customers speak of more often than elsewhere</Title>
      {themes.length === 0 ? (
        <Text c="dimmed">
          No theme stands out among {formatCount(commented.here, 'comment')} here and{' '}
          {formatCount(commented.elsewhere, 'comment')} elsewhere.
        </Text>
      ) : (
        themes.map(theme => (
          <div key={theme.id} className={classes.fact}>
            <Text fw={500}>{theme.name}</Text>
            <Text size="xs" c="dimmed">
              {themeWords(theme)}
            </Text>
          </div>
        ))
      )}
    </section>
  );
}

function Items({ data: { items } }: { data: CoachingData }) {
  const say = useSay();
  if (items.length === 0) return null;
  return (
    <section>
      <Title order={3}>Rated lower than the rest</Title>
      {items.map(one => (
        <div key={one.item.key} className={classes.fact}>
          <Text fw={500}>{say(one.item.title, one.item.languages) || one.item.key}</Text>
          <Text size="xs" c="dimmed">
            {itemWords(one)}
          </Text>
        </div>
      ))}
    </section>
  );
}

function Voices({ data: { voices } }: { data: CoachingData }) {
  const { href } = useWorkspace();
  return (
    <section>
      <Title order={3}>What unhappy customers wrote</Title>
      {voices.length === 0 ? <Text c="dimmed">None of them wrote anything in these days.</Text> : null}
      {voices.map(({ responseId, text, score, at }) => (
        <article key={responseId} className={classes.voice}>
          <Text className={classes.words}>{text}</Text>
          <Group gap="xs" mt={4}>
            {score ? <ScoreChip {...score} /> : null}
            <Anchor component={Link} size="xs" href={`${href('responses')}?open=${responseId}`}>
              <When at={at} />
            </Anchor>
          </Group>
        </article>
      ))}
    </section>
  );
}
