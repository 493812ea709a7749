import PptxGenJS from 'pptxgenjs';
import {
  againstTheRest,
  findingOf,
  HOW_SURE,
  nameOf,
  names,
  supportOf,
  surenessOf,
  toneOf,
  wordedAs,
} from '@/domain/metrics/findings';
import { formatChange, formatInterval, formatValue } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import {
  aboutWords,
  HOW_COUNTED,
  hasRest,
  MOST_ROWS,
  movedFinding,
  periodWords,
  scoreWords,
  segmentsFinding,
  sentenceOf,
  shortName,
  targetWords,
  trendSubtitle,
} from './phrases';
import { drawSegments, drawTrend } from './pptx-charts';
import { addTable, line } from './pptx-parts';
import { COLOR, FONT, LEFT, MASTER, WIDE } from './pptx-style';
import type { Report, ReportCard, SegmentsOf } from './read-report';
import { writable, xmlText } from './xml';

type Slide = PptxGenJS.Slide;

/** Comments on the slide of voices, and letters of each that fit there. */
const MOST_VOICES = 5;
const LONGEST_VOICE = 240;

/**
 * Overview as slides, 16:9: one message each, which its title says with n and interval. Charts are PowerPoint's own, with
 * the numbers in a workbook behind each; what was asked for and how it was counted stands in the speaker's notes.
 */
export async function reportPptx(report: Report): Promise<Buffer> {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = writable(`Customer satisfaction, ${periodWords(report)}`);
  // The one text that the library writes as it is.
  deck.company = xmlText(report.company);
  deck.author = writable(report.company);
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
  deck.defineSlideMaster({
    title: MASTER,
    background: { color: 'FFFFFF' },
    objects: [
      { rect: { x: LEFT, y: 0.42, w: 0.6, h: 0.05, fill: { color: COLOR.accent } } },
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            x: LEFT,
            y: 0.55,
            w: WIDE,
            h: 0.95,
            margin: 0,
            align: 'left',
            valign: 'top',
            fontFace: FONT,
            fontSize: 24,
            bold: true,
            color: COLOR.ink,
          },
          text: '',
        },
      },
      {
        text: {
          text: writable(
            `${report.company} · ${periodWords(report)} · ${answersWords(report)} · made ${report.made}`,
          ),
          options: {
            x: LEFT,
            y: 7.05,
            w: WIDE - 1,
            h: 0.3,
            margin: 0,
            fontFace: FONT,
            fontSize: 10,
            color: COLOR.muted,
          },
        },
      },
    ],
    slideNumber: {
      x: LEFT + WIDE - 0.5,
      y: 7.05,
      w: 0.5,
      h: 0.3,
      align: 'right',
      fontFace: FONT,
      fontSize: 10,
      color: COLOR.muted,
    },
  });
  addSummary(deck, report);
  for (const card of report.cards) addTrend(deck, card, report);
  addMoved(deck, report);
  for (const table of report.segments.filter(hasRest)) addSegments(deck, table, report);
  addVoices(deck, report);
  // Without this choice it would be a blob.
  return (await deck.write({ outputType: 'nodebuffer', compression: true })) as Buffer;
}

/** A slide with its message, a line about it, and the method in the notes. */
function newSlide(
  deck: PptxGenJS,
  report: Report,
  title: string,
  subtitle: string,
  more: string[] = [],
): Slide {
  const slide = deck.addSlide({ masterName: MASTER });
  const said = writable(title);
  const fontSize = said.length > 150 ? 16 : said.length > 80 ? 20 : 24;
  slide.addText([{ text: said, options: { fontSize } }], { placeholder: 'title' });
  if (subtitle) line(slide, subtitle, { y: 1.5, fontSize: 13, color: COLOR.muted });
  const asked = report.asked.map(({ name, text }) => `${name}: ${text}`);
  slide.addNotes(writable([...more, ...asked, HOW_COUNTED, HOW_SURE].join('\n')));
  return slide;
}

function addSummary(deck: PptxGenJS, report: Report): void {
  const slide = newSlide(deck, report, sentenceOf(report), `Customer satisfaction, ${periodWords(report)}`);
  const gap = 0.25;
  const width = (WIDE - gap * (report.cards.length - 1)) / report.cards.length;
  for (const [index, card] of report.cards.entries()) {
    const { metric, total, change } = card;
    const tone = toneOf(change);
    const target = targetWords(card, report);
    const runs = [
      { text: names[metric], options: { fontSize: 14, color: COLOR.muted } },
      {
        text: formatValue(wordedAs(metric), total.value),
        options: { fontSize: 44, bold: true, color: total.note ? COLOR.muted : COLOR.ink },
      },
      ...(change
        ? [
            {
              text: formatChange(wordedAs(metric), change),
              options: { fontSize: 16, bold: true, color: tone ? COLOR[tone] : COLOR.muted },
            },
          ]
        : []),
      { text: supportOf(card), options: { fontSize: 12, color: COLOR.muted } },
      ...(target ? [{ text: target, options: { fontSize: 12, color: COLOR.muted } }] : []),
    ];
    slide.addText(
      runs.map(({ text, options }) => ({ text: writable(text), options: { ...options, breakLine: true } })),
      {
        x: LEFT + index * (width + gap),
        y: 2.2,
        w: width,
        h: 2.5,
        margin: 12,
        valign: 'top',
        fontFace: FONT,
        line: { color: COLOR.line, width: 1 },
      },
    );
  }
  const also = [movedFinding(report), ...report.segments.filter(hasRest).map(segmentsFinding)];
  for (const [index, text] of also.entries())
    line(slide, text, { y: 5.05 + index * 0.45, h: 0.45, fontSize: 16, bullet: { indent: 14 } });
}

function addTrend(deck: PptxGenJS, card: ReportCard, report: Report): void {
  const { metric, change } = card;
  const flags = report.flags[metric] ?? [];
  const target = targetWords(card, report);
  const slide = newSlide(
    deck,
    report,
    `${findingOf(card)} (${supportOf(card)})`,
    [trendSubtitle(card, report), target, 'thin lines: 95 % interval'].filter(Boolean).join(' · '),
    change && change.value !== null ? [surenessOf(metric, change)] : [],
  );
  const told = flags.slice(-4);
  drawTrend(slide, card, report, { x: LEFT, y: 1.95, w: WIDE, h: told.length > 0 ? 3.9 : 4.9 });
  for (const [index, { text }] of told.entries())
    line(slide, text, { y: 5.9 + index * 0.27, h: 0.27, fontSize: 11 });
}

function addMoved(deck: PptxGenJS, report: Report): void {
  const { moves } = report;
  const slide = newSlide(
    deck,
    report,
    movedFinding(report),
    'What moved, against the period before, beyond chance',
  );
  if (!moves || moves.length === 0) return;
  const rows = moves.slice(0, MOST_ROWS);
  addTable(slide, {
    head: ['Segment', 'Metric', 'Now', '95 % interval', 'Answers', 'Change'],
    widths: [3.6, 2.2, 1.2, 1.8, 1.4, 1.9],
    numbers: [2, 3, 4],
    rows: rows.map(move => [
      `${shortName(move.key)} · ${move.attribute}`,
      nameOf(move.metric),
      formatValue(move.metric, move.value),
      formatInterval(move.metric, move),
      new Intl.NumberFormat('en').format(move.n),
      { text: formatChange(move.metric, move.change), tone: toneOf(move.change) },
    ]),
    of: moves.length,
  });
}

function addSegments(deck: PptxGenJS, table: SegmentsOf, report: Report): void {
  const { metric, attribute, groups } = table;
  const shown = groups.slice(0, MOST_ROWS);
  const more = groups.length > shown.length ? `, the ${shown.length} largest of ${groups.length}` : '';
  const slide = newSlide(
    deck,
    report,
    segmentsFinding(table),
    `${names[metric]} by ${attribute}, with 95 % interval and answers${more}`,
    shown.map(
      group =>
        `${shortName(group.key)}: ${againstTheRest(metric, group, groups.length === 1)} (${formatCount(group.n, 'answer')})`,
    ),
  );
  drawSegments(slide, { ...table, groups: shown }, { x: LEFT, y: 1.95, w: WIDE, h: 4.9 });
}

function addVoices(deck: PptxGenJS, report: Report): void {
  const { comments } = report.overview;
  if (comments.length === 0) return;
  const slide = newSlide(deck, report, 'What customers said last', 'The newest comments, whatever they say');
  for (const [index, comment] of comments.slice(0, MOST_VOICES).entries()) {
    const text = writable(
      comment.text.length > LONGEST_VOICE ? `${comment.text.slice(0, LONGEST_VOICE)}…` : comment.text,
    ).replace(/\s+/g, ' ');
    const isRightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
    const about = [scoreWords(comment), aboutWords(comment, report)].filter(Boolean).join(' · ');
    slide.addText(
      [
        { text, options: { fontSize: 14, color: COLOR.ink, breakLine: true } },
        { text: writable(about), options: { fontSize: 11, color: COLOR.muted } },
      ],
      {
        x: LEFT,
        y: 2.05 + index * 0.98,
        w: WIDE,
        h: 0.9,
        margin: 0,
        valign: 'top',
        fontFace: FONT,
        fit: 'shrink',
        ...(isRightToLeft && { rtlMode: true, align: 'right' as const }),
      },
    );
  }
}

const answersWords = ({ asked }: Report): string => asked.find(({ name }) => name === 'Answers')?.text ?? '';
