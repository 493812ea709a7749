'use client';

import { Button, Checkbox, Pill, Popover, ScrollArea, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../trpc';
import { ErrorState, Loaded } from '../ui/states';
import type { FilterAddress } from './address';
import { writeFilters } from './filters';

type FilterChoice = Pick<FilterAddress, 'filter' | 'ask' | 'isFiltered'>;

/** Which answers: any number of attributes, each with the values that count. */
export function FilterBar({ address }: { address: FilterChoice }) {
  const [open, { toggle, close }] = useDisclosure(false);
  const { filter, ask, isFiltered } = address;
  const without = (attribute: string) => {
    const { [attribute]: _, ...rest } = filter;
    ask({ where: writeFilters(rest) });
  };
  return (
    <>
      <Popover opened={open} onChange={close} position="bottom-start" width={280} trapFocus>
        <Popover.Target>
          <Button leftSection={<IconFilter size={16} stroke={1.5} />} onClick={toggle}>
            Filter
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <FilterPanel address={address} />
        </Popover.Dropdown>
      </Popover>
      {Object.entries(filter).map(([attribute, values]) => (
        <Pill
          key={attribute}
          size="md"
          withRemoveButton
          onRemove={() => without(attribute)}
          removeButtonProps={{
            'aria-label': `Remove the filter on ${attribute}`,
            'aria-hidden': false,
            tabIndex: 0,
          }}
        >
          {attribute}: {values.join(' or ')}
        </Pill>
      ))}
      {isFiltered ? (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => ask({ where: null })}>
          Clear
        </Button>
      ) : null}
    </>
  );
}

function FilterPanel({ address }: { address: FilterChoice }) {
  const trpc = useTRPC();
  const attributes = useQuery(trpc.report.attributes.queryOptions({}, { staleTime: 300_000 }));
  const [picked, setPicked] = useState<string | null>(null);
  if (attributes.isError) return <ErrorState error={attributes.error} onRetry={() => attributes.refetch()} />;
  const names = [...new Set([...(attributes.data ?? []), ...Object.keys(address.filter)])];
  if (attributes.data && names.length === 0)
    return <Text c="dimmed">Interactions carry no attributes yet, such as location or product.</Text>;
  const attribute = picked ?? names[0] ?? null;
  return (
    <Stack gap="sm">
      <Select
        label="Attribute"
        data={names}
        value={attribute}
        onChange={setPicked}
        comboboxProps={{ withinPortal: false }}
      />
      {attribute ? <Values key={attribute} attribute={attribute} address={address} /> : null}
    </Stack>
  );
}

function Values({ attribute, address }: { attribute: string; address: FilterChoice }) {
  const trpc = useTRPC();
  const { filter, ask } = address;
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
