/**
 * Gathers what many lanes ask of one workspace while a statement is under way, and runs it as the next one: as many
 * round trips as the database can answer, however many lanes there are. Each caller gets its own item's result.
 */
export function makeBatcher<Item, Result>(
  run: (key: string, items: Item[]) => Promise<Result[]>,
): (key: string, item: Item) => Promise<Result> {
  type Waiting = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };
  const waiting = new Map<string, Waiting[]>();
  const busy = new Set<string>();

  async function flush(key: string): Promise<void> {
    if (busy.has(key)) return;
    busy.add(key);
    for (let batch = waiting.get(key); batch; batch = waiting.get(key)) {
      waiting.delete(key);
      try {
        const results = await run(
          key,
          batch.map(one => one.item),
        );
        batch.forEach((one, index) => {
          const result = results[index];
          if (result === undefined) one.reject(new Error('the batch left an item without a result'));
          else one.resolve(result);
        });
      } catch (error) {
        for (const one of batch) one.reject(error);
      }
    }
    busy.delete(key);
  }

  return (key, item) =>
    new Promise((resolve, reject) => {
      const list = waiting.get(key);
      if (list) list.push({ item, resolve, reject });
      else waiting.set(key, [{ item, resolve, reject }]);
      // After the other lanes of this turn have had their say.
      setImmediate(() => void flush(key));
    });
}
