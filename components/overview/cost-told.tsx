'use client';

import { Anchor, Box, Card, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { createSerializer } from 'nuqs';
import { formatShare } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import { filterParsers } from '../filters/address';
import {
  bandOf,
  money,
  moneyRange,
  returnDay,
  returnedBy,
  riskFinding,
  shareRange,
} from '../insights/loyalty-words';
import type { Outputs } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';
import classes from './overview.module.css';
import type { OverviewAddress } from './use-overview';

type Cost = Outputs['report']['cost'];

const toAddress = createSerializer(filterParsers);

/** Customers at risk, revenue at risk, and how much less often unhappy customers come back: as *Insights › Loyalty* tells them. */
export default function CostTold({ data, address }: { data: Cost; address: OverviewAddress }) {
  const { href } = useWorkspace();
  const { risk, past, question } = data;
  if (!risk || !past) return null;
  const { where, match, saved } = address.asked;
  const all = `${href('insights', 'loyalty')}${toAddress({ where, match, saved })}`;
  return (
    <Card component="section" aria-label="What it costs" className={classes.panel}>
      <div className={classes.panelHead}>
        <Box miw={0} flex="1 1 280px">
          <Title order={2}>{riskFinding(risk, past.currency)}</Title>
          <Text size="xs" c="dimmed">
            {`What it costs · ${question?.survey.name ?? ''} · last 24 months`}
          </Text>
        </Box>
        <Anchor component={Link} href={all}>
          All on loyalty
        </Anchor>
      </div>
      {risk.atRisk.ok ? (
        <Figures data={data} risk={risk} currency={past.currency} />
      ) : (
        <Text p="md" c="dimmed">
          {`It takes ${data.needed} scores of unhappy customers and ${data.needed} of others, watched for a year. So far: ${formatCount(risk.atRisk.starts.detractors, 'score')} of unhappy customers, ${formatCount(risk.atRisk.starts.others, 'score')} of others.`}
        </Text>
      )}
    </Card>
  );
}

function Figures({
  data,
  risk,
  currency,
}: {
  data: Cost;
  risk: NonNullable<Cost['risk']>;
  currency: string;
}) {
  const day = returnDay(data);
  const [happy, unhappy] = [returnedBy(bandOf(data, 'good'), day), returnedBy(bandOf(data, 'bad'), day)];
  const { atRisk, customers, spending } = risk;
  return (
    <div className={classes.costs}>
      <Figure
        name="Customers at risk"
        value={new Intl.NumberFormat('en').format(customers)}
        under={`latest score bad; ${new Intl.NumberFormat('en').format(spending)} of them bought within a year`}
      />
      {atRisk.ok ? (
        <Figure
          name="Revenue at risk"
          value={money(atRisk.value, currency)}
          under={`${moneyRange(atRisk.interval, currency)}, a year`}
        />
      ) : null}
      {happy && unhappy ? (
        <Figure
          name={`Come back within ${day} days`}
          value={`${formatShare(unhappy.value)} against ${formatShare(happy.value)}`}
          under={`unhappy (${shareRange([unhappy.low, unhappy.high])}) against happy (${shareRange([happy.low, happy.high])})`}
        />
      ) : null}
    </div>
  );
}

const Figure = ({ name, value, under }: { name: string; value: string; under: string }) => (
  <div>
    <Text c="dimmed">{name}</Text>
    <Text size="xl" fw={600}>
      {value}
    </Text>
    <Text size="xs" c="dimmed">
      {under}
    </Text>
  </div>
);
