'use client';

import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { SearchField } from '../../responses/search-field';
import { useTRPC } from '../../trpc';

const shelves = ['current', 'draft', 'published', 'closed', 'archived'] as const;

const shelfLabels: Record<(typeof shelves)[number], string> = {
  current: 'All current',
  draft: 'Drafts',
  published: 'Published',
  closed: 'Closed',
  archived: 'Archived',
};

const parsers = {
  q: parseAsString.withDefault(''),
  shelf: parseAsStringLiteral(shelves).withDefault('current'),
  tag: parseAsString,
};

/** What the list is narrowed to, as it stands in the address, and as the list is asked for. */
export function useListAddress() {
  const [asked, ask] = useQueryStates(parsers);
  const { q, shelf, tag } = asked;
  return {
    asked,
    ask,
    clear: () => ask({ q: null, shelf: null, tag: null }),
    isFiltered: q !== '' || shelf !== 'current' || tag !== null,
    query: {
      archived: shelf === 'archived',
      ...(shelf === 'current' || shelf === 'archived' ? {} : { state: shelf }),
      ...(q ? { q } : {}),
      ...(tag ? { tag } : {}),
    },
  };
}

/** Search, state and tag. */
export function ListTools({ address: { asked, ask } }: { address: ReturnType<typeof useListAddress> }) {
  const trpc = useTRPC();
  const tags = useQuery(trpc.survey.tags.queryOptions());
  // A tag that nobody carries any more may still stand in somebody's bookmark.
  const offered = [...new Set([...(tags.data ?? []), ...(asked.tag ? [asked.tag] : [])])];
  return (
    <>
      <SearchField label="Search by name" value={asked.q} onSearch={q => ask({ q: q || null })} />
      <Select
        aria-label="Which surveys"
        w={150}
        data={shelves.map(value => ({ value, label: shelfLabels[value] }))}
        value={asked.shelf}
        allowDeselect={false}
        onChange={value => ask({ shelf: shelves.find(one => one === value) ?? null })}
      />
      {offered.length > 0 ? (
        <Select
          aria-label="Tag"
          placeholder="Any tag"
          w={170}
          data={offered}
          value={asked.tag}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Any tag' }}
          onChange={tag => ask({ tag })}
        />
      ) : null}
    </>
  );
}
