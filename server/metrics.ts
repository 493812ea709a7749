import { answerPool, pool } from './db/client';

type Series = { help: string; type: 'counter' | 'gauge'; values: Map<string, number> };
export type Labels = Record<string, string | number>;

// Next bundles its own copies of this module: the counts live on globalThis so that a process has one of each.
const shared = globalThis as { __afterwordMetrics?: Map<string, Series> };
shared.__afterwordMetrics ??= new Map();
const all = shared.__afterwordMetrics;

/** Adds to a counter of this process. Labels come from closed sets only: routes, states, never ids or addresses. */
export function count(name: string, help: string, labels: Labels = {}, by = 1): void {
  const series = all.get(name) ?? { help, type: 'counter', values: new Map() };
  all.set(name, series);
  const key = labelText(labels);
  series.values.set(key, (series.values.get(key) ?? 0) + by);
}

/** Counters of this process and gauges of its memory, its pool and the work that waits, as Prometheus text. */
export async function renderMetrics(): Promise<string> {
  const gauges = new Map<string, Series>([...processGauges(), ...(await workGauges())]);
  return [...all, ...gauges].map(([name, series]) => render(name, series)).join('');
}

function processGauges(): [string, Series][] {
  const { rss, heapUsed } = process.memoryUsage();
  const cpu = process.cpuUsage();
  return [
    gauge('process_resident_memory_bytes', 'Resident memory.', rss),
    gauge('nodejs_heap_used_bytes', 'JavaScript heap in use.', heapUsed),
    gauge(
      'process_cpu_seconds_total',
      'CPU time, user and system.',
      (cpu.user + cpu.system) / 1e6,
      'counter',
    ),
    gauge('process_uptime_seconds', 'Seconds since the process started.', process.uptime()),
    gauge(
      'afterword_db_connections',
      'Connections of the pools.',
      pool().totalCount + answerPool().totalCount,
    ),
    gauge(
      'afterword_db_connections_idle',
      'Connections of the pools that wait for work.',
      pool().idleCount + answerPool().idleCount,
    ),
    gauge(
      'afterword_db_waiting',
      'Callers that wait for a connection.',
      pool().waitingCount + answerPool().waitingCount,
    ),
  ];
}

/** Nothing but 0 for "up" where the database does not answer. */
async function workGauges(): Promise<[string, Series][]> {
  const up = (value: number) => gauge('afterword_db_up', 'Whether the database answers.', value);
  try {
    const { rows } = await pool().query<Record<'undecided' | 'due' | 'unfolded', number>>(`
      select (select count(*)::int from gate_undecided()) as undecided,
        (select count(*)::int from gate_due_deliveries(10000)) as due,
        (select count(*)::int from gate_unfolded()) as unfolded`);
    const { undecided = 0, due = 0, unfolded = 0 } = rows[0] ?? {};
    return [
      up(1),
      gauge('afterword_workspaces_undecided', 'Workspaces with interactions to decide about.', undecided),
      gauge('afterword_deliveries_due', 'Mails that may be sent now, counted up to 10,000.', due),
      gauge('afterword_workspaces_unfolded', 'Workspaces with scores to fold.', unfolded),
    ];
  } catch {
    return [up(0)];
  }
}

const gauge = (
  name: string,
  help: string,
  value: number,
  type: Series['type'] = 'gauge',
): [string, Series] => [name, { help, type, values: new Map([['', value]]) }];

function render(name: string, { help, type, values }: Series): string {
  const lines = [...values].map(([labels, value]) => `${name}${labels} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(String(value))}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

const escapeLabel = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
