import type { InteractionClass } from '@/domain/interaction';

type Occasion = InteractionClass | 'none';

/** The mail's own wording where the survey's author wrote nothing. `{company}`, `{day}`, `{date}`, `{name}` are filled in. */
export type Phrases = {
  /** `{day}` of the subjects: "on Wednesday" where that is clear, else "on 18 November". A list begins with Sunday. */
  day: { weekday: string | readonly string[]; date: string };
  subject: Record<Occasion, string>;
  reminderSubject: string;
  /** How a sentence begins that greets by itself: alternatives of a regular expression, whole words. */
  greets: string;
  greeting: string;
  /** For customers whose name nobody sent. */
  greetingNameless: string;
  intro: string;
  reminderIntro: string;
  button: string;
  choose: string;
  low: Record<'nps' | 'csat' | 'ces' | 'rating', string>;
  high: Record<'nps' | 'csat' | 'ces' | 'rating', string>;
  why: Record<Occasion, string>;
  unsubscribe: string;
  privacy: string;
  test: string;
};
