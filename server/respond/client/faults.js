// Faults told while the page is filled in: the server's words, at their place, once the reader has left the question.
import { all, find, page, say } from './page.js';

/** What the server said of the form as it was saved last: a document with the faulty page, or nothing. */
let verdict;
/** The answer that each fault shown is about, by question. */
const about = {};

const answerIn = question =>
  all('[name]', question)
    .map(({ value, checked }) => value + checked)
    .join();

/** Remembers what the faults of a page just shown are about. */
export const noteFaults = () => {
  verdict = '';
  for (const question of all('.q')) about[question.id] = answerIn(question);
};

/** Takes a verdict, and tells what of it can be told now. */
export const judge = html => {
  verdict = html && new DOMParser().parseFromString(html, 'text/html');
  tellFaults();
};

export const tellFaults = () => {
  for (const question of all('.q[id]')) {
    const told = find('.fault', question);
    const twin = verdict && find(`#${question.id}`, verdict);
    const fault = twin && find('.fault', twin);
    if (!fault) {
      if (told && answerIn(question) !== about[question.id]) mend(question, told);
    } else if (told?.textContent !== fault.textContent && !question.contains(document.activeElement)) {
      told?.remove();
      question.insertBefore(fault.cloneNode(true), question.children[[...twin.children].indexOf(fault)]);
      mark(question, fault);
    }
  }
  if (!find('.fault')) find('#faults')?.remove();
};

const mark = (question, fault) => {
  for (const control of all('[name]', question)) control.setAttribute('aria-invalid', true);
  const named = question.type ? question : find('[name]', question);
  named.setAttribute('aria-describedby', `${fault.id} ${named.getAttribute('aria-describedby') || ''}`);
  about[question.id] = answerIn(question);
  say(fault.textContent);
};

/** Takes a fault away, unless some of the blanks that it is about are left. */
const mend = (question, told) => {
  const given = new FormData(page().form);
  for (const control of all('[aria-invalid]', question))
    if (control.name.endsWith('.other') || given.get(control.name)) control.removeAttribute('aria-invalid');
  if (!find('[aria-invalid]', question)) told.remove();
};
