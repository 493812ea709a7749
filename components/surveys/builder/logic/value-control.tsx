'use client';

import { Autocomplete, MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { isBand, type Subject, type Term } from '@/domain/survey/condition-terms';
import type { Leaf } from '@/domain/survey/conditions';
import { useDraftRoom } from '../../draft-context';
import { languageName } from '../../languages';
import { type Choice, storedValue, type Value, valueChoices, valuesOf, withValues } from './condition-edit';
import { useVocabulary } from './use-vocabulary';

/** What a comparison compares with, in the control that fits: a point of the scale, a choice, a number, a day, words. */
export function ValueControl({
  leaf,
  subject,
  term,
  label,
  onChange,
}: {
  leaf: Leaf;
  subject: Subject;
  term: Term;
  label: string;
  onChange: (leaf: Leaf, isTyping?: boolean) => void;
}) {
  const { definition, language } = useDraftRoom();
  const { happened, customer } = useVocabulary();
  if (term === 'answered' || term === 'unanswered' || isBand(term)) return null;
  const values = valuesOf(leaf);
  const set = (next: Value[]) => onChange(withValues(leaf, next));
  const type = (next: Value[]) => onChange(withValues(leaf, next), true);
  const props = { 'aria-label': label, size: 'xs', flex: 1, miw: 88 } as const;
  const isList = term === 'in' || term === 'notIn';

  if ('language' in leaf) {
    const tags = [...new Set([...definition.languages, ...values.map(String)])];
    const data = tags.map(tag => ({ value: tag, label: languageName(tag) }));
    return <MultiSelect {...props} data={data} value={values.map(String)} onChange={set} />;
  }
  const choices = valueChoices(subject, definition, language);
  if (choices) {
    const data = withStrangers(choices, values);
    if (isList)
      return (
        <MultiSelect
          {...props}
          data={data}
          value={values.map(String)}
          onChange={next => set(next.map(text => storedValue(subject, text)))}
        />
      );
    return (
      <NativeSelect
        {...props}
        data={values.length === 0 ? [{ value: '', label: 'Choose', disabled: true }, ...data] : data}
        value={String(values[0] ?? '')}
        onChange={event => set([storedValue(subject, event.currentTarget.value)])}
      />
    );
  }
  if (subject.kind === 'date' && !isList)
    return (
      <TextInput
        {...props}
        type="date"
        value={String(values[0] ?? '')}
        onChange={event => type(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
      />
    );
  if (subject.kind === 'number' && !isList)
    return (
      <NumberInput
        {...props}
        hideControls
        value={typeof values[0] === 'boolean' ? '' : (values[0] ?? '')}
        onChange={next => type(next === '' ? [] : [next])}
      />
    );
  const name = 'attribute' in leaf ? leaf.attribute : '';
  const frequent = [...happened, ...customer].find(one => one.name === name)?.values ?? [];
  if (isList)
    return (
      <TagsInput
        {...props}
        data={frequent}
        value={values.map(String)}
        acceptValueOnBlur
        onChange={next => set(next.map(text => asWritten(text, subject, term)))}
      />
    );
  return (
    <Autocomplete
      {...props}
      data={frequent}
      value={String(values[0] ?? '')}
      onChange={next => type(next === '' ? [] : [asWritten(next, subject, term)])}
    />
  );
}

/** Numbers are put in order as numbers; equality does not mind. */
function asWritten(text: string, { kind }: Subject, term: Term): Value {
  const isOrdered = term === 'lt' || term === 'lte' || term === 'gt' || term === 'gte';
  const isNumber = /^-?\d+(\.\d+)?$/.test(text.trim());
  return isNumber && (kind === 'number' || isOrdered) ? Number(text) : text;
}

/** A value that is no longer offered stays in sight. */
function withStrangers(choices: Choice[], values: readonly Value[]): Choice[] {
  const strangers = values.map(String).filter(text => !choices.some(({ value }) => value === text));
  return [...choices, ...strangers.map(text => ({ value: text, label: `${text} (gone)` }))];
}
