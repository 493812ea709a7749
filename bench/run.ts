import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answersAccepted } from './answers';
import { builderTyping } from './builder';
import { customerPageTime } from './customer-page';
import { customerList } from './customers';
import { interactionsDecided } from './decisions';
import { exportSpeed } from './export';
import { rowsImported } from './imports';
import { interactionsIngested } from './interactions';
import { mailsThroughKills } from './kills';
import { loyaltyTime } from './loyalty';
import { overviewTime } from './overview';
import { pageTime } from './page-time';
import { pageWeight } from './page-weight';
import { sendLine } from './send-line';
import { type Row, type Subject, startSubject } from './subject';
import { textQuality } from './text';
import { themesTime } from './themes';

/**
 * One row per figure of the performance goals, measured against the real processes and a database with fsync on.
 * `npm run bench -- page answers` runs the rows whose name contains a word; `--responses 100000,1000000` and `--customers 100000,1000000` set the sizes,
 * `--kills 200,20000` how often processes are killed while how many mails go out, `--line 1000000` how many wait meanwhile.
 */
const args = process.argv.slice(2);
const numbersAfter = (option: string, otherwise: string): number[] => {
  const at = args.indexOf(option);
  return (at >= 0 ? (args.splice(at, 2)[1] ?? '') : otherwise).split(',').map(Number);
};
const sizes = numbersAfter('--responses', '100000,1000000');
const [kills = 200, mails = 20_000] = numbersAfter('--kills', '200,20000');
const [line = 1_000_000] = numbersAfter('--line', '1000000');
const customers = numbersAfter('--customers', '100000,1000000');
const wanted = args.filter(word => !word.startsWith('--'));

const shared: { name: string; run: (subject: Subject) => Promise<Row[]> }[] = [
  { name: 'page-weight', run: pageWeight },
  { name: 'page-time', run: pageTime },
  { name: 'builder', run: builderTyping },
  { name: 'answers', run: answersAccepted },
  { name: 'interactions', run: interactionsIngested },
  { name: 'imports', run: subject => rowsImported(subject) },
  { name: 'decisions', run: interactionsDecided },
  { name: 'export', run: exportSpeed },
  { name: 'customers', run: subject => customerList(subject, customers) },
  { name: 'customer-page', run: customerPageTime },
  { name: 'overview', run: subject => overviewTime(subject, sizes) },
  { name: 'themes', run: subject => themesTime(subject, sizes) },
  { name: 'loyalty', run: subject => loyaltyTime(subject, sizes) },
];
/** These start products of their own. */
const alone: { name: string; run: () => Promise<Row[]> }[] = [
  { name: 'send-line', run: () => sendLine({ line }) },
  { name: 'text', run: textQuality },
  { name: 'kills', run: () => mailsThroughKills({ kills, mails }) },
];
const isWanted = ({ name }: { name: string }) =>
  wanted.length === 0 || wanted.some(word => name.includes(word));

const rows: Row[] = [];
if (shared.some(isWanted)) {
  const subject = await startSubject();
  try {
    for (const { name, run } of shared.filter(isWanted)) {
      process.stderr.write(`measuring ${name}\n`);
      rows.push(...(await run(subject)));
    }
  } finally {
    await subject.stop();
  }
}
for (const { name, run } of alone.filter(isWanted)) {
  process.stderr.write(`measuring ${name}\n`);
  rows.push(...(await run()));
}

print(rows);
const file = path.join('bench', 'results', `${new Date().toISOString().slice(0, 10)}.json`);
fs.mkdirSync(path.dirname(file), { recursive: true });
const machine = {
  cores: os.cpus().length,
  memoryGb: Math.round(os.totalmem() / 2 ** 30),
  node: process.version,
};
// A run of some rows keeps the day's others.
const known: Row[] = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).rows : [];
const kept = known.filter(old => !rows.some(row => row.what === old.what));
fs.writeFileSync(file, `${JSON.stringify({ machine, rows: [...kept, ...rows] }, null, 2)}\n`);
process.exit();

function print(measured: Row[]): void {
  const width = Math.max(...measured.map(row => row.what.length));
  for (const { what, value, goal, met } of measured) {
    process.stdout.write(
      `${what.padEnd(width)}  ${value.padEnd(34)}  goal ${goal.padEnd(28)}  ${met === null ? '' : met ? 'met' : 'NOT MET'}\n`,
    );
  }
}
