type Named<T> = { [K in keyof T]: (...values: never[]) => unknown };
/** The same calls from afar: each answers later. */
export type Remote<T extends Named<T>> = { [K in keyof T]: (...values: Parameters<T[K]>) => Promise<Awaited<ReturnType<T[K]>>> };

interface Message {
  standIn: true;
  call?: string;
  values?: unknown[];
  id: number;
  value?: unknown;
  error?: string;
}

const isMessage = (data: unknown): data is Message => typeof data === "object" && data !== null && "standIn" in data;

/** Origins of the other window: where its messages come from, and where ours go. */
export interface Origins {
  from: string;
  to: string;
}

const ownOrigin = (): Origins => ({ from: location.origin, to: location.origin });

/** The calls of another window, of the same origin unless said. */
export function remote<T extends Named<T>>(other: () => Window, { from, to }: Origins = ownOrigin()): Remote<T> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  addEventListener("message", ({ data, source, origin }: MessageEvent<unknown>) => {
    if (origin !== from || source !== other() || !isMessage(data) || data.call !== undefined) return;
    const caller = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) caller?.resolve(data.value);
    else caller?.reject(new Error(data.error));
  });
  const send = (call: string, values: unknown[]) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      const message: Message = { standIn: true, call, values, id };
      other().postMessage(message, to);
    });
  return new Proxy({} as Remote<T>, {
    get: (_, call) => (typeof call === "string" ? (...values: unknown[]) => send(call, values) : undefined),
  });
}

/** Answers the calls that another window makes, of the same origin unless said. */
export function serve<T extends Named<T>>(other: () => Window | null, calls: T, { from, to }: Origins = ownOrigin()): void {
  addEventListener("message", ({ data, source, origin }: MessageEvent<unknown>) => {
    if (origin !== from || source === null || source !== other() || !isMessage(data) || data.call === undefined) return;
    const answer = (rest: { value?: unknown; error?: string }) =>
      (source as Window).postMessage({ standIn: true, id: data.id, ...rest } satisfies Message, to);
    const run = async () => {
      const call = (calls as unknown as Record<string, ((...values: unknown[]) => unknown) | undefined>)[data.call!];
      if (!call) throw new Error(`Nobody answers ${data.call}.`);
      return call.apply(calls, data.values ?? []);
    };
    run().then(
      (value) => answer({ value }),
      (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
}
