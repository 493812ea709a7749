'use client';

import { Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { ScoreChip } from '../../responses/score-chip';
import { SearchField } from '../../responses/search-field';
import { useTRPC } from '../../trpc';
import { LoadMore } from '../../ui/load-more';
import { Loaded } from '../../ui/states';
import { When } from '../../ui/when';
import { useWorkspace } from '../../ui/workspace-context';
import type { Drawn } from './question-block';
import classes from './results.module.css';

/** Texts shown at first and with every *Load more*. */
const PAGE = 5;

const openers = {
  text: null,
  other: 'Show what was written beside “Other”',
  personal: 'Show them',
} as const;

/** What people wrote, the newest first. Beside choices and where it is personal it is opened by hand. */
export function Texts({ drawn, of }: { drawn: Drawn; of: keyof typeof openers }) {
  const { can } = useWorkspace();
  const [isOpen, setIsOpen] = useState(openers[of] === null);
  if (of === 'personal' && !can('readPersonal')) return null;
  if (isOpen) return <TextList drawn={drawn} isPersonal={of === 'personal'} />;
  return (
    <Button mt="sm" size="compact-sm" style={{ alignSelf: 'flex-start' }} onClick={() => setIsOpen(true)}>
      {openers[of]}
    </Button>
  );
}

function TextList({ drawn, isPersonal }: { drawn: Drawn; isPersonal: boolean }) {
  const trpc = useTRPC();
  const [q, setQ] = useState('');
  const list = useInfiniteQuery(
    trpc.report.surveyTexts.infiniteQueryOptions(
      { ...drawn.address.query, question: drawn.question.key, limit: PAGE, ...(q && { q }) },
      { getNextPageParam: page => page.nextCursor ?? undefined, placeholderData: keepPreviousData },
    ),
  );
  const rows = list.data?.pages.flatMap(page => page.data) ?? [];
  return (
    <Stack gap="sm" mt={drawn.question.hasOther ? 'sm' : 0}>
      <SearchField label="Search in these texts" value={q} onSearch={setQ} />
      <Loaded query={list} skeleton={<Skeleton height={96} />}>
        {() =>
          rows.length === 0 ? (
            <Text c="dimmed">{q ? 'No text has these words.' : 'Nobody wrote anything in these days.'}</Text>
          ) : (
            <div>
              {rows.map(row => (
                <Given key={row.responseId} row={row} isPersonal={isPersonal} />
              ))}
            </div>
          )
        }
      </Loaded>
      <LoadMore query={list} mt={0} />
    </Stack>
  );
}

type Row = {
  responseId: string;
  at: Date;
  text: string;
  score: Parameters<typeof ScoreChip>[0] | null;
  customer: { id: string; name: string | null } | null;
};

function Given({ row, isPersonal }: { row: Row; isPersonal: boolean }) {
  const { href } = useWorkspace();
  const { score, text, customer, at, responseId } = row;
  return (
    <article className={classes.text}>
      <Text className={classes.said} lineClamp={6}>
        {text}
      </Text>
      <Group gap="xs" mt={4}>
        {score && !isPersonal ? <ScoreChip {...score} /> : null}
        <Text size="xs" c="dimmed" flex={1} miw={0} truncate>
          {customer?.name}
        </Text>
        <Anchor component={Link} size="xs" href={`${href('responses')}?open=${responseId}`}>
          <When at={at} />
        </Anchor>
      </Group>
    </article>
  );
}
