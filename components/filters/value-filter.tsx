'use client';

import { Button, Checkbox, Pill, Popover, ScrollArea, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTRPC } from '../trpc';
import { ErrorState, Loaded } from '../ui/states';
import { type Filters, writeFilters } from './filters';

type ValueAddress = {
  filter: Filters;
  /** Null takes the filter away. */
  ask: (next: { where: string[] | null }) => unknown;
};

/** Which answers by their attributes alone, each with the values that count: for numbers that know of nothing else. */
export function ValueFilterBar({ address }: { address: ValueAddress }) {
  const isFiltered = Object.keys(address.filter).length > 0;
  return (
    <>
      <ValueFilter address={address} />
      <ValuePills address={address} />
      {isFiltered ? <ClearButton onClear={() => address.ask({ where: null })} /> : null}
    </>
  );
}

/** The button that opens the choice of values. `onMore`: where values are not enough. */
export function ValueFilter({ address, onMore }: { address: ValueAddress; onMore?: () => void }) {
  const [open, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={open} onChange={close} position="bottom-start" width={280} trapFocus>
      <Popover.Target>
        <Button leftSection={<IconFilter size={16} stroke={1.5} aria-hidden />} onClick={toggle}>
          Filter
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Attributes address={address} />
          {onMore ? (
            <Button
              variant="subtle"
              onClick={() => {
                close();
                onMore();
              }}
            >
              More conditions
            </Button>
          ) : null}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The chosen values, each attribute removable. */
export function ValuePills({ address: { filter, ask } }: { address: ValueAddress }) {
  return Object.entries(filter).map(([attribute, values]) => (
    <RemovablePill
      key={attribute}
      remove={`Remove the filter on ${attribute}`}
      onRemove={() => {
        const { [attribute]: _, ...rest } = filter;
        ask({ where: writeFilters(rest) });
      }}
    >
      {attribute}: {values.join(' or ')}
    </RemovablePill>
  ));
}

export const RemovablePill = ({
  remove,
  onRemove,
  children,
}: {
  remove: string;
  onRemove: () => void;
  children: ReactNode;
}) => (
  <Pill
    size="md"
    maw="100%"
    withRemoveButton
    onRemove={onRemove}
    removeButtonProps={{ 'aria-label': remove, 'aria-hidden': false, tabIndex: 0 }}
  >
    {children}
  </Pill>
);

export const ClearButton = ({ onClear }: { onClear: () => void }) => (
  <Button variant="subtle" color="gray" size="compact-sm" onClick={onClear}>
    Clear
  </Button>
);

function Attributes({ address }: { address: ValueAddress }) {
  const trpc = useTRPC();
  const attributes = useQuery(trpc.report.attributes.queryOptions({}, { staleTime: 300_000 }));
  const [picked, setPicked] = useState<string | null>(null);
  if (attributes.isError) return <ErrorState error={attributes.error} onRetry={() => attributes.refetch()} />;
  const names = [...new Set([...(attributes.data ?? []), ...Object.keys(address.filter)])];
  if (attributes.data && names.length === 0)
    return <Text c="dimmed">Interactions carry no attributes yet, such as location or product.</Text>;
  const attribute = picked ?? names[0] ?? null;
  return (
    <>
      <Select
        label="Attribute"
        data={names}
        value={attribute}
        onChange={setPicked}
        comboboxProps={{ withinPortal: false }}
      />
      {attribute ? <Values key={attribute} attribute={attribute} address={address} /> : null}
    </>
  );
}

function Values({ attribute, address: { filter, ask } }: { attribute: string; address: ValueAddress }) {
  const trpc = useTRPC();
  const values = useQuery(trpc.report.values.queryOptions({ attribute }, { staleTime: 60_000 }));
  const chosen = filter[attribute] ?? [];
  return (
    <Loaded query={values} skeleton={<Text c="dimmed">Loading</Text>}>
      {known => (
        <ScrollArea.Autosize mah={280}>
          <Checkbox.Group
            aria-label={attribute}
            value={chosen}
            onChange={next => {
              const { [attribute]: _, ...rest } = filter;
              ask({ where: writeFilters(next.length > 0 ? { ...rest, [attribute]: next } : rest) });
            }}
          >
            <Stack gap="xs">
              {[...new Set([...known, ...chosen])].map(value => (
                <Checkbox key={value} value={value} label={value} />
              ))}
            </Stack>
          </Checkbox.Group>
        </ScrollArea.Autosize>
      )}
    </Loaded>
  );
}
