'use client';

import { ActionIcon, Autocomplete, Button, NativeSelect, TagsInput, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Line } from '../programs/line';
import classes from '../programs/program-fields.module.css';
import { operatorWords } from '../programs/rule-words';
import { type ConditionRow, operatorOf, takesSeveral } from './rows';

/** Attributes that came in so far, with their most frequent values: what is offered while typing. */
export type KnownAttribute = { name: string; values: string[] };

const MOST = 20;

/** Conditions on attributes as sentences, all of which must hold. `problems`: sentences by `where.<row>`. */
export function Conditions({
  rows,
  onChange,
  problems,
  readOnly = false,
  attributes,
}: {
  rows: ConditionRow[];
  onChange: (rows: ConditionRow[]) => void;
  problems: Record<string, string>;
  readOnly?: boolean;
  attributes: KnownAttribute[];
}) {
  const replace = (index: number, change: Partial<ConditionRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  return (
    <>
      {rows.map((row, index) => (
        <Condition
          key={index}
          row={row}
          number={index + 1}
          problem={problems[`where.${index}`]}
          readOnly={readOnly}
          attributes={attributes}
          onChange={change => replace(index, change)}
          onRemove={() => onChange(rows.filter((_, at) => at !== index))}
        />
      ))}
      {readOnly || rows.length >= MOST ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...rows, { attribute: '', op: 'in', values: [] }])}
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
  attributes,
  onChange,
  onRemove,
}: {
  row: ConditionRow;
  number: number;
  problem: string | undefined;
  readOnly: boolean;
  attributes: KnownAttribute[];
  onChange: (change: Partial<ConditionRow>) => void;
  onRemove: () => void;
}) {
  const values = attributes.find(one => one.name === row.attribute)?.values ?? [];
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
          onChange({ op, values: takesSeveral(op) ? row.values : row.values.slice(0, 1) });
        }}
      />
      {takesSeveral(row.op) ? (
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
