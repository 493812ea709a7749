import { ActionIcon, Autocomplete, Button, MultiSelect, Radio, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Line } from '../programs/line';
import { useTRPC } from '../trpc';
import type { RuleDraft } from './case-rule-draft';
import type { RuleFields } from './case-rule-form';

const kinds: { value: RuleDraft['assign']; label: string; description: string }[] = [
  { value: 'nobody', label: 'Nobody yet', description: 'It waits under Unowned until somebody takes it.' },
  {
    value: 'rotation',
    label: 'People in turn',
    description: 'Whoever of them had none for longest gets it; whoever is away is passed over.',
  },
  { value: 'attribute', label: 'By an attribute', description: 'The case of a store goes to its manager.' },
];

const MOST = 200;

/** Whose the cases of a rule become. */
export function CaseRuleOwner({ draft, set, problem }: RuleFields) {
  return (
    <Stack gap="sm">
      <Radio.Group
        label="Whose it is"
        value={draft.assign}
        onChange={value => set({ assign: kinds.find(one => one.value === value)?.value ?? 'nobody' })}
      >
        <Stack gap="xs" mt="xs">
          {kinds.map(kind => (
            <Radio key={kind.value} {...kind} />
          ))}
        </Stack>
      </Radio.Group>
      {draft.assign === 'rotation' ? <Rotation draft={draft} set={set} /> : null}
      {draft.assign === 'attribute' ? <ByAttribute draft={draft} set={set} /> : null}
      {problem ? (
        <Text c="var(--aw-error)" size="xs" role="alert">
          {problem}
        </Text>
      ) : null}
    </Stack>
  );
}

function useTeam(): { value: string; label: string }[] {
  const trpc = useTRPC();
  const team = useQuery(trpc.followUp.team.queryOptions());
  return (team.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

function Rotation({ draft, set }: RuleFields) {
  return (
    <MultiSelect
      aria-label="Who takes turns"
      placeholder={draft.members.length === 0 ? 'Choose people' : ''}
      searchable
      data={useTeam()}
      value={draft.members}
      onChange={members => set({ members })}
    />
  );
}

function ByAttribute({ draft, set }: RuleFields) {
  const trpc = useTRPC();
  const team = useTeam();
  const attributes = useQuery(trpc.report.attributes.queryOptions({}, { staleTime: 300_000 }));
  const attribute = draft.attribute.trim();
  const values = useQuery(
    trpc.report.values.queryOptions(
      { attribute },
      { enabled: (attributes.data ?? []).includes(attribute), staleTime: 60_000 },
    ),
  );
  const replace = (index: number, part: Partial<RuleDraft['owners'][number]>) =>
    set({ owners: draft.owners.map((pair, at) => (at === index ? { ...pair, ...part } : pair)) });
  const unused = (values.data ?? []).filter(value => !draft.owners.some(pair => pair.value === value));
  return (
    <Stack gap="xs">
      <Autocomplete
        label="Attribute of the answer or the customer"
        placeholder="location"
        w={280}
        data={attributes.data ?? []}
        value={draft.attribute}
        onChange={next => set({ attribute: next })}
      />
      {draft.owners.map((pair, index) => (
        <Line key={index}>
          <Autocomplete
            aria-label={`Value ${index + 1}`}
            placeholder="value"
            w={180}
            data={unused}
            value={pair.value}
            onChange={value => replace(index, { value })}
          />
          <Text>goes to</Text>
          <Select
            aria-label={`Owner for value ${index + 1}`}
            placeholder="Choose somebody"
            searchable
            w={200}
            data={team}
            value={pair.owner}
            onChange={owner => replace(index, { owner })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove value ${index + 1}`}
            onClick={() => set({ owners: draft.owners.filter((_, at) => at !== index) })}
          >
            <IconTrash size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Line>
      ))}
      {draft.owners.length < MOST ? (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => set({ owners: [...draft.owners, { value: '', owner: null }] })}
        >
          Add a value
        </Button>
      ) : null}
      <Line>
        <Text>Everything else goes to</Text>
        <Select
          aria-label="Owner of everything else"
          placeholder="Nobody yet"
          searchable
          clearable
          w={200}
          data={team}
          value={draft.otherwise}
          onChange={otherwise => set({ otherwise })}
        />
      </Line>
    </Stack>
  );
}
