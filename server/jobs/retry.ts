import { isRace } from '../db/faults';

/** Runs a transaction once more where it met another one on the same rows. */
export async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRace(error)) throw error;
    return work();
  }
}
