'use client';

import { Stack, Text } from '@mantine/core';
import { parseAsString, useQueryState } from 'nuqs';
import { formatCount } from '@/domain/metrics/words';
import { addDays, daysBetween, isLocalDate, weekday } from '@/domain/time/local-date';
import { EmptyState, Loaded } from '../ui/states';
import classes from './calendar.module.css';
import { CalendarDay } from './calendar-day';
import { dayInWords, entryInWords, inOrder, nameOf, sumOf } from './calendar-words';
import type { Program } from './form-values';
import { type Calendar, type CalendarEntry, useCalendar } from './use-calendar';

/** Programs named in a day before the rest is counted. */
const MOST_LINES = 3;

/** What is to be sent in the next five weeks; a day opens what is on it. */
export function CalendarView({ programs }: { programs: readonly Program[] }) {
  const calendar = useCalendar();
  const [day, setDay] = useQueryState('day', parseAsString);
  return (
    <Loaded query={calendar}>
      {data => (
        <>
          <Shown calendar={data} programs={programs} onDay={setDay} />
          {day !== null && isLocalDate(day) ? (
            <CalendarDay day={day} calendar={data} programs={programs} onClose={() => setDay(null)} />
          ) : null}
        </>
      )}
    </Loaded>
  );
}

function Shown({
  calendar: { from, to, timezone, entries },
  programs,
  onDay,
}: {
  calendar: Calendar;
  programs: readonly Program[];
  onDay: (day: string) => void;
}) {
  if (entries.length === 0)
    return (
      <EmptyState>
        Nothing is planned for the next five weeks. Invitations appear here as soon as a program decides on
        them, reminders once the invitation has left.
      </EmptyState>
    );
  const first = addDays(from, 1 - weekday(from));
  const weeks = Math.ceil(daysBetween(first, to) / 7);
  const days = Array.from({ length: weeks * 7 }, (_, index) => addDays(first, index));
  return (
    <Stack gap="sm">
      <Text>
        {entryInWords(sumOf(entries))} in the next five weeks.{' '}
        <Text span c="dimmed" size="xs">
          Days in {timezone}. A reminder appears once its invitation has left, and goes only to whoever has
          not answered by then.
        </Text>
      </Text>
      <ul className={classes.grid} aria-label="Coming sends by day">
        {days.map(day => {
          const own = entries.filter(entry => entry.day === day);
          return (
            <li key={day} className={classes.cell} data-empty={own.length === 0 || undefined}>
              {own.length === 0 ? (
                <span className={classes.date}>
                  {day < from || day >= to ? dateNumber(day) : dayInWords(day, from)}
                </span>
              ) : (
                <Day day={day} today={from} entries={own} programs={programs} onDay={onDay} />
              )}
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}

function Day({
  day,
  today,
  entries,
  programs,
  onDay,
}: {
  day: string;
  today: string;
  entries: readonly CalendarEntry[];
  programs: readonly Program[];
  onDay: (day: string) => void;
}) {
  const ordered = inOrder(entries, programs);
  return (
    <button type="button" className={classes.day} onClick={() => onDay(day)}>
      <span className={classes.date}>{dayInWords(day, today)}</span>
      {ordered.slice(0, MOST_LINES).map(({ entry, program }) => (
        <span key={entry.program} className={classes.line} data-off={program?.active === false || undefined}>
          <span className={classes.name}>{nameOf(program)}</span>
          <span className={classes.count}>{countOf(entry, program)}</span>
        </span>
      ))}
      {ordered.length > MOST_LINES ? (
        <span className={classes.more}>
          {ordered.length - MOST_LINES} more:{' '}
          {entryInWords(sumOf(ordered.slice(MOST_LINES).map(({ entry }) => entry)))}
        </span>
      ) : null}
    </button>
  );
}

/** `38 of 100` where the program has a daily limit; reminders and what waits after a plus. */
function countOf({ invitations, reminders, waiting }: CalendarEntry, program: Program | undefined): string {
  if (reminders === 0 && waiting === 0 && !program?.dailyCap) return formatCount(invitations, 'invitation');
  const number = new Intl.NumberFormat('en');
  const parts = [
    invitations > 0
      ? `${number.format(invitations)}${program?.dailyCap ? ` of ${number.format(program.dailyCap)}` : ''}`
      : null,
    reminders > 0 ? `${number.format(reminders)} ${reminders === 1 ? 'reminder' : 'reminders'}` : null,
    waiting > 0 ? `${number.format(waiting)} waiting` : null,
  ];
  return parts.filter(part => part !== null).join(' + ');
}

const dateNumber = (day: string): string => String(Number(day.slice(8)));
