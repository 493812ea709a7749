'use client';

import { Anchor, Card, Group, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { OpenCaseOfResponse } from '../cases/open-case';
import { useResponsesHref } from '../filters/responses-href';
import { ScoreChip } from '../responses/score-chip';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import type { OverviewData } from './figures';
import classes from './overview.module.css';
import type { OverviewAddress } from './use-overview';

/** Themes named under a comment. */
const MOST_THEMES = 2;
/** Attributes named under a comment. */
const MOST_ATTRIBUTES = 3;

/** The newest comments, each with its score, who said it and about what. */
export function Voices({
  comments,
  address: { which, query },
}: {
  comments: OverviewData['comments'];
  address: OverviewAddress;
}) {
  const responses = useResponsesHref();
  return (
    <Card className={classes.panel}>
      <div className={classes.panelHead}>
        <Title order={2}>Latest voices</Title>
        <Anchor component={Link} href={responses({ ...which, from: query.from, to: query.to })}>
          All responses
        </Anchor>
      </div>
      {comments.length === 0 ? (
        <Text p="md" c="dimmed">
          Nobody left a comment in these days.
        </Text>
      ) : (
        comments.map(comment => <Voice key={comment.responseId} comment={comment} />)
      )}
    </Card>
  );
}

function Voice({ comment }: { comment: OverviewData['comments'][number] }) {
  const { href } = useWorkspace();
  const { score, text, attributes, customer, at, responseId, themes } = comment;
  const about = Object.values(attributes).slice(0, MOST_ATTRIBUTES).map(String);
  return (
    <article className={classes.voice}>
      <Text lineClamp={4} style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      <Group gap="xs">
        {score ? <ScoreChip metric={score.metric} value={score.value} band={score.band} /> : null}
        <Text size="xs" c="dimmed" flex={1} miw={0} truncate>
          {[...themes.slice(0, MOST_THEMES), customer?.name, ...about].filter(Boolean).join(' · ')}
        </Text>
        <OpenCaseOfResponse response={responseId} size="compact-xs" variant="subtle" />
        <Anchor component={Link} size="xs" href={`${href('responses')}?open=${responseId}`}>
          <When at={new Date(at)} />
        </Anchor>
      </Group>
    </article>
  );
}
