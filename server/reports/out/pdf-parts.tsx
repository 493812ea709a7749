import { View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import { againstTheRest, nameOf, names, toneOf } from '@/domain/metrics/findings';
import { formatChange, formatInterval, formatValue } from '@/domain/metrics/format';
import { COLOR } from './colors';
import { Words, type WordsStyle } from './pdf-words';
import { aboutWords, hasRest, MOST_ROWS, movedFinding, scoreWords, segmentsFinding } from './phrases';
import type { Report, SegmentsOf } from './read-report';

const ROOM = 499;
/** Letters of a comment that are printed. */
const LONGEST_COMMENT = 700;

/** `share` of the width. */
type Column = { name: string; share: number; align?: 'right' };
type Cell = string | { text: string; style: WordsStyle };

export function MovedPart({ report }: { report: Report }) {
  const { moves } = report;
  return (
    <Part title={movedFinding(report)} subtitle="What moved, against the period before, beyond chance">
      {moves && moves.length > 0 ? (
        <Table
          columns={[
            { name: 'Segment', share: 0.42 },
            { name: 'Now', share: 0.09, align: 'right' },
            { name: '95 % interval', share: 0.15, align: 'right' },
            { name: 'Answers', share: 0.12, align: 'right' },
            { name: 'Change', share: 0.22 },
          ]}
          rows={moves
            .slice(0, MOST_ROWS)
            .map(move => [
              `${move.key} · ${move.attribute} · ${nameOf(move.metric)}`,
              formatValue(move.metric, move.value),
              formatInterval(move.metric, move),
              countOf(move.n),
              toned(formatChange(move.metric, move.change), toneOf(move.change)),
            ])}
          of={moves.length}
        />
      ) : null}
    </Part>
  );
}

export const SegmentsPart = ({ report }: { report: Report }) =>
  report.segments.filter(hasRest).map(table => (
    <Part
      key={table.metric}
      title={segmentsFinding(table)}
      subtitle={`${names[table.metric]} by ${table.attribute}, each against the rest`}
    >
      <SegmentTable table={table} />
    </Part>
  ));

function SegmentTable({ table: { metric, groups } }: { table: SegmentsOf }) {
  return (
    <Table
      columns={[
        { name: 'Segment', share: 0.36 },
        { name: names[metric], share: 0.09, align: 'right' },
        { name: '95 % interval', share: 0.15, align: 'right' },
        { name: 'Answers', share: 0.12, align: 'right' },
        { name: 'Verdict', share: 0.28 },
      ]}
      rows={groups
        .slice(0, MOST_ROWS)
        .map(group => [
          group.key,
          formatValue(metric, group.value),
          formatInterval(metric, group),
          countOf(group.n),
          toned(
            againstTheRest(metric, group, groups.length === 1),
            toneOf({ value: group.difference.value, verdict: group.verdict }),
          ),
        ])}
      of={groups.length}
    />
  );
}

export function VoicesPart({ report }: { report: Report }) {
  const { comments } = report.overview;
  return (
    <Part title={comments.length > 0 ? 'Latest voices' : 'Nobody left a comment in these days'}>
      {comments.map(comment => (
        <View
          key={comment.responseId}
          wrap={false}
          style={{ paddingVertical: 6, borderBottomWidth: 0.6, borderBottomColor: COLOR.line }}
        >
          <Words room={ROOM}>{shortened(comment.text)}</Words>
          <Words room={ROOM} size={7.5} color={COLOR.muted} top={1}>
            {[scoreWords(comment), aboutWords(comment, report)].filter(Boolean).join(' · ')}
          </Words>
        </View>
      ))}
    </Part>
  );
}

function Part({ title, subtitle, children }: { title: string; subtitle?: string; children: ReactNode }) {
  return (
    <View style={{ marginTop: 24 }} minPresenceAhead={80}>
      <View wrap={false} minPresenceAhead={60}>
        <Words room={ROOM} size={11} weight={600}>
          {title}
        </Words>
        {subtitle ? (
          <Words room={ROOM} size={8} color={COLOR.muted}>
            {subtitle}
          </Words>
        ) : null}
      </View>
      {children}
    </View>
  );
}

/** `of`: rows that there are; where they are more, that is said. */
function Table({ columns, rows, of }: { columns: Column[]; rows: Cell[][]; of: number }) {
  return (
    <View style={{ marginTop: 6 }}>
      <Row
        columns={columns}
        cells={columns.map(({ name }) => ({ text: name, style: { size: 8, color: COLOR.muted } }))}
      />
      {rows.map((cells, index) => (
        <Row key={index} columns={columns} cells={cells} />
      ))}
      {of > rows.length ? (
        <Words room={ROOM} size={7.5} color={COLOR.muted} top={4}>
          {`The first ${rows.length} of ${of}; the Excel file has them all.`}
        </Words>
      ) : null}
    </View>
  );
}

function Row({ columns, cells }: { columns: Column[]; cells: Cell[] }) {
  return (
    <View
      wrap={false}
      style={{
        flexDirection: 'row',
        paddingVertical: 3,
        borderBottomWidth: 0.6,
        borderBottomColor: COLOR.line,
      }}
    >
      {columns.map(({ name, share, align }, index) => {
        const cell = cells[index] ?? '';
        const { text, style } = typeof cell === 'string' ? { text: cell, style: {} } : cell;
        return (
          <View key={name} style={{ width: ROOM * share, paddingRight: 8 }}>
            <Words room={ROOM * share - 8} size={8.5} align={align ?? 'left'} {...style}>
              {text}
            </Words>
          </View>
        );
      })}
    </View>
  );
}

const toned = (text: string, tone: 'good' | 'bad' | null): Cell => ({
  text,
  style: tone ? { color: COLOR[tone], weight: 600 } : { color: COLOR.muted },
});

const countOf = (n: number): string => new Intl.NumberFormat('en').format(n);

const shortened = (text: string): string =>
  text.length <= LONGEST_COMMENT ? text : `${text.slice(0, LONGEST_COMMENT)}…`;
