'use client';

import { KeptField } from './kept-field';
import { useKept } from './use-kept';

/** A number of the survey's settings, empty where there is no limit. What cannot be taken is named, and the last good one kept. */
export function NumberField({
  path,
  label,
  value,
  onChange,
  min,
  max,
  whole = true,
  none = 'None',
  description,
}: {
  path: string;
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  min?: number;
  max?: number;
  whole?: boolean;
  /** What an empty field means. */
  none?: string;
  description?: string;
}) {
  const kept = useKept<number | undefined>(
    path,
    value,
    given => (given === undefined ? '' : String(given)),
    typed => {
      const plain = typed.trim().replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
      if (plain === '') return { value: undefined };
      if (!/^[+-]?\d{1,15}(\.\d{1,15})?$/.test(plain)) return null;
      const number = Number(plain);
      const isFine = number >= (min ?? number) && number <= (max ?? number);
      return isFine && (!whole || Number.isInteger(number)) ? { value: number } : null;
    },
    onChange,
  );
  return (
    <KeptField
      path={path}
      label={label}
      description={description}
      inputMode={whole ? 'numeric' : 'decimal'}
      placeholder={none}
      kept={kept}
      refusal={`${wanted(min, max, whole)}. The last good one is kept.`}
    />
  );
}

function wanted(min: number | undefined, max: number | undefined, whole: boolean): string {
  const number = whole ? 'A whole number' : 'A number';
  if (min !== undefined && max !== undefined) return `${number} from ${min} to ${max}`;
  if (min !== undefined) return `${number}, ${min} or more`;
  return max === undefined ? number : `${number}, ${max} or less`;
}
