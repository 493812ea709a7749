import type { Look } from './look';

export type Link = { label: string; url: string };

/** One point of the scale as a link. `name`: what it means, empty where only the ends have words. */
export type Point = { value: number; url: string; name: string; spoken: string };

/** Everything a mail says, in words that are filled in; both parts of the mail are written from it. */
export type MailParts = {
  language: string;
  direction: 'ltr' | 'rtl';
  subject: string;
  preheader: string;
  greeting: string;
  intro: string;
  /** Title of the first question; empty where it depends on something. */
  question: string;
  scale: { style: 'numbers' | 'stars' | 'faces'; choose: string; points: Point[] } | null;
  button: Link;
  signature: string;
  why: string;
  unsubscribe: Link;
  preferences: Link;
  privacy: Link | null;
  address: string | null;
  /** A link that no person sees: whoever follows it is a mail scanner. */
  trapUrl: string;
  company: string;
  /** Picture that stands for the company's name; `width` is unknown for pictures from elsewhere. Pixels. */
  logo: { url: string; width: number | null; height: number } | null;
  look: Look;
};
