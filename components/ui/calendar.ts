/** What every calendar shows: named arrows, and no day that is said by colour alone. */
export const calendarProps = {
  hideOutsideDates: true,
  weekendDays: [],
  ariaLabels: {
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    previousYear: 'Previous year',
    nextYear: 'Next year',
    previousDecade: 'Previous decade',
    nextDecade: 'Next decade',
  },
} satisfies Record<string, unknown>;
