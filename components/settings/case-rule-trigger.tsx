import { Checkbox, Group, MultiSelect, Radio, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CaseTrigger } from '@/domain/case/rules';
import { matchBands } from '@/domain/match';
import { Amount, Line } from '../programs/line';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';
import type { RuleFields } from './case-rule-form';
import { endingsOf } from './use-rule-names';

const kinds: { value: CaseTrigger['kind']; label: string; description: string }[] = [
  { value: 'score', label: 'An unhappy score', description: 'The answer is in one of the bands you choose.' },
  {
    value: 'callback',
    label: 'A wish to be called',
    description: 'Somebody came to an ending that promises a call.',
  },
  { value: 'ending', label: 'An ending', description: 'Somebody came to a certain ending of a survey.' },
  { value: 'theme', label: 'A theme', description: 'A comment is about something you choose.' },
  {
    value: 'trust',
    label: 'Trust that is lost',
    description: 'One thing went badly wrong, or many small ones did.',
  },
  {
    value: 'overdue',
    label: 'Silence of ours',
    description: 'The customer wrote or called, and nothing of ours followed.',
  },
];

/** What a rule waits for. */
export function CaseRuleTrigger({ draft, set, problem }: RuleFields) {
  return (
    <Stack gap="sm">
      <Radio.Group
        label="Open a case on"
        value={draft.kind}
        onChange={value => set({ kind: kinds.find(one => one.value === value)?.value ?? 'score' })}
      >
        <Stack gap="xs" mt="xs">
          {kinds.map(kind => (
            <Radio key={kind.value} {...kind} />
          ))}
        </Stack>
      </Radio.Group>
      <KindFields draft={draft} set={set} />
      {problem ? (
        <Text c="var(--aw-error)" size="xs" role="alert">
          {problem}
        </Text>
      ) : null}
    </Stack>
  );
}

function KindFields({ draft, set }: RuleFields) {
  const { currency } = useWorkspace();
  switch (draft.kind) {
    case 'callback':
      return null;
    case 'score':
      return (
        <Checkbox.Group
          label="Bands"
          value={draft.bands}
          onChange={values => set({ bands: matchBands.filter(one => values.includes(one)) })}
        >
          <Group gap="md" mt="xs">
            {matchBands.map(band => (
              <Checkbox key={band} value={band} label={band.charAt(0).toUpperCase() + band.slice(1)} />
            ))}
          </Group>
        </Checkbox.Group>
      );
    case 'ending':
      return <EndingFields draft={draft} set={set} />;
    case 'theme':
      return <ThemeFields draft={draft} set={set} />;
    case 'trust':
      return (
        <Stack gap="xs">
          <Checkbox.Group
            label="Signals"
            value={draft.signals}
            onChange={values =>
              set({ signals: (['shock', 'erosion'] as const).filter(one => values.includes(one)) })
            }
          >
            <Group gap="md" mt="xs">
              <Checkbox value="shock" label="Fell at once" />
              <Checkbox value="erosion" label="Wears away" />
            </Group>
          </Checkbox.Group>
          <Line>
            <Text>Only customers who spent at least</Text>
            <Amount
              name="Spent at least in the last 365 days"
              value={draft.spentAtLeast}
              max={1_000_000_000}
              width={120}
              placeholder="anything"
              readOnly={false}
              onChange={spentAtLeast => set({ spentAtLeast })}
            />
            <Text>{currency} in the last 365 days</Text>
          </Line>
        </Stack>
      );
    case 'overdue':
      return (
        <Line>
          <Text>After</Text>
          <Amount
            name="Business days of silence"
            value={draft.businessDays}
            max={60}
            readOnly={false}
            onChange={businessDays => set({ businessDays })}
          />
          <Text>business days without a word from us</Text>
        </Line>
      );
  }
}

function EndingFields({ draft, set }: RuleFields) {
  const trpc = useTRPC();
  const surveys = useQuery(trpc.survey.list.queryOptions({ limit: 200 }, { staleTime: 60_000 }));
  const chosen = useQuery(
    trpc.survey.read.queryOptions(
      { id: draft.survey ?? '' },
      { enabled: draft.survey !== null, staleTime: 60_000 },
    ),
  );
  return (
    <Group gap="md" align="flex-start" grow>
      <Select
        label="Survey"
        placeholder="Choose a survey"
        searchable
        data={(surveys.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.survey}
        onChange={survey => set({ survey, endings: [] })}
      />
      <MultiSelect
        label="Endings"
        placeholder={draft.endings.length === 0 ? 'Choose endings' : ''}
        disabled={!chosen.data}
        data={chosen.data ? endingsOf(chosen.data.definition) : []}
        value={draft.endings}
        onChange={endings => set({ endings })}
      />
    </Group>
  );
}

function ThemeFields({ draft, set }: RuleFields) {
  const trpc = useTRPC();
  const themes = useQuery(trpc.theme.names.queryOptions(undefined, { staleTime: 60_000 }));
  return (
    <MultiSelect
      label="Themes"
      placeholder={draft.themes.length === 0 ? 'Choose themes' : ''}
      searchable
      data={(themes.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={draft.themes}
      onChange={next => set({ themes: next })}
    />
  );
}
