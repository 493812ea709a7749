'use client';

import { TextInput } from '@mantine/core';
import { webAddress } from '@/domain/survey/text';
import { fieldId, useDraftRoom } from '../../draft-context';
import { useKept } from './use-kept';

/** An address that customers are led to; null where there is none. */
export function AddressField({
  path,
  label,
  address,
  onChange,
  description,
}: {
  path: string;
  label: string;
  address: string | null;
  onChange: (address: string | null) => void;
  description?: string;
}) {
  const { readOnly, faultsAt } = useDraftRoom();
  const kept = useKept<string | null>(
    path,
    address,
    given => given ?? '',
    typed => {
      const plain = typed.trim();
      if (plain === '') return { value: null };
      return webAddress.safeParse(plain).success ? { value: plain } : null;
    },
    onChange,
  );
  const fault = faultsAt(path).find(({ severity }) => severity === 'error');
  return (
    <TextInput
      id={fieldId(path)}
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode="url"
      placeholder="https://"
      readOnly={readOnly}
      value={kept.typed}
      onChange={event => kept.type(event.currentTarget.value)}
      error={
        kept.isWhole
          ? fault?.message
          : 'Use an address that starts with https://, mailto: or tel:. The last whole one is kept.'
      }
    />
  );
}
