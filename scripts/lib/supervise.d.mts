export type Supervised = { name: string; args: string[]; env: Record<string, string> };
export function supervise(
  processes: Supervised[],
  say: (line: string) => void,
): {
  ready: (name: string, seconds?: number) => Promise<void>;
  pid: (name: string) => number | undefined;
  stop: () => Promise<void>;
};
