/** Runs `stop` once on SIGINT, SIGTERM or when the process that started us is gone, then exits. */
export function untilStopped(stop: () => Promise<void>): void {
  let stopping = false;
  const leave = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 9_000).unref();
    await stop().catch(() => {});
    process.exit(0);
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
  if (process.channel) process.on('disconnect', leave);
}
