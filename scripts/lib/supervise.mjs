// Keeps the product's processes alive and stops them in order.
import { spawn } from 'node:child_process';

/**
 * Runs each process ({name, args, env}) until `stop`; one that dies is started again, after a second where it dies at once.
 * The IPC channel ties their lives to ours: they leave when we are gone.
 */
export function supervise(processes, say) {
  const running = new Map();
  let stopping = false;

  const start = ({ name, args, env }) => {
    const began = Date.now();
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    running.set(name, child);
    child.on('exit', (code, signal) => {
      running.delete(name);
      if (stopping) return;
      say(`The ${name} process ended (${signal ?? code}); starting it again`);
      setTimeout(() => !stopping && start({ name, args, env }), Date.now() - began < 5000 ? 1000 : 0);
    });
    return child;
  };

  for (const item of processes) start(item);

  return {
    /** Resolves when the named process says it is ready; rejects when it never does. */
    ready: (name, seconds = 60) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`The ${name} process was not ready after ${seconds} s.`)),
          seconds * 1000,
        );
        running.get(name).on('message', message => {
          if (message !== 'ready') return;
          clearTimeout(timer);
          resolve();
        });
      }),
    /** The process behind the name now; undefined while it is being started again. */
    pid: name => running.get(name)?.pid,
    stop: async () => {
      stopping = true;
      await Promise.all([...running.values()].map(stopChild));
    },
  };
}

function stopChild(child) {
  return new Promise(resolve => {
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.on('exit', () => {
      clearTimeout(force);
      resolve();
    });
    if (child.exitCode !== null || child.signalCode !== null) {
      clearTimeout(force);
      resolve();
      return;
    }
    child.kill('SIGTERM');
  });
}
