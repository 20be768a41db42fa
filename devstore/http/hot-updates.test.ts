import { createServer, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { carryHotUpdates } from "./hot-updates";

const listen = (server: Server) =>
  new Promise<number>((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)));

it("carries Vite's websocket to the app, under the app's own name, and no other", async () => {
  const app = createServer().on("upgrade", (request, socket) =>
    socket.end(`${request.headers.host} ${request.headers.origin} ${request.url}`),
  );
  const appPort = await listen(app);
  const store = createServer();
  carryHotUpdates(store, `http://127.0.0.1:${appPort}`);
  const port = await listen(store);
  const upgrade = (protocol: string) =>
    new Promise<string>((resolve) => {
      let heard = "";
      const socket = connect(port, "127.0.0.1", () =>
        socket.write(
          `GET /?token=a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
        ),
      );
      socket.on("data", (part: Buffer) => (heard += part.toString())).on("close", () => resolve(heard));
    });
  expect(await upgrade("vite-hmr")).toBe(`127.0.0.1:${appPort} http://127.0.0.1:${appPort} /?token=a`);
  expect(await upgrade("other")).toBe("");
  store.close();
  app.close();
});
