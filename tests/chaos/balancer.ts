import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export interface Balancer {
  url: string;
  close(): Promise<void>;
}

/** Gives each connection to one of the ports in turn, to the next one where nobody listens, as a balancer before two processes does. */
export async function openBalancer(ports: readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer((from) => {
    open.add(from);
    from.on("error", () => from.destroy());
    from.once("close", () => open.delete(from));
    join(from, ports.length);
  });
  const join = (from: Socket, tries: number): void => {
    if (tries === 0 || from.destroyed) return void from.destroy();
    const to = connect(ports[turn++ % ports.length]!, "127.0.0.1");
    to.once("error", () => join(from, tries - 1));
    to.once("connect", () => {
      to.removeAllListeners("error");
      to.on("error", () => from.destroy());
      to.once("close", () => from.destroy());
      from.once("close", () => to.destroy());
      from.pipe(to);
      to.pipe(from);
    });
  };
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
