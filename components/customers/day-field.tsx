import { DatePickerInput } from '@mantine/dates';
import { calendarProps } from '../ui/calendar';

/** The day from which a timeline is read backwards; null: from now. */
export default function DayField({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (day: string | null) => void;
}) {
  return (
    <DatePickerInput
      aria-label="Go to a day"
      placeholder="Go to a day"
      size="sm"
      w={170}
      clearable
      clearButtonProps={{ 'aria-label': 'Back to the newest' }}
      maxDate={new Date()}
      value={value}
      onChange={onChange}
      {...calendarProps}
    />
  );
}
