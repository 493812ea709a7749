'use client';

import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { writeFilter } from '@/domain/report-address';

import { useTRPC } from '../trpc';
import { besideSaved, besideSegment } from './use-beside';

/** What else the chart shows: the time before, a value of an attribute, or a saved filter. */
export function ComparePicker({
  value,
  before,
  by,
  onChange,
}: {
  value: string | null;
  /** How the time before is called here. */
  before: string;
  /** The attribute whose values can be chosen; the workspace's first where null. */
  by: string | null;
  onChange: (against: string | null) => void;
}) {
  const trpc = useTRPC();
  const [wasOpened, setOpened] = useState(value !== null && value !== 'before');
  const attributes = useQuery(
    trpc.report.attributes.queryOptions(by ? { chosen: by } : {}, { enabled: wasOpened, staleTime: 300_000 }),
  );
  const attribute = by ?? attributes.data?.[0] ?? null;
  const values = useQuery(
    trpc.report.values.queryOptions(
      { attribute: attribute ?? '' },
      { enabled: wasOpened && attribute !== null, staleTime: 60_000 },
    ),
  );
  const filters = useQuery(
    trpc.filter.list.queryOptions(undefined, { enabled: wasOpened, staleTime: 300_000 }),
  );
  const segments = (values.data ?? []).map(label => ({
    value: besideSegment(writeFilter(attribute ?? '', label)),
    label,
  }));
  const saved = (filters.data ?? []).map(({ id, name }) => ({ value: besideSaved(id), label: name }));
  const groups = [
    { group: 'Time', items: [{ value: 'before', label: before }] },
    { group: attribute ?? '', items: segments },
    { group: 'Saved filters', items: saved },
  ].filter(({ items }) => items.length > 0);
  return (
    <Select
      aria-label="Compare with"
      placeholder="Compare with"
      w={160}
      clearable
      allowDeselect
      data={groups}
      value={value}
      onChange={onChange}
      onDropdownOpen={() => setOpened(true)}
      maxDropdownHeight={320}
      comboboxProps={{ width: 240, position: 'bottom-end' }}
    />
  );
}
