import { fill } from '../templates/phrases/phrases';
import { digestHtml, noticeHtml } from './as-html';
import { digestText, noticeText } from './as-text';
import type { DigestFacts } from './parts';
import { fillCount, hourText, speechFor } from './words/words';
import { writeDigest } from './write';

export type DigestMail = { language: string; subject: string; html: string; text: string };

/** One issue for one reader, both parts. The HTML shows the trend's picture by `TREND_CID`. */
export function composeDigest(facts: DigestFacts): DigestMail {
  const parts = writeDigest(facts);
  return {
    language: parts.language,
    subject: parts.subject,
    html: digestHtml(parts),
    text: digestText(parts),
  };
}

/** Says once that nothing came for `issues` issues, and that the digest comes back by itself. */
export function composeRest(facts: Omit<DigestFacts, 'contents'>, issues: number): DigestMail {
  const speech = speechFor(facts.locale);
  const { words, language } = speech;
  const every = fill(words.every[facts.rhythm], { time: hourText(speech, facts.hour) });
  const { addedBy, company } = facts;
  const by = addedBy === null ? words.byYourself : fill(words.bySomebody, { person: addedBy, company });
  const notice = {
    language,
    title: words.rest.title,
    text: fillCount(speech, words.rest.text, issues),
    why: `${every}, ${by}`,
    stop: { label: words.stop, url: facts.stopUrl },
  };
  return {
    language,
    subject: fill(words.rest.subject, { digest: facts.name }),
    html: noticeHtml(notice),
    text: noticeText(notice),
  };
}
