import { Document, Font, Page, renderToBuffer, Text, View } from '@react-pdf/renderer';
import { findingOf, HOW_SURE, names, supportOf, toneOf, wordedAs } from '@/domain/metrics/findings';
import { formatChange, formatValue } from '@/domain/metrics/format';
import { registerFonts } from '@/server/poster/fonts';
import { readFonts } from '@/server/poster/outline';
import { COLOR } from './colors';
import { PdfChart } from './pdf-chart';
import { MovedPart, SegmentsPart, VoicesPart } from './pdf-parts';
import { Words } from './pdf-words';
import { HOW_COUNTED, periodWords, sentenceOf, targetWords, trendSubtitle } from './phrases';
import type { Report, ReportCard } from './read-report';

registerFonts(Font);

const MARGIN = 48;
/** Width of the text on A4, in points. */
const ROOM = 595 - 2 * MARGIN;
const GAP = 10;

/** Overview as a printed report, A4: the sentence, cards, trends, what moved, segments, voices, and how it was counted. */
export async function reportPdf(report: Report): Promise<Buffer> {
  await readFonts();
  const { company, cards } = report;
  return renderToBuffer(
    <Document
      title={`${company}: customer satisfaction, ${periodWords(report)}`}
      author={company}
      language="en"
    >
      <Page size="A4" style={{ padding: MARGIN, paddingBottom: 64, color: COLOR.ink }}>
        <Words room={ROOM} size={9} color={COLOR.muted}>
          {`${company} · ${periodWords(report)}`}
        </Words>
        <View style={{ borderBottomWidth: 2, borderBottomColor: COLOR.accent, width: 40, marginTop: 8 }} />
        <Words room={ROOM} size={16} weight={600} top={12}>
          {sentenceOf(report)}
        </Words>
        <Cards report={report} />
        {cards.map((card, index) => (
          <Trend key={card.metric} card={card} report={report} height={index === 0 ? 170 : 140} />
        ))}
        <MovedPart report={report} />
        <SegmentsPart report={report} />
        <VoicesPart report={report} />
        <About report={report} />
        <Foot report={report} />
      </Page>
    </Document>,
  );
}

function Cards({ report }: { report: Report }) {
  const { cards } = report;
  const width = (ROOM - GAP * (cards.length - 1)) / cards.length;
  return (
    <View style={{ flexDirection: 'row', gap: GAP, marginTop: 18 }}>
      {cards.map(card => (
        <CardBox key={card.metric} card={card} report={report} width={width} />
      ))}
    </View>
  );
}

function CardBox({ card, report, width }: { card: ReportCard; report: Report; width: number }) {
  const { metric, total, change } = card;
  const tone = toneOf(change);
  const room = width - 20;
  const target = targetWords(card, report);
  return (
    <View style={{ width, padding: 10, borderWidth: 0.8, borderColor: COLOR.line, borderRadius: 4 }}>
      <Words room={room} size={8.5} color={COLOR.muted}>
        {names[metric]}
      </Words>
      <Words room={room} size={22} weight={600} color={total.note ? COLOR.muted : COLOR.ink}>
        {formatValue(wordedAs(metric), total.value)}
      </Words>
      {change ? (
        <Words room={room} size={9} weight={600} color={tone ? COLOR[tone] : COLOR.muted}>
          {formatChange(wordedAs(metric), change)}
        </Words>
      ) : null}
      <Words room={room} size={7.5} color={COLOR.muted} top={2}>
        {supportOf(card)}
      </Words>
      {target ? (
        <Words room={room} size={7.5} color={COLOR.muted}>
          {target}
        </Words>
      ) : null}
    </View>
  );
}

function Trend({ card, report, height }: { card: ReportCard; report: Report; height: number }) {
  const { flags, targets, overview } = report;
  const told = flags[card.metric] ?? [];
  return (
    <View wrap={false} style={{ marginTop: 22 }}>
      <Words room={ROOM} size={11} weight={600}>
        {findingOf(card)}
      </Words>
      <Words room={ROOM} size={8} color={COLOR.muted}>
        {`${trendSubtitle(card, report)} · ${supportOf(card)}`}
      </Words>
      <PdfChart
        card={card}
        interval={overview.interval}
        target={targets[card.metric]}
        flags={told}
        width={ROOM}
        height={height}
      />
      {told.map((flag, index) => (
        <Words key={`${flag.start} ${flag.text}`} room={ROOM} size={8}>
          {`${index + 1}  ${flag.text}`}
        </Words>
      ))}
    </View>
  );
}

function About({ report }: { report: Report }) {
  return (
    <View wrap={false} style={{ marginTop: 26, padding: 12, backgroundColor: COLOR.sunken, borderRadius: 4 }}>
      <Words room={ROOM - 24} size={9} weight={600}>
        What was asked for, and how it was counted
      </Words>
      {report.asked.map(({ name, text }) => (
        <View key={name} style={{ flexDirection: 'row', marginTop: 3 }}>
          <View style={{ width: 90 }}>
            <Words room={90} size={8} color={COLOR.muted}>
              {name}
            </Words>
          </View>
          <View style={{ flex: 1 }}>
            <Words room={ROOM - 114} size={8} align="left">
              {text}
            </Words>
          </View>
        </View>
      ))}
      <Words room={ROOM - 24} size={8} color={COLOR.muted} top={6}>
        {`${HOW_COUNTED} ${HOW_SURE}`}
      </Words>
    </View>
  );
}

function Foot({ report }: { report: Report }) {
  const style = { fontFamily: 'noto-sans-latin', fontSize: 7.5, color: COLOR.muted };
  return (
    <View
      fixed
      style={{
        position: 'absolute',
        left: MARGIN,
        right: MARGIN,
        bottom: 28,
        flexDirection: 'row',
        justifyContent: 'space-between',
      }}
    >
      <Text
        style={style}
      >{`n and 95 % interval on every number · ${report.overview.timezone} · made ${report.made}`}</Text>
      <Text style={style} render={({ pageNumber, totalPages }) => `${pageNumber} of ${totalPages}`} />
    </View>
  );
}
