'use client';

import { Button, Group, Select } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { FilterBar } from '../../filters/filter-bar';
import { RangePicker } from '../../filters/range-picker';
import { languageName } from '../../responses/words';
import { formatDay } from '../../ui/when';
import { useWorkspace } from '../../ui/workspace-context';
import type { ResultsAddress } from './use-results';
import type { Results } from './words';

/** Which answers, and whether they are drawn or written. */
export function ResultsTools({
  address,
  results,
  asTable,
  onTable,
}: {
  address: ResultsAddress;
  results: Results | undefined;
  asTable: boolean;
  onTable: () => void;
}) {
  return (
    <Group gap="xs" mb="md">
      <RangePicker address={address} />
      <FilterBar address={address} />
      {results ? <Parts address={address} results={results} /> : null}
      <Button
        leftSection={<IconTable size={16} stroke={1.5} />}
        aria-pressed={asTable}
        aria-keyshortcuts="t"
        onClick={onTable}
      >
        {asTable ? 'Show charts' : 'Show numbers'}
      </Button>
    </Group>
  );
}

const ALL = '';

/** Versions and languages, where there is more than one to choose from. */
function Parts({ address: { asked, ask }, results }: { address: ResultsAddress; results: Results }) {
  const { timezone } = useWorkspace();
  const { versions, languages } = results;
  const numbers = versions.map(({ version, publishedAt }) => ({
    value: String(version),
    label: `Version ${version}, ${formatDay(publishedAt, timezone)}`,
  }));
  return (
    <>
      {versions.length > 1 ? (
        <Select
          aria-label="Version"
          w={212}
          value={asked.version === null ? ALL : String(asked.version)}
          onChange={value => ask({ version: value ? Number(value) : null, against: null })}
          data={[{ value: ALL, label: 'All versions' }, ...numbers]}
        />
      ) : null}
      {versions.length > 1 && asked.version !== null ? (
        <Select
          aria-label="Compare with"
          w={170}
          value={asked.against === null ? ALL : String(asked.against)}
          onChange={value => ask({ against: value ? Number(value) : null })}
          data={[
            { value: ALL, label: 'Not compared' },
            ...versions
              .filter(({ version }) => version !== asked.version)
              .map(({ version }) => ({ value: String(version), label: `Against version ${version}` })),
          ]}
        />
      ) : null}
      {languages.length > 1 ? (
        <Select
          aria-label="Language"
          w={150}
          value={asked.spoken ?? ALL}
          onChange={value => ask({ spoken: value || null })}
          data={[
            { value: ALL, label: 'All languages' },
            ...languages.map(tag => ({ value: tag, label: languageName(tag) })),
          ]}
        />
      ) : null}
    </>
  );
}
