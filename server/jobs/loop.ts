import { log } from '../log';

export type Loop = {
  /** Runs the work soon; a call during a run makes one more run follow it. */
  poke: () => void;
  /** Resolves when the run that is under way has ended; later pokes do nothing. */
  stop: () => Promise<void>;
};

/** One piece of work that never runs twice at a time. A run that fails is logged and left to the next poke. */
export function makeLoop(name: string, work: (isStopping: () => boolean) => Promise<void>): Loop {
  let running: Promise<void> | null = null;
  let again = false;
  let stopping = false;

  async function run(): Promise<void> {
    do {
      again = false;
      try {
        await work(() => stopping);
      } catch (error) {
        log().warn({ job: name, err: error instanceof Error ? error.message : String(error) }, 'job failed');
        // Whoever pokes next tries again; a poke during a failing run must not spin.
        again = false;
      }
    } while (again && !stopping);
    running = null;
  }

  return {
    poke() {
      if (stopping) return;
      if (running) again = true;
      else running = run();
    },
    async stop() {
      stopping = true;
      await running;
    },
  };
}
