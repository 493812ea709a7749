'use client';

import { DateInput } from '@mantine/dates';
import { calendarProps } from '../ui/calendar';

/** One more day without business hours; empties itself when a day is picked. */
export default function HolidayField({
  taken,
  onAdd,
}: {
  taken: readonly string[];
  onAdd: (day: string) => void;
}) {
  return (
    <DateInput
      {...calendarProps}
      aria-label="Add a holiday"
      placeholder="Add a day"
      size="xs"
      w={120}
      value={null}
      excludeDate={day => taken.includes(day)}
      onChange={day => day && onAdd(day)}
    />
  );
}
