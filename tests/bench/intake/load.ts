import { connect } from "node:net";

/**
 * Sends `requests` signed webhooks over `connections` kept connections, each waiting for its answer, and tells how long it
 * took in seconds. Plain sockets and bytes made beforehand, so that the generator takes little of the machine it measures.
 */
export async function load(options: {
  port: number;
  connections: number;
  requests: number;
  body: Buffer;
  signature: string;
  run: string;
}): Promise<number> {
  const { port, connections, requests, body, signature, run } = options;
  let sent = 0;
  const next = (): Buffer | null => {
    if (sent === requests) return null;
    const head =
      `POST /webhooks HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n` +
      `x-shopify-topic: orders/create\r\nx-shopify-shop-domain: bench.myshopify.com\r\nx-shopify-hmac-sha256: ${signature}\r\n` +
      `x-shopify-event-id: ${run}-${sent}\r\nx-shopify-webhook-id: ${run}-${sent}\r\nx-shopify-api-version: 2026-10\r\n` +
      `x-shopify-triggered-at: 2026-11-20T10:00:00.000Z\r\n\r\n`;
    sent += 1;
    return Buffer.concat([Buffer.from(head), body]);
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, () => one(port, next)));
  return (performance.now() - started) / 1000;
}

function one(port: number, next: () => Buffer | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.setNoDelay(true);
    let answer = "";
    const send = () => {
      const request = next();
      if (request) socket.write(request);
      else socket.end(resolve);
    };
    socket.on("connect", send);
    socket.on("error", reject);
    socket.on("data", (data: Buffer) => {
      answer += data.toString("latin1");
      if (!answer.includes("\r\n\r\n")) return;
      if (!answer.startsWith("HTTP/1.1 200")) reject(new Error(`An answer was ${answer.slice(0, 40)}`));
      answer = "";
      send();
    });
  });
}
