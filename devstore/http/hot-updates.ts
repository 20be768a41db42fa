import type { Server } from "node:http";
import { connect } from "node:net";

/** In development Vite tells a page of changes by a websocket to the page's own origin: in the admin's frame that is ours, so it is carried on. */
export function carryHotUpdates(server: Server, appUrl: string): void {
  const { hostname, port, host } = new URL(appUrl);
  server.on("upgrade", (request, socket, head) => {
    if (!/^vite-(hmr|ping)$/u.test(request.headers["sec-websocket-protocol"] ?? "")) return void socket.destroy();
    const app = connect(Number(port), hostname, () => {
      const headers = Object.entries({ ...request.headers, host, origin: appUrl }).map(([name, value]) => `${name}: ${String(value)}`);
      app.write(`GET ${request.url} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
      app.write(head);
      app.pipe(socket).pipe(app);
    });
    app.on("error", () => socket.destroy());
    socket.on("error", () => app.destroy());
  });
}
