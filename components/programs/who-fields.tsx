'use client';

import { SegmentedControl, Select, TagsInput, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { defaultDelay } from '@/domain/program';
import { Conditions, type KnownAttribute } from '../conditions/conditions';
import { delayFields, type ProgramForm } from './form-values';
import { Amount, Line } from './line';
import { type FieldsProps, Group, type RuleNames, type Vocabulary } from './program-fields';

const kinds: { value: ProgramForm['kind']; label: string }[] = [
  { value: 'types', label: 'Something happened' },
  { value: 'every', label: 'At intervals' },
  { value: 'once', label: 'A segment, once' },
];

/** Which interactions (or which customers, at intervals or once), under which conditions, and what share of them. */
export function WhoFields({
  form,
  set,
  problems,
  readOnly,
  vocabulary,
  names,
  keepDelay,
}: FieldsProps & { vocabulary: Vocabulary | undefined; names: RuleNames | undefined; keepDelay: boolean }) {
  const isNarrow = useMediaQuery('(max-width: 480px)');
  return (
    <Group title="Who">
      <SegmentedControl
        aria-label="What starts it"
        data={kinds}
        value={form.kind}
        readOnly={readOnly}
        fullWidth
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        onChange={value => set({ kind: kinds.find(kind => kind.value === value)?.value ?? 'types' })}
      />
      {form.kind === 'types' ? (
        <TagsInput
          label="Ask after interactions of these types"
          description="Types that came in so far are offered; write another and press Enter."
          data={(vocabulary?.types ?? []).map(type => type.name)}
          value={form.types}
          maxTags={50}
          readOnly={readOnly}
          error={problems.types}
          placeholder={form.types.length === 0 ? 'purchase' : undefined}
          acceptValueOnBlur
          onChange={types =>
            set({ types, ...(keepDelay ? {} : delayFields(defaultDelay({ types, where: [] }))) })
          }
        />
      ) : null}
      {form.kind === 'every' ? (
        <Line errors={[problems.everyDays]}>
          <Text>Ask every customer once in</Text>
          <Amount
            name="Days between two rounds"
            value={form.everyDays}
            error={Boolean(problems.everyDays)}
            readOnly={readOnly}
            onChange={everyDays => set({ everyDays })}
          />
          <Text>days; they are spread evenly over the time.</Text>
        </Line>
      ) : null}
      {form.kind === 'once' ? (
        <Select
          label="Ask everybody in this segment, once"
          description="Whoever joins it while the program is live is asked too."
          placeholder="Choose a segment"
          data={(names?.segments ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={form.segment || null}
          searchable
          readOnly={readOnly}
          error={problems.segment}
          nothingFoundMessage={
            names?.segments.length
              ? 'No segment by that name'
              : 'There is no segment yet. Make one under Settings › Segments first.'
          }
          onChange={segment => set({ segment: segment ?? '' })}
        />
      ) : null}
      <Conditions
        rows={form.where}
        onChange={where => set({ where })}
        problems={problems}
        readOnly={readOnly}
        attributes={attributesFor(form.kind, vocabulary)}
      />
      <Line errors={[problems.percent]}>
        <Text>Of these, ask</Text>
        <Amount
          name="Share that is asked, percent"
          value={form.percent}
          max={100}
          decimals
          suffix=" %"
          width={88}
          error={Boolean(problems.percent)}
          readOnly={readOnly}
          onChange={percent => set({ percent })}
        />
        <Text>drawn by chance.</Text>
      </Line>
    </Group>
  );
}

/** Interactions carry attributes and an amount; behind them, and alone where nothing happened, stand the customer's. */
function attributesFor(kind: ProgramForm['kind'], vocabulary: Vocabulary | undefined): KnownAttribute[] {
  if (!vocabulary) return [];
  const all =
    kind === 'types'
      ? [...vocabulary.attributes, { name: 'amount', values: [] }, ...vocabulary.customer]
      : vocabulary.customer;
  return all.filter((one, index) => all.findIndex(other => other.name === one.name) === index);
}
