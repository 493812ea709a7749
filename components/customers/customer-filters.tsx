'use client';

import { Button, NumberInput, Popover, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { daysLabel } from '@/domain/metrics/words';
import { addDays, isLocalDate } from '@/domain/time/local-date';
import { trustTrends } from '@/domain/trust/trust';
import { trendWords } from '@/domain/trust/words';
import { writeFilters } from '../filters/filters';
import { ClearButton, RemovablePill } from '../filters/value-filter';
import { useTRPC } from '../trpc';
import classes from './customer-list.module.css';
import { bands, type CustomersAddress, sortOf, sorts } from './use-customers';

// Opened by some, some day: not part of what every page loads.
const DaysField = dynamic(() => import('../responses/days-field'), { ssr: false });

const bandWords = {
  good: 'Happy (promoter, satisfied, easy)',
  mid: 'In between',
  bad: 'Unhappy (detractor, dissatisfied, hard)',
};
const sortWords: Record<(typeof sorts)[number], string> = {
  newest: 'Newest customers first',
  trust: 'Lowest trust first',
  trustHigh: 'Highest trust first',
  value: 'Most spent in a year first',
  last: 'Latest contact first',
  quiet: 'Longest without contact first',
  since: 'Latest first',
  worth: 'Most at stake first',
};

/** In which order; those who stand somewhere have two orders more. */
export function SortSelect({ address: { asked, ask } }: { address: CustomersAddress }) {
  const offered = sorts.filter(name => asked.standing !== null || (name !== 'since' && name !== 'worth'));
  return (
    <Select
      aria-label="Order"
      w={230}
      allowDeselect={false}
      data={offered.map(value => ({ value, label: sortWords[value] }))}
      value={sortOf(asked)}
      onChange={value => ask({ sort: sorts.find(name => name === value) ?? null })}
    />
  );
}

/** The button that opens every way to narrow the list. */
export function CustomerFilter({ address }: { address: CustomersAddress }) {
  const [open, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={open} onChange={close} position="bottom-start" width={320} trapFocus>
      <Popover.Target>
        <Button leftSection={<IconFilter size={16} stroke={1.5} aria-hidden />} onClick={toggle}>
          Filter
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <MemoryFields address={address} />
          <AttributeField address={address} />
          <SegmentField address={address} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

const inside = { withinPortal: false };
const numberOf = (value: string | number): number | null => (typeof value === 'number' ? value : null);

function MemoryFields({ address: { asked, ask } }: { address: CustomersAddress }) {
  return (
    <>
      <Select
        label="Trend of trust"
        placeholder="Any"
        clearable
        comboboxProps={inside}
        data={trustTrends.map(value => ({ value, label: trendWords[value] }))}
        value={asked.trend}
        onChange={value => ask({ trend: trustTrends.find(name => name === value) ?? null })}
      />
      <div className={classes.range}>
        <NumberInput
          label="Trust from"
          placeholder="0"
          min={0}
          max={100}
          value={asked.trustFrom ?? ''}
          onChange={value => ask({ trustFrom: numberOf(value) })}
        />
        <NumberInput
          label="Trust to"
          placeholder="100"
          min={0}
          max={100}
          value={asked.trustTo ?? ''}
          onChange={value => ask({ trustTo: numberOf(value) })}
        />
      </div>
      <Select
        label="Latest score"
        placeholder="Any"
        clearable
        comboboxProps={inside}
        data={bands.map(value => ({ value, label: bandWords[value] }))}
        value={asked.band}
        onChange={value => ask({ band: bands.find(name => name === value) ?? null })}
      />
      <NumberInput
        label="Spent in a year, at least"
        placeholder="Any sum"
        min={0}
        thousandSeparator
        value={asked.spentFrom ?? ''}
        onChange={value => ask({ spentFrom: numberOf(value) })}
      />
      <div>
        <Text size="sm" fw={500} mb={2}>
          Last contact
        </Text>
        <DaysField
          from={asked.contactFrom}
          to={asked.contactTo}
          onChange={(contactFrom, contactTo) => ask({ contactFrom, contactTo })}
        />
      </div>
    </>
  );
}

function AttributeField({ address: { filter, ask } }: { address: CustomersAddress }) {
  const trpc = useTRPC();
  const known = useQuery(trpc.customer.attributes.queryOptions(undefined, { staleTime: 300_000 }));
  const [picked, setPicked] = useState<string | null>(null);
  const names = [...new Set([...(known.data ?? []).map(({ name }) => name), ...Object.keys(filter)])];
  if (names.length === 0) return null;
  const name = picked ?? Object.keys(filter)[0] ?? null;
  const values = known.data?.find(one => one.name === name)?.values ?? [];
  const chosen = name === null ? null : (filter[name]?.[0] ?? null);
  return (
    <div className={classes.range}>
      <Select
        label="Attribute"
        placeholder="Any"
        comboboxProps={inside}
        data={names}
        value={name}
        onChange={setPicked}
      />
      <Select
        label="Is"
        placeholder="Any value"
        clearable
        searchable
        disabled={name === null}
        comboboxProps={inside}
        data={[...new Set([...values, ...(chosen === null ? [] : [chosen])])]}
        value={chosen}
        onChange={value => {
          if (name === null) return;
          const { [name]: _, ...rest } = filter;
          const next = writeFilters(value === null ? rest : { ...rest, [name]: [value] });
          ask({ where: next.length > 0 ? next : null });
        }}
      />
    </div>
  );
}

function SegmentField({ address: { asked, ask } }: { address: CustomersAddress }) {
  const segments = useSegments();
  if (segments.length === 0) return null;
  return (
    <Select
      label="Segment"
      placeholder="Any"
      clearable
      comboboxProps={inside}
      data={segments.map(({ id, name }) => ({ value: id, label: name }))}
      value={asked.segment}
      onChange={segment => ask({ segment })}
    />
  );
}

function useSegments(): { id: string; name: string }[] {
  const trpc = useTRPC();
  return useQuery(trpc.segment.list.queryOptions(undefined, { staleTime: 300_000 })).data ?? [];
}

/** What narrows the list, each removable. */
export function CustomerPills({ address }: { address: CustomersAddress }) {
  const { asked, ask, filter, isFiltered, clear } = address;
  const segments = useSegments();
  const { trend, trustFrom, trustTo, band, spentFrom, contactFrom, contactTo, segment } = asked;
  const pills: [string, string, Parameters<typeof ask>[0]][] = [
    ...(trend ? [['trend', `Trust: ${trendWords[trend]}`, { trend: null }] as const] : []),
    ...(trustFrom !== null || trustTo !== null
      ? [
          [
            'trust',
            `Trust ${trustFrom ?? 0} to ${trustTo ?? 100}`,
            { trustFrom: null, trustTo: null },
          ] as const,
        ]
      : []),
    ...(band
      ? [['score', `Latest score: ${bandWords[band].replace(/ \(.*/, '')}`, { band: null }] as const]
      : []),
    ...(spentFrom !== null ? [['money', `Spent at least ${spentFrom}`, { spentFrom: null }] as const] : []),
    ...(contactFrom && contactTo && isLocalDate(contactFrom) && isLocalDate(contactTo)
      ? [
          [
            'contact',
            `Last contact ${daysLabel(contactFrom, addDays(contactTo, 1))}`,
            { contactFrom: null, contactTo: null },
          ] as const,
        ]
      : []),
    ...(segment
      ? [
          [
            'segment',
            segments.find(({ id }) => id === segment)?.name ?? 'A segment',
            { segment: null },
          ] as const,
        ]
      : []),
  ].map(([key, words, next]) => [key, words, next]);
  return (
    <>
      {pills.map(([key, words, next]) => (
        <RemovablePill key={key} remove={`Remove the filter ${words}`} onRemove={() => ask(next)}>
          {words}
        </RemovablePill>
      ))}
      {Object.entries(filter).map(([name, values]) => (
        <RemovablePill
          key={`where ${name}`}
          remove={`Remove the filter on ${name}`}
          onRemove={() => {
            const { [name]: _, ...rest } = filter;
            ask({ where: writeFilters(rest) });
          }}
        >
          {name}: {values.join(' or ')}
        </RemovablePill>
      ))}
      {isFiltered ? <ClearButton onClear={clear} /> : null}
    </>
  );
}
