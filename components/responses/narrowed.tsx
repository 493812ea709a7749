'use client';

import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import Link from 'next/link';
import { nameOf } from '@/domain/metrics/findings';
import { daysLabel, formatCount } from '@/domain/metrics/words';
import { addDays, isLocalDate } from '@/domain/time/local-date';
import { sayWhich, useFilterNames } from '../filters/use-filter-names';
import { useWorkspace } from '../ui/workspace-context';
import classes from './responses.module.css';
import { type ResponsesAddress, useCount } from './use-responses';

/** `214 answers behind: NPS, Leeds, 3 to 9 Mar 2026`, with the way back to the number they are behind. */
export function Narrowed({ address }: { address: ResponsesAddress }) {
  const { asked, ask, which } = address;
  const { metric, survey, question, from, to } = asked;
  const counted = useCount(address);
  const named = useFilterNames(which, survey && question ? [{ survey, question }] : []);
  const back = useBack(asked.back);
  if (!metric && !back) return null;
  const title = survey && question ? named.get(`${survey}/${question}`) : undefined;
  const behind = [
    metric ? (metric === 'mean' ? (title ?? nameOf(metric)) : nameOf(metric)) : null,
    counted?.question?.survey.name ?? (survey ? named.get(survey) : null),
    address.isFiltered ? sayWhich(which, named) : null,
    from && to && isLocalDate(from) && isLocalDate(to) ? daysLabel(from, addDays(to, 1)) : null,
  ].filter(Boolean);
  return (
    <Group gap="8px 16px" mb="md" className={classes.narrowed} role="status">
      <Text flex="1 1 320px">
        {counted ? <b>{formatCount(counted.total.n, 'answer')}</b> : metric ? 'Answers' : 'Responses'} behind:{' '}
        {behind.join(', ')}
      </Text>
      {back ? (
        <Anchor component={Link} href={back} className={classes.back}>
          <IconArrowLeft size={16} stroke={1.5} aria-hidden /> Back to the chart
        </Anchor>
      ) : null}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        onClick={() => ask({ metric: null, question: null, back: null, from: null, to: null })}
      >
        Show all days
      </Button>
    </Group>
  );
}

const BACK_TO = /^(overview|insights|surveys)(\/|\?|$)/;

/** Only to a page of numbers in this workspace, whatever an address says. */
function useBack(back: string | null): string | null {
  const { slug } = useWorkspace();
  return back !== null && BACK_TO.test(back) ? `/${slug}/${back}` : null;
}
