'use client';

import { webAddress } from '@/domain/survey/text';
import { KeptField } from './kept-field';
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
  return (
    <KeptField
      path={path}
      label={label}
      description={description}
      inputMode="url"
      placeholder="https://"
      kept={kept}
      refusal="Use an address that starts with https://, mailto: or tel:. The last whole one is kept."
    />
  );
}
