import type { Figure } from '@/domain/alert-findings';
import { coolDownWords } from '@/domain/alert-words';
import { formatInterval, formatValue } from '@/domain/metrics/format';
import type { MetricName } from '@/domain/metrics/metric';
import { daysLabel, formatCount } from '@/domain/metrics/words';
import { type Html, html, withBreaks } from '@/server/email/html';
import { alertsUrl, sourceName, sourceUrl } from './links';
import type { Told } from './read-told';

const LOCALE = 'en-GB';
const CELL = 'padding:4px 12px 4px 0;border-bottom:1px solid #b9bab4;text-align:left;font-weight:400';
const NUMBER = `${CELL};text-align:right;font-variant-numeric:tabular-nums`;

/**
 * The mail of one alert: the sentence, the last points as a table or what was written, one link, who set it up and how to stop
 * it. Who wrote an answer stands there only for members who may see it.
 */
export function alertMail(told: Told): { subject: string; html: Html; text: string } {
  const { alert, rule, workspace } = told;
  const url = sourceUrl(workspace.slug, rule, alert.facts);
  const words = answerWords(told);
  const points = alert.facts.kind === 'answer' ? [] : alert.facts.last;
  const why = whyWords(told);
  return {
    subject: `${workspace.name}: ${alert.says}`.slice(0, 200),
    html: html`<p style="font-size:18px;line-height:26px;font-weight:600;margin:0 0 16px">${alert.says}</p>
${words && html`<p style="margin:0 0 16px">${withBreaks(words)}</p>`}
${points.length > 0 && table(alert.facts.metric, points)}
<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#3d3fb8;color:#ffffff;text-decoration:none">${sourceName(rule.spec)}</a></p>
<p style="font-size:13px;line-height:20px">${why} <a href="${alertsUrl(workspace.slug)}">Settings › Alerts</a></p>`,
    text: [
      alert.says,
      words,
      points.map(point => rowOf(alert.facts.metric, point).join('  ')).join('\n'),
      `${sourceName(rule.spec)}:\n${url}`,
      `${why}\n${alertsUrl(workspace.slug)}`,
    ]
      .filter(part => part)
      .join('\n\n')
      .concat('\n'),
  };
}

const table = (
  metric: MetricName,
  points: readonly Figure[],
): Html => html`<table cellpadding="0" cellspacing="0" style="border-collapse:collapse;font-size:14px;line-height:20px">
<tr><th scope="col" style="${CELL}">Days</th><th scope="col" style="${NUMBER}">Value</th><th scope="col" style="${NUMBER}">95 % interval</th><th scope="col" style="${NUMBER}">Answers</th></tr>
${points.map(point => {
  const [days, value, interval, n] = rowOf(metric, point);
  return html`<tr><th scope="row" style="${CELL}">${days}</th><td style="${NUMBER}">${value}</td><td style="${NUMBER}">${interval}</td><td style="${NUMBER}">${n}</td></tr>
`;
})}</table>`;

const rowOf = (metric: MetricName, point: Figure): [string, string, string, string] => [
  daysLabel(point.start, point.end, LOCALE),
  formatValue(metric, point.value),
  formatInterval(metric, point) || '–',
  formatCount(point.n, 'answer'),
];

/** What was written, and by whom where the reader may know it. */
function answerWords({ alert, answer }: Told): string | null {
  if (alert.facts.kind !== 'answer') return null;
  if (!answer) return 'The answer is no longer there.';
  const said = answer.comment ? `“${answer.comment}”` : 'Nothing was written with it.';
  return answer.customer ? `${said}\n${answer.customer}` : said;
}

function whyWords({ rule, reader }: Told): string {
  const often = rule.coolDownHours === 0 ? '' : `, ${coolDownWords(rule.coolDownHours)}`;
  const how = reader
    ? 'Change, pause or delete it in'
    : `If you no longer want these mails, tell ${rule.createdBy}, who can take your address out in`;
  return `${rule.createdBy} set up this alert: tell when ${rule.says}${often}. ${how}`;
}
