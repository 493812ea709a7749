import { Autocomplete, NativeSelect, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { operatorOf, takesSeveral } from '../conditions/rows';
import { operatorWords } from '../programs/rule-words';
import { useTRPC } from '../trpc';
import classes from './filters.module.css';
import type { RowFields } from './match-row';

const operators = Object.entries(operatorWords).map(([value, label]) => ({ value, label }));

/** `location · is one of · Leeds, York`; names and values that came in so far are offered. */
export function AttributeFields({ row, name, onChange }: RowFields<'attribute'>) {
  const trpc = useTRPC();
  const attributes = useQuery(trpc.report.attributes.queryOptions({}, { staleTime: 300_000 }));
  const values = useQuery(
    trpc.report.values.queryOptions(
      { attribute: row.attribute.trim() },
      { enabled: (attributes.data ?? []).includes(row.attribute.trim()), staleTime: 60_000 },
    ),
  );
  const several = takesSeveral(row.op);
  return (
    <>
      <Autocomplete
        aria-label={`${name}: attribute`}
        placeholder="attribute"
        w={150}
        data={attributes.data ?? []}
        value={row.attribute}
        onChange={attribute => onChange({ ...row, attribute })}
      />
      <NativeSelect
        aria-label={`${name}: comparison`}
        data={operators}
        value={row.op}
        onChange={event => {
          const op = operatorOf(event.currentTarget.value);
          onChange({ ...row, op, values: takesSeveral(op) ? row.values : row.values.slice(0, 1) });
        }}
      />
      {several ? (
        <TagsInput
          className={classes.wide}
          aria-label={`${name}: values`}
          placeholder={row.values.length === 0 ? 'values' : ''}
          data={values.data ?? []}
          acceptValueOnBlur
          value={row.values}
          onChange={next => onChange({ ...row, values: next })}
        />
      ) : (
        <Autocomplete
          className={classes.wide}
          aria-label={`${name}: value`}
          placeholder="value"
          data={values.data ?? []}
          value={row.values[0] ?? ''}
          onChange={next => onChange({ ...row, values: next === '' ? [] : [next] })}
        />
      )}
    </>
  );
}
