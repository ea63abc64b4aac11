/** Things to come, the earliest first; those of the same moment in the order they were put in. */
export class EventQueue<Event> {
  readonly #heap: { readonly at: number; readonly order: number; readonly event: Event }[] = [];
  #order = 0;

  /** The moment of the next one; Infinity: there is none. */
  get nextAt(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  push(at: number, event: Event): void {
    const entry = { at, order: this.#order, event };
    this.#order += 1;
    let index = this.#heap.push(entry) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.#heap[above];
      if (!parent || isBefore(parent, entry)) break;
      this.#heap[index] = parent;
      index = above;
    }
    this.#heap[index] = entry;
  }

  /** Takes the next one out. */
  pop(): Event | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (first && last && this.#heap.length > 0) this.#sink(last);
    return first?.event;
  }

  #sink(entry: { readonly at: number; readonly order: number; readonly event: Event }): void {
    let index = 0;
    for (;;) {
      const [left, right] = [this.#heap[2 * index + 1], this.#heap[2 * index + 2]];
      if (!left) break;
      const [child, below] = right && isBefore(right, left) ? [right, 2 * index + 2] : [left, 2 * index + 1];
      if (isBefore(entry, child)) break;
      this.#heap[index] = child;
      index = below;
    }
    this.#heap[index] = entry;
  }
}

interface Place {
  readonly at: number;
  readonly order: number;
}

const isBefore = (one: Place, other: Place): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);
