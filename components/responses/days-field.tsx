'use client';

import { DatePickerInput } from '@mantine/dates';
import { useEffect, useState } from 'react';
import { calendarProps } from '../ui/calendar';

type Days = [string | null, string | null];

/** The first and the last day, both included; told when both are picked or taken away. */
export default function DaysField({
  from,
  to,
  onChange,
}: {
  from: string | null;
  to: string | null;
  onChange: (from: string | null, to: string | null) => void;
}) {
  const [days, setDays] = useState<Days>([from, to]);
  useEffect(() => setDays([from, to]), [from, to]);
  return (
    <DatePickerInput
      {...calendarProps}
      type="range"
      placeholder="Any day"
      clearable
      allowSingleDateInRange
      miw={150}
      valueFormat="D MMM YYYY"
      clearButtonProps={{ 'aria-label': 'Any day' }}
      value={days}
      onChange={([first, last]) => {
        setDays([first, last]);
        if ((first === null) === (last === null)) onChange(first, last);
      }}
    />
  );
}
