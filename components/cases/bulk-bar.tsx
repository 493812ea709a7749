import { Button, Group, Menu, Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { caseOutcomes, casePriorities } from '@/domain/case/case';
import { useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { offerUndo } from '../ui/offer-undo';
import { useWorkspace } from '../ui/workspace-context';
import { type CaseRow, outcomeWords, priorityWords } from './case-words';
import classes from './cases.module.css';
import { type CaseChange, useCasesRefresh } from './use-case-change';

const NOBODY = 'nobody';

/** What can be done to several cases at once; each refusal is told, and all of it can be taken back. */
export function BulkBar({
  rows,
  onDone,
  onClear,
}: {
  rows: CaseRow[];
  onDone: () => void;
  onClear: () => void;
}) {
  const trpc = useTRPC();
  const { user } = useWorkspace();
  const team = useQuery(trpc.followUp.team.queryOptions(undefined, { staleTime: 300_000 }));
  const { run, isPending } = useBulk(rows, onDone);
  const owners = (team.data ?? []).map(({ id, name }) => ({
    value: id,
    label: id === user.id ? `${name} (you)` : name,
  }));
  return (
    <Group gap="xs" className={classes.bulk} role="region" aria-label="Selected cases">
      <Text fw={500}>{rows.length === 1 ? '1 selected' : `${rows.length} selected`}</Text>
      <Select
        aria-label="Assign to"
        placeholder="Assign to"
        searchable
        w={180}
        value={null}
        disabled={isPending}
        data={[...owners, { value: NOBODY, label: 'Nobody' }]}
        onChange={to =>
          to &&
          run({ kind: 'assign', to: to === NOBODY ? null : to }, ({ owner }) => ({
            kind: 'assign',
            to: owner?.id ?? null,
          }))
        }
      />
      <Select
        aria-label="Priority of the selected"
        placeholder="Priority"
        w={120}
        value={null}
        disabled={isPending}
        data={casePriorities.map(value => ({ value, label: priorityWords[value] }))}
        onChange={value => {
          const to = casePriorities.find(one => one === value);
          if (to) run({ kind: 'priority', to }, ({ priority }) => ({ kind: 'priority', to: priority }));
        }}
      />
      <Menu position="top-start">
        <Menu.Target>
          <Button loading={isPending}>Close</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>What came of it</Menu.Label>
          {caseOutcomes.map(outcome => (
            <Menu.Item
              key={outcome}
              onClick={() => run({ kind: 'state', to: 'closed', outcome }, () => ({ kind: 'undo' }))}
            >
              {outcomeWords[outcome]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button variant="subtle" color="gray" onClick={onClear}>
        Clear
      </Button>
    </Group>
  );
}

function useBulk(rows: CaseRow[], onDone: () => void) {
  const trpc = useTRPC();
  const refresh = useCasesRefresh();
  const { mutateAsync, isPending } = useMutation(trpc.case.bulk.mutationOptions());
  const fail = (error: unknown) =>
    notifications.show({ color: 'red', message: errorSentence(error), autoClose: 8000 });
  const takeBack = async (changed: readonly string[], before: (row: CaseRow) => CaseChange) => {
    const backs = new Map<string, { change: CaseChange; ids: string[] }>();
    for (const row of rows.filter(({ id }) => changed.includes(id))) {
      const change = before(row);
      const key = JSON.stringify(change);
      backs.set(key, { change, ids: [...(backs.get(key)?.ids ?? []), row.id] });
    }
    for (const back of backs.values()) await mutateAsync(back);
    await refresh();
  };
  const run = (change: CaseChange, before: (row: CaseRow) => CaseChange): void => {
    mutateAsync({ ids: rows.map(({ id }) => id), change })
      .then(({ changed, refused }) => {
        if (changed.length > 0)
          offerUndo(changed.length === 1 ? '1 case changed.' : `${changed.length} cases changed.`, () => {
            takeBack(changed, before).catch(fail);
          });
        const [first] = refused;
        if (first)
          notifications.show({
            message: `${refused.length === 1 ? '1 case stays as it was' : `${refused.length} cases stay as they were`}. ${first.why}`,
            autoClose: 8000,
          });
        onDone();
        return refresh();
      })
      .catch(fail);
  };
  return { run, isPending };
}
