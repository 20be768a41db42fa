import { openDatabase } from "../../../app/db/client.server";
import { webServer } from "../../../app/server";

/** Part (b), A: the app's own web entry, as a process of its own. */
openDatabase(process.env["DATABASE_URL"]!, { connections: 10 });
const server = webServer((_request, response) => response.writeHead(404).end());
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as { port: number }).port }));
