'use client';

import { Box, NumberInput, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './program-fields.module.css';

/** One sentence with fields in it; what is wrong with them stands under it. */
export function Line({ errors = [], children }: { errors?: (string | undefined)[]; children: ReactNode }) {
  const told = errors.filter(error => error !== undefined);
  return (
    <Box>
      <div className={classes.line}>{children}</div>
      {told.map(error => (
        <Text key={error} c="var(--aw-error)" size="xs" role="alert">
          {error}
        </Text>
      ))}
    </Box>
  );
}

/** A number inside a sentence; '' while it is empty. */
export function Amount({
  name,
  value,
  onChange,
  max = 3650,
  decimals = false,
  suffix,
  placeholder,
  width = 72,
  error,
  readOnly,
}: {
  name: string;
  value: number | '';
  onChange: (value: number | '') => void;
  max?: number;
  decimals?: boolean;
  suffix?: string;
  placeholder?: string;
  width?: number;
  error?: boolean;
  readOnly: boolean;
}) {
  return (
    <NumberInput
      aria-label={name}
      w={width}
      min={0}
      max={max}
      clampBehavior="blur"
      allowDecimal={decimals}
      decimalScale={4}
      allowNegative={false}
      hideControls
      suffix={suffix}
      placeholder={placeholder}
      value={value}
      error={error}
      readOnly={readOnly}
      onChange={next => onChange(typeof next === 'number' ? next : next === '' ? '' : Number(next))}
    />
  );
}
