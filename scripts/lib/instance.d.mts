export type Settings = { DATA_DIR: string; APP_URL: string; DATABASE_URL?: string };
export function readSettings(): Promise<Settings>;
export function openDatabase(
  settings: Settings,
  options?: { adopt?: boolean; say?: (line: string) => void },
): Promise<{ env: Record<string, string>; stop: () => Promise<void> }>;
export function takeLock(dataDir: string, url: string): (() => void) | null;
export function readSecretKey(settings: Settings & { SECRET_KEY?: string }): string;
