/** Answers that took long to work out, for as long as nobody minds that they are a little old. */
export class Kept<Value> {
  readonly #values = new Map<string, { value: Value; until: number }>();

  /** `most` values are kept, the oldest forgotten first, each for `seconds`. */
  constructor(
    readonly most: number,
    readonly seconds: number,
  ) {}

  get(key: string, now: Date): Value | undefined {
    const held = this.#values.get(key);
    return held && held.until > now.getTime() ? held.value : undefined;
  }

  set(key: string, value: Value, now: Date): void {
    this.#values.delete(key);
    if (this.#values.size >= this.most) this.#values.delete(this.#values.keys().next().value ?? '');
    this.#values.set(key, { value, until: now.getTime() + this.seconds * 1000 });
  }
}
