'use client';

import { Card, Select, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { names } from '@/domain/metrics/findings';
import { writeFilters } from '../filters/filters';
import { useResponsesHref } from '../filters/responses-href';
import { useTRPC } from '../trpc';
import { ErrorState, ListSkeleton } from '../ui/states';
import type { OverviewData } from './figures';
import { type Group, GroupTable, type ScoreMetric } from './group-table';
import classes from './overview.module.css';
import type { OverviewAddress } from './use-overview';

/** One attribute's values for one metric, each against the rest of them. */
export function Segments({
  metric,
  overview,
  address,
}: {
  metric: ScoreMetric;
  overview: OverviewData;
  address: OverviewAddress;
}) {
  const trpc = useTRPC();
  const { asked, ask, query, filter, which } = address;
  const attributes = useQuery(
    trpc.report.attributes.queryOptions({ ...(asked.by && { chosen: asked.by }) }, { staleTime: 300_000 }),
  );
  const attribute = asked.by ?? overview.segments?.attribute ?? attributes.data?.[0] ?? null;
  // Without a filter the page's own answer has the table; two attributes at once are asked for apart.
  const apart = useQuery(
    trpc.report.metric.queryOptions(
      { metric, from: query.from, to: query.to, ...which, interval: 'none', groupBy: attribute ?? '' },
      { enabled: overview.segments === null && attribute !== null, placeholderData: keepPreviousData },
    ),
  );
  const responses = useResponsesHref();
  if (attribute === null) return null;
  const question = overview.cards.find(card => card.metric === metric)?.question;
  const counted = {
    ...which,
    from: query.from,
    to: query.to,
    metric,
    survey: question?.survey.id,
    question: question?.key,
  };
  const table = overview.segments;
  const groups: Group[] | undefined =
    table && table.attribute === attribute
      ? table.rows.flatMap(row => row.figures[metric] ?? [])
      : apart.data?.groups;
  return (
    <Card className={classes.panel}>
      <div className={classes.panelHead}>
        <Title order={2}>{names[metric]} by</Title>
        <Select
          aria-label="Split by"
          w={180}
          value={attribute}
          onChange={by => ask({ by })}
          data={[...new Set([...(attributes.data ?? []), ...(table?.attributes ?? []), attribute])]}
        />
      </div>
      {groups ? (
        <GroupTable
          groups={groups}
          metric={metric}
          onPick={key => ask({ where: writeFilters({ ...filter, [attribute]: [key] }) })}
          hrefOf={key => responses(counted, { group: { attribute, key } })}
        />
      ) : apart.isError ? (
        <ErrorState error={apart.error} onRetry={() => apart.refetch()} />
      ) : (
        <ListSkeleton rows={5} />
      )}
    </Card>
  );
}
