import { Agent, request as send } from "node:http";

/** A request as whoever pleases may write it; nothing of it is put right. */
export interface Asked {
  method: string;
  /** with its query, as it is */
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

export interface Caller {
  (asked: Asked): Promise<Answer>;
  close(): void;
}

/** An ordinary browser's name: Shopify's library sends robots away before it looks at anything. */
export const browserName = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

/** Asks the port by bare HTTP, over kept connections. */
export function caller(port: number): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const ask = ({ method, path, headers = {}, body }: Asked): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const outgoing = send(
        {
          port,
          host: "127.0.0.1",
          method,
          path,
          agent,
          headers: { "user-agent": browserName, ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }), ...headers },
        },
        (incoming) => {
          const parts: Buffer[] = [];
          incoming.on("data", (part: Buffer) => parts.push(part));
          incoming.on("error", reject);
          incoming.on("end", () => {
            const told = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
            resolve({
              status: incoming.statusCode ?? 0,
              headers: Object.fromEntries(told) as Record<string, string>,
              text: Buffer.concat(parts).toString("utf8"),
            });
          });
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  return Object.assign(ask, { close: () => agent.destroy() });
}
