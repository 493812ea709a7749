'use client';

import { Alert, List, Text } from '@mantine/core';
import type { ImportFindings as Findings } from '@/domain/import-run';
import { formatDay } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { FaultTable } from './import-faults';
import { counted } from './import-words';

/** What a dry run found, as sentences: what would come in, what would not, and whom the programs would look at. */
export function ImportFindings({
  findings,
  kind,
  doNotAsk,
}: {
  findings: Findings;
  kind: 'interactions' | 'customers';
  doNotAsk: boolean;
}) {
  const { timezone } = useWorkspace();
  const { accepted, duplicates, rejected, rows, newCustomers, knownCustomers } = findings;
  const noun = kind === 'interactions' ? 'interaction' : 'row';
  const day = (text: string) => formatDay(new Date(text), timezone);
  return (
    <Alert variant="outline" title={`${counted(rows, 'row')} tried, nothing kept`}>
      <List size="sm" spacing={2}>
        <List.Item>{counted(accepted, noun)} would be taken</List.Item>
        {duplicates > 0 ? <List.Item>{counted(duplicates, noun)} known already or repeated</List.Item> : null}
        {rejected > 0 ? <List.Item>{counted(rejected, 'row')} with a fault, see below</List.Item> : null}
        <List.Item>
          {counted(newCustomers, 'new customer')}, {counted(knownCustomers, 'known one')}
        </List.Item>
        {findings.from && findings.to ? (
          <List.Item>
            from {day(findings.from)} to {day(findings.to)}
          </List.Item>
        ) : null}
        {findings.newTypes.length > 0 ? (
          <List.Item>types never seen before: {findings.newTypes.join(', ')}</List.Item>
        ) : null}
        {kind === 'customers' ? null : doNotAsk ? (
          <List.Item>nobody is asked about any of it</List.Item>
        ) : (
          findings.programs.map(program => (
            <List.Item key={program.id}>
              {program.name} would look at {counted(program.interactions - program.tooOld, 'interaction')}
              {program.tooOld > 0 ? `; ${program.tooOld.toLocaleString('en')} are too old for it` : ''}
            </List.Item>
          ))
        )}
        {kind === 'interactions' && !doNotAsk && findings.programs.length === 0 ? (
          <List.Item>no live program asks about them</List.Item>
        ) : null}
      </List>
      {findings.faults.length > 0 ? (
        <>
          <FaultTable faults={findings.faults} />
          {rejected > findings.faults.length ? (
            <Text size="sm" c="dimmed">
              The first {findings.faults.length} of {rejected.toLocaleString('en')}.
            </Text>
          ) : null}
        </>
      ) : null}
    </Alert>
  );
}
