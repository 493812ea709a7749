import { Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { casePriorities, caseReasons } from '@/domain/case/case';
import { ClearButton, ValueFilter, ValuePills } from '../filters/value-filter';
import { SearchField } from '../responses/search-field';
import { useTRPC } from '../trpc';
import { priorityWords, reasonWords } from './case-words';
import type { InboxAddress } from './use-inbox';

/** What the list is narrowed to; all of it stands in the address. */
export function InboxTools({ address }: { address: InboxAddress }) {
  const { asked, ask, view, filter, isNarrowed, clear } = address;
  const trpc = useTRPC();
  const team = useQuery(trpc.followUp.team.queryOptions(undefined, { staleTime: 300_000 }));
  const values = { filter, ask: ({ where }: { where: string[] | null }) => ask({ where }) };
  return (
    <Group gap="xs" mb="md">
      <SearchField
        label="Search by customer"
        value={asked.q ?? ''}
        onSearch={q => ask({ q: q || null }, { history: 'replace' })}
      />
      <Select
        aria-label="Priority"
        placeholder="Any priority"
        clearable
        visibleFrom="sm"
        w={140}
        value={asked.priority}
        onChange={value => ask({ priority: casePriorities.find(one => one === value) ?? null })}
        data={casePriorities.map(value => ({ value, label: priorityWords[value] }))}
      />
      <Select
        aria-label="Why it was opened"
        placeholder="Any reason"
        clearable
        visibleFrom="sm"
        w={180}
        value={asked.reason}
        onChange={value => ask({ reason: caseReasons.find(one => one === value) ?? null })}
        data={caseReasons.map(value => ({ value, label: reasonWords[value] }))}
      />
      {view === 'mine' || view === 'unowned' ? null : (
        <Select
          aria-label="Owner"
          placeholder="Any owner"
          clearable
          visibleFrom="sm"
          w={160}
          value={asked.owner}
          onChange={owner => ask({ owner })}
          data={(team.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <ValueFilter address={values} />
      <ValuePills address={values} />
      {isNarrowed ? <ClearButton onClear={clear} /> : null}
    </Group>
  );
}
