import { Checkbox, Group, NumberInput, Radio, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { nameOf } from '@/domain/metrics/findings';
import { type AlertDraft, type Metric, withKind, withMetric } from './alert-draft';

const metrics: Metric[] = ['nps', 'csat', 'ces', 'index'];

const kinds: { value: AlertDraft['kind']; label: string; description: string }[] = [
  {
    value: 'signal',
    label: 'It moves more than chance does',
    description: 'A jump or a slow slide on its control chart, told when the day or week is over.',
  },
  {
    value: 'threshold',
    label: 'It crosses a limit',
    description: 'Told only when the whole 95 % interval lies beyond, and again once it has been back.',
  },
  {
    value: 'answer',
    label: 'Somebody is very unhappy',
    description: 'A single bad score, told within minutes together with what was written.',
  },
];

type Fields = {
  draft: AlertDraft;
  onChange: (draft: AlertDraft) => void;
  errors: Record<string, string>;
};

/** What is told: of which metric, and when. */
export function AlertFields({ draft, onChange, errors }: Fields) {
  const set = (part: Partial<AlertDraft>) => onChange({ ...draft, ...part });
  return (
    <Stack gap="md">
      <Select
        label="What to watch"
        data={metrics.map(value => ({ value, label: nameOf(value) }))}
        value={draft.metric}
        allowDeselect={false}
        onChange={value => {
          const metric = metrics.find(one => one === value);
          if (metric) onChange(withMetric(draft, metric));
        }}
      />
      <Radio.Group
        label="Tell when"
        value={draft.kind}
        onChange={value => {
          const kind = kinds.find(one => one.value === value)?.value;
          if (kind) onChange(withKind(draft, kind));
        }}
      >
        <Stack gap="sm" mt="xs">
          {kinds.map(kind => (
            <Radio key={kind.value} {...kind} />
          ))}
        </Stack>
      </Radio.Group>
      {draft.kind === 'signal' ? <SignalFields draft={draft} set={set} errors={errors} /> : null}
      {draft.kind === 'threshold' ? <LimitFields draft={draft} set={set} errors={errors} /> : null}
      {draft.kind === 'answer' ? (
        <NumberInput
          label="Worst scores, up to"
          w={180}
          value={draft.atMost}
          error={errors['spec.atMost'] ?? errors['rule.spec.atMost']}
          onChange={atMost => set({ atMost })}
        />
      ) : null}
    </Stack>
  );
}

type Part = Omit<Fields, 'onChange'> & { set: (part: Partial<AlertDraft>) => void };

function SignalFields({ draft, set }: Part) {
  return (
    <Group gap="xl" align="flex-start">
      <Checkbox.Group
        label="Signals"
        value={draft.signals}
        error={draft.signals.length === 0 ? 'Choose at least one' : null}
        onChange={values =>
          set({ signals: (['shock', 'drift'] as const).filter(one => values.includes(one)) })
        }
      >
        <Group gap="md" mt="xs">
          <Checkbox value="shock" label="Jump" />
          <Checkbox value="drift" label="Drift" />
        </Group>
      </Checkbox.Group>
      <Choice
        label="Way"
        value={draft.direction}
        data={[
          { value: 'down', label: 'Down' },
          { value: 'up', label: 'Up' },
          { value: 'both', label: 'Both' },
        ]}
        onChange={direction => set({ direction })}
      />
      <Choice
        label="Looked at"
        value={draft.interval}
        data={[
          { value: 'week', label: 'By week' },
          { value: 'day', label: 'By day' },
        ]}
        onChange={interval => set({ interval })}
      />
    </Group>
  );
}

function LimitFields({ draft, set, errors }: Part) {
  return (
    <Group gap="md" align="flex-start">
      <Choice
        label="Side"
        value={draft.side}
        data={[
          { value: 'below', label: 'Below' },
          { value: 'above', label: 'Above' },
        ]}
        onChange={side => set({ side })}
      />
      <NumberInput
        label="Limit"
        w={120}
        suffix={draft.metric === 'csat' ? '%' : ''}
        value={draft.limit}
        error={errors['spec.limit'] ?? errors['rule.spec.limit']}
        onChange={limit => set({ limit })}
      />
      <NumberInput
        label="Over the last days"
        w={150}
        min={1}
        max={365}
        value={draft.days}
        error={errors['spec.days'] ?? errors['rule.spec.days']}
        onChange={days => set({ days })}
      />
    </Group>
  );
}

function Choice<Value extends string>({
  label,
  value,
  data,
  onChange,
}: {
  label: string;
  value: Value;
  data: { value: Value; label: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500} aria-hidden>
        {label}
      </Text>
      <SegmentedControl size="sm" aria-label={label} value={value} data={data} onChange={onChange} />
    </Stack>
  );
}
