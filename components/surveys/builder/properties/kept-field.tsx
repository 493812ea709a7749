'use client';

import { TextInput } from '@mantine/core';
import { fieldId, useDraftRoom } from '../../draft-context';
import type { useKept } from './use-kept';

/** A field that takes only some values (see `useKept`); `refusal` is said while what stands in it is none of them. */
export function KeptField({
  path,
  label,
  description,
  inputMode,
  placeholder,
  kept,
  refusal,
}: {
  path: string;
  label: string;
  description: string | undefined;
  inputMode: 'url' | 'numeric' | 'decimal';
  placeholder: string;
  kept: ReturnType<typeof useKept>;
  refusal: string;
}) {
  const { readOnly, faultsAt } = useDraftRoom();
  const fault = faultsAt(path).find(({ severity }) => severity === 'error');
  return (
    <TextInput
      id={fieldId(path)}
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode={inputMode}
      placeholder={placeholder}
      readOnly={readOnly}
      value={kept.typed}
      onChange={event => kept.type(event.currentTarget.value)}
      error={kept.isWhole ? fault?.message : refusal}
    />
  );
}
