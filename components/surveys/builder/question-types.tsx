import {
  IconAlignLeft,
  IconAt,
  IconCalendar,
  IconCheckbox,
  IconChevronDown,
  IconCircleDot,
  IconGridDots,
  IconHash,
  IconHeartHandshake,
  IconInfoCircle,
  IconListNumbers,
  IconMoodSmile,
  IconPhone,
  IconShieldCheck,
  IconStar,
  IconTextSize,
  IconThumbUp,
  IconToggleLeft,
  type TablerIcon,
} from '@tabler/icons-react';
import type { QuestionType } from '@/domain/survey/definition';

/** The types of questions as a marketer chooses among them, each with a line on when to take it. */
export const typeGroups: { label: string; types: { type: QuestionType; line: string }[] }[] = [
  {
    label: 'Score',
    types: [
      { type: 'nps', line: 'Would they recommend you (NPS)' },
      { type: 'csat', line: 'How content they are with one thing (CSAT)' },
      { type: 'ces', line: 'How easy you made it (CES)' },
      { type: 'rating', line: 'A scale of your own, 2 to 11 points' },
      { type: 'matrix', line: 'The same scale for several things' },
    ],
  },
  {
    label: 'Choice',
    types: [
      { type: 'single', line: 'One of a few, all in sight' },
      { type: 'multiple', line: 'As many as apply' },
      { type: 'dropdown', line: 'One of many, in a list that opens' },
      { type: 'ranking', line: 'Put in order, best first' },
      { type: 'yesno', line: 'Two buttons' },
    ],
  },
  {
    label: 'Text',
    types: [
      { type: 'long', line: 'In their own words' },
      { type: 'short', line: 'One line' },
      { type: 'number', line: 'How many, how much' },
      { type: 'date', line: 'A day' },
      { type: 'email', line: 'Where to write to' },
      { type: 'phone', line: 'Where to call' },
    ],
  },
  {
    label: 'Other',
    types: [
      { type: 'statement', line: 'Says something, asks nothing' },
      { type: 'consent', line: 'A box to tick, with a link' },
    ],
  },
];

const icons: Record<QuestionType, TablerIcon> = {
  nps: IconThumbUp,
  csat: IconMoodSmile,
  ces: IconHeartHandshake,
  rating: IconStar,
  matrix: IconGridDots,
  single: IconCircleDot,
  multiple: IconCheckbox,
  dropdown: IconChevronDown,
  ranking: IconListNumbers,
  yesno: IconToggleLeft,
  short: IconTextSize,
  long: IconAlignLeft,
  number: IconHash,
  date: IconCalendar,
  email: IconAt,
  phone: IconPhone,
  consent: IconShieldCheck,
  statement: IconInfoCircle,
};

/** The sign of a type; beside its words or its title, so that it needs none of its own. */
export function TypeIcon({ type, size = 16 }: { type: QuestionType; size?: number }) {
  const Icon = icons[type];
  return <Icon size={size} stroke={1.5} aria-hidden style={{ flex: 'none' }} />;
}
