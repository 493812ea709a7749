'use client';

import { DatePicker } from '@mantine/dates';
import { useState } from 'react';
import { calendarProps } from '../ui/calendar';

/** Two days, both included; told when the second is picked. */
export default function CustomRange({
  start,
  end,
  onPick,
}: {
  start: string;
  end: string;
  onPick: (from: string, to: string) => void;
}) {
  const [days, setDays] = useState<[string | null, string | null]>([start, end]);
  return (
    <DatePicker
      {...calendarProps}
      type="range"
      allowSingleDateInRange
      defaultDate={end}
      value={days}
      onChange={([from, to]) => {
        setDays([from, to]);
        if (from && to) onPick(from, to);
      }}
    />
  );
}
