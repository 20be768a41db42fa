/** As much of a signal as `shopify` promises: a value, and word of its changes. */
export interface SignalLike<T = unknown> {
  value: T;
  subscribe(hear: (value: T) => void): () => void;
}
export type SignalClass = new <T>(value: T) => SignalLike<T>;

/** For extensions that bring no signals of their own: they may subscribe, and nothing redraws by itself. */
class PlainSignal<T> implements SignalLike<T> {
  private readonly heard = new Set<(value: T) => void>();
  constructor(private held: T) {}
  get value(): T {
    return this.held;
  }
  set value(next: T) {
    this.held = next;
    for (const hear of this.heard) hear(next);
  }
  subscribe(hear: (value: T) => void): () => void {
    this.heard.add(hear);
    hear(this.held);
    return () => void this.heard.delete(hear);
  }
}

type Readers<State> = Record<string, (state: State) => unknown>;

/**
 * What of `shopify` changes while the page is open. Each signal is made when it is first asked for, of the class that the
 * extension handed over by `shopify.setSignals`: so reading it while drawing makes the extension draw anew.
 */
export class LiveState<State> {
  private Signal: SignalClass = PlainSignal;
  private readonly made: Array<{ signal: SignalLike; read: (state: State) => unknown }> = [];

  constructor(private state: State) {}

  use(Signal: SignalClass): void {
    this.Signal = Signal;
  }

  now(): State {
    return this.state;
  }

  /** One signal a reader, as properties that are made when they are asked for. */
  signals(readers: Readers<State>): Record<string, SignalLike> {
    const members: Record<string, SignalLike> = {};
    for (const [name, read] of Object.entries(readers)) {
      let signal: SignalLike | undefined;
      Object.defineProperty(members, name, { enumerable: true, configurable: true, get: () => (signal ??= this.make(read)) });
    }
    return members;
  }

  private make(read: (state: State) => unknown): SignalLike {
    const signal = new this.Signal(read(this.state));
    this.made.push({ signal, read });
    return signal;
  }

  /** Only what differs is told. */
  update(state: State): void {
    this.state = state;
    for (const { signal, read } of this.made) {
      const next = read(state);
      if (JSON.stringify(next) !== JSON.stringify(signal.value)) signal.value = next;
    }
  }
}
