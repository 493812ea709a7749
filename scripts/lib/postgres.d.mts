export type RunningPostgres = {
  ownerUrl: string;
  port: number;
  pid: number;
  stop: (mode?: 'fast' | 'immediate') => Promise<void>;
};
export function startPostgres(options: {
  dir: string;
  settings?: Record<string, string>;
  say?: (line: string) => void;
}): Promise<RunningPostgres>;
export function runningPostgres(dir: string): Promise<string | null>;
export function freePort(): Promise<number>;
