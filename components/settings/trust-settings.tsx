import { Button, Card, Group, NumberInput, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { DEFAULT_VALENCES, type ValenceTable } from '@/domain/trust/valence';
import { useTRPC } from '../trpc';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import { type FollowUpNow, useFollowUpRefresh } from './use-follow-up';

/** Whom a big customer belongs to, and from which yearly spending on one is big. */
export function BigCustomers({ followUp }: { followUp: FollowUpNow }) {
  const trpc = useTRPC();
  const refresh = useFollowUpRefresh();
  const { can } = useWorkspace();
  const known = useQuery(
    trpc.customer.attributes.queryOptions(undefined, { staleTime: 300_000, enabled: can('readPersonal') }),
  );
  const before = {
    attribute: followUp.accounts?.attribute ?? null,
    spent: followUp.accounts?.spentAtLeast ?? 1000,
  };
  const [attribute, setAttribute] = useState(before.attribute);
  const [spent, setSpent] = useState<number | ''>(before.spent);
  const save = useMutation(trpc.followUp.save.mutationOptions(told('Saved.', refresh)));
  const names = new Set([...(known.data ?? []).map(({ name }) => name), ...(attribute ? [attribute] : [])]);
  const isSame = attribute === before.attribute && (attribute === null || spent === before.spent);
  return (
    <Section
      title="Big customers"
      says="When the trust of a big customer falls at once or begins to wear away, the member whom they belong to gets a mail: once each time."
    >
      <Select
        label="Attribute of the customer that names the member"
        description="It holds the member’s e-mail address or name."
        placeholder="Nobody is mailed"
        clearable
        data={[...names]}
        value={attribute}
        onChange={setAttribute}
      />
      {attribute === null ? null : (
        <NumberInput
          label="Big is who spent in the last 365 days at least"
          min={0}
          max={1_000_000_000}
          thousandSeparator
          value={spent}
          onChange={value => setSpent(typeof value === 'number' ? value : '')}
        />
      )}
      <Group>
        <Button
          disabled={isSame || (attribute !== null && spent === '')}
          loading={save.isPending}
          onClick={() =>
            save.mutate({
              accounts: attribute === null || spent === '' ? null : { attribute, spentAtLeast: spent },
            })
          }
        >
          Save who is told
        </Button>
      </Group>
    </Section>
  );
}

const words: Record<keyof ValenceTable, string> = {
  complaint: 'A complaint, or a return for a defect',
  chased: 'The customer had to chase you',
  overdue: 'A promise late, each business day',
  resolved: 'A case resolved',
  comeback: 'Came back after a break',
  referral: 'Brought somebody',
};
const kinds = ['complaint', 'chased', 'overdue', 'resolved', 'comeback', 'referral'] as const;

/** What events that carry no score do to trust. */
export function TrustWeights({ followUp }: { followUp: FollowUpNow }) {
  const trpc = useTRPC();
  const refresh = useFollowUpRefresh();
  const before: ValenceTable = { ...DEFAULT_VALENCES, ...followUp.valences };
  const [table, setTable] = useState<Record<keyof ValenceTable, number | ''>>(before);
  const save = useMutation(
    trpc.followUp.save.mutationOptions(told('Saved. Everybody’s trust follows by tomorrow.', refresh)),
  );
  const given = kinds.flatMap(kind => (table[kind] === '' ? [] : [[kind, table[kind]] as const]));
  const isSame = kinds.every(kind => table[kind] === before[kind]);
  return (
    <Section
      title="What moves trust"
      says="From −1, which takes 35 % of the trust there is, to 1, which adds 15 % of what is missing to 100. Scores weigh by themselves."
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {kinds.map(kind => (
          <NumberInput
            key={kind}
            label={words[kind]}
            min={-1}
            max={1}
            step={0.05}
            decimalScale={2}
            value={table[kind]}
            onChange={value => setTable({ ...table, [kind]: typeof value === 'number' ? value : '' })}
          />
        ))}
      </SimpleGrid>
      <Group gap="xs">
        <Button
          disabled={isSame || given.length < kinds.length}
          loading={save.isPending}
          onClick={() => save.mutate({ valences: Object.fromEntries(given) })}
        >
          Save the weights
        </Button>
        {followUp.valences ? (
          <Button
            variant="subtle"
            color="gray"
            loading={save.isPending}
            onClick={() => {
              setTable(DEFAULT_VALENCES);
              save.mutate({ valences: null });
            }}
          >
            Back to the usual ones
          </Button>
        ) : null}
      </Group>
    </Section>
  );
}

const Section = ({ title, says, children }: { title: string; says: string; children: ReactNode }) => (
  <Card component="section" aria-label={title} padding="lg">
    <Stack gap="md" maw={640}>
      <Stack gap={4}>
        <Title order={3}>{title}</Title>
        <Text c="dimmed">{says}</Text>
      </Stack>
      {children}
    </Stack>
  </Card>
);
