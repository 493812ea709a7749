import type { DecisionReason, SendWindow } from './program';

/**
 * How far an import has come. A file is `uploading`, then `uploaded` until somebody says what to do with it; `checking` is
 * a dry run, `running` takes rows, `asking` invites a list's people, `undoing` takes everything back.
 */
export type ImportState =
  | 'uploading'
  | 'uploaded'
  | 'checking'
  | 'running'
  | 'done'
  | 'asking'
  | 'failed'
  | 'cancelled'
  | 'undoing'
  | 'undone';

/** A worker has it in hand, or will soon. */
export const isWorking = (state: ImportState): boolean =>
  state === 'checking' || state === 'running' || state === 'asking' || state === 'undoing';

export type ImportOptions = {
  /** Values for targets that a row leaves empty. */
  defaults?: Record<string, string>;
  doNotAsk?: boolean;
  dateOrder?: 'dmy' | 'mdy';
};

export type ImportCounts = { rows: number; accepted: number; duplicates: number; rejected: number };

/** The first rows as they stand in the file, by column. */
export type ImportSample = { headers: string[]; delimiter: string; rows: Record<string, string>[] };

/** What a dry run found; nothing of it was kept. */
export type ImportFindings = ImportCounts & {
  newCustomers: number;
  knownCustomers: number;
  /** Interaction types that the workspace has never seen, at most 20. */
  newTypes: string[];
  /** When the first and the last of it happened, ISO. */
  from: string | null;
  to: string | null;
  /** By program that is live: how many of these interactions it would look at, and how many are too old for it. */
  programs: { id: string; name: string; interactions: number; tooOld: number }[];
  /** The first faults, at most 50. */
  faults: { line: number; message: string }[];
};

/** What undoing took away, and what it had to leave because something hangs on it. */
export type ImportUndone = {
  interactions: number;
  customers: number;
  /** Customers that were changed and are as they were. */
  restored: number;
  /** Invitations that had not left and never will. */
  withdrawn: number;
  /** Interactions that stay, since somebody was asked about them or answered. */
  keptInteractions: number;
  /** Customers that stay, since something else is known of them. */
  keptCustomers: number;
};

/** What the people of a list are asked, when, and how far that has come. */
export type ListAsking = {
  survey: string;
  /** Not before then, ISO; null: as soon as the window allows. */
  at: string | null;
  window: SendWindow | null;
  /** Ask also those who were asked or answered lately. */
  everybody: boolean;
  by: string;
  /** The last customer that was decided about. */
  after: string | null;
  invited: number;
  refused: Partial<Record<DecisionReason, number>>;
};

/** What a person sends a file for. A list holds customers, to be asked at once. */
export type FileKind = 'interactions' | 'customers' | 'list';
