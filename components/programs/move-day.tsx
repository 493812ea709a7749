'use client';

import { DatePicker } from '@mantine/dates';
import { calendarProps } from '../ui/calendar';

/** A day of the calendar to move to. */
export default function MoveDay({
  from,
  last,
  day,
  onPick,
}: {
  from: string;
  last: string;
  day: string;
  onPick: (to: string) => void;
}) {
  return (
    <DatePicker
      {...calendarProps}
      minDate={from}
      maxDate={last}
      defaultDate={day}
      value={day}
      onChange={to => to && onPick(to)}
    />
  );
}
