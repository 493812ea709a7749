'use client';

import {
  ActionIcon,
  Autocomplete,
  Button,
  NativeSelect,
  SegmentedControl,
  TagsInput,
  Text,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { defaultDelay } from '@/domain/program';
import type { Outputs } from '../trpc';
import { type ConditionRow, delayFields } from './form-values';
import { Amount, Line } from './line';
import { type FieldsProps, Group } from './program-fields';
import classes from './program-fields.module.css';
import { operatorWords } from './words';

type Vocabulary = Outputs['program']['vocabulary'];

const kinds = [
  { value: 'types', label: 'Something happened' },
  { value: 'every', label: 'At intervals' },
];

/** Which interactions (or which customers, at intervals), under which conditions, and what share of them. */
export function WhoFields({
  form,
  set,
  problems,
  readOnly,
  vocabulary,
  keepDelay,
}: FieldsProps & { vocabulary: Vocabulary | undefined; keepDelay: boolean }) {
  const setTypes = (types: string[]) =>
    set({ types, ...(keepDelay ? {} : delayFields(defaultDelay({ types, where: [] }))) });
  return (
    <Group title="Who">
      <SegmentedControl
        aria-label="What starts it"
        data={kinds}
        value={form.kind}
        readOnly={readOnly}
        fullWidth
        onChange={value => set({ kind: value === 'every' ? 'every' : 'types' })}
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
          onChange={setTypes}
        />
      ) : (
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
      )}
      <Conditions form={form} set={set} problems={problems} readOnly={readOnly} vocabulary={vocabulary} />
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

function Conditions({
  form,
  set,
  problems,
  readOnly,
  vocabulary,
}: FieldsProps & { vocabulary: Vocabulary | undefined }) {
  const replace = (index: number, change: Partial<ConditionRow>) =>
    set({ where: form.where.map((row, at) => (at === index ? { ...row, ...change } : row)) });
  return (
    <>
      {form.where.map((row, index) => (
        <Condition
          key={index}
          row={row}
          number={index + 1}
          problem={problems[`where.${index}`]}
          readOnly={readOnly}
          vocabulary={vocabulary}
          onChange={change => replace(index, change)}
          onRemove={() => set({ where: form.where.filter((_, at) => at !== index) })}
        />
      ))}
      {readOnly || form.where.length >= 20 ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => set({ where: [...form.where, { attribute: '', op: 'in', values: [] }] })}
        >
          Add a condition
        </Button>
      )}
    </>
  );
}

function Condition({
  row,
  number,
  problem,
  readOnly,
  vocabulary,
  onChange,
  onRemove,
}: {
  row: ConditionRow;
  number: number;
  problem: string | undefined;
  readOnly: boolean;
  vocabulary: Vocabulary | undefined;
  onChange: (change: Partial<ConditionRow>) => void;
  onRemove: () => void;
}) {
  const attributes = vocabulary?.attributes ?? [];
  const values = attributes.find(one => one.name === row.attribute)?.values ?? [];
  const takesSeveral = row.op === 'in' || row.op === 'notIn';
  const operators = Object.entries(operatorWords).map(([value, label]) => ({ value, label }));
  return (
    <Line errors={[problem]}>
      <Text>{number === 1 ? 'Only where' : 'and'}</Text>
      <Autocomplete
        aria-label={`Attribute of condition ${number}`}
        placeholder="attribute"
        w={160}
        data={attributes.map(one => one.name)}
        value={row.attribute}
        readOnly={readOnly}
        onChange={attribute => onChange({ attribute })}
      />
      <NativeSelect
        aria-label={`Comparison of condition ${number}`}
        data={operators}
        value={row.op}
        disabled={readOnly}
        onChange={event => {
          const op = operatorOf(event.currentTarget.value);
          onChange({ op, values: op === 'in' || op === 'notIn' ? row.values : row.values.slice(0, 1) });
        }}
      />
      {takesSeveral ? (
        <TagsInput
          aria-label={`Values of condition ${number}`}
          className={classes.wide}
          data={values}
          value={row.values}
          readOnly={readOnly}
          acceptValueOnBlur
          onChange={next => onChange({ values: next })}
        />
      ) : (
        <Autocomplete
          aria-label={`Value of condition ${number}`}
          className={classes.wide}
          data={values}
          value={row.values[0] ?? ''}
          readOnly={readOnly}
          onChange={next => onChange({ values: next === '' ? [] : [next] })}
        />
      )}
      {readOnly ? null : (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove condition ${number}`}
          onClick={onRemove}
        >
          <IconTrash size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      )}
    </Line>
  );
}

const operatorOf = (text: string): ConditionRow['op'] =>
  (['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte'] as const).find(op => op === text) ?? 'eq';
