import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

export interface Built {
  code: number;
  output: string;
  /** what Shopify would be sent, by folder below extensions/ */
  bundles: Record<string, Buffer>;
}

/** Loaded before the CLI, which asks for newer versions of itself: nothing leaves the machine. */
const guard = `
  const { Socket } = require("node:net");
  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function (...args) {
    const [to] = Array.isArray(args[0]) ? args[0] : args;
    if (to && to.path !== undefined && to.port === undefined) return connect.apply(this, args);
    process.nextTick(() => this.destroy(Object.assign(new Error("there is no network here"), { code: "ENOTFOUND" })));
    return this;
  };`;

/** `shopify app build` on a copy, without a network: the CLI writes beside what it builds. */
export async function buildApp(): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), "app-build-"));
  try {
    for (const name of ["shopify.app.toml", "package.json", "tsconfig.json", "extensions"]) {
      await cp(name, join(folder, name), { recursive: true, filter: (from) => !/\/(dist|tests)$/u.test(from) });
    }
    for (const name of ["app", "node_modules"]) await symlink(resolve(name), join(folder, name));
    await writeFile(join(folder, "guard.cjs"), guard);
    const env: NodeJS.ProcessEnv = {
      NODE_ENV: "production",
      PATH: process.env["PATH"],
      HOME: folder,
      CI: "1",
      NO_COLOR: "1",
      SHOPIFY_CLI_NO_ANALYTICS: "1",
    };
    const command = ["--require", join(folder, "guard.cjs"), resolve("node_modules/@shopify/cli/bin/run.js"), "app", "build"];
    const done = await promisify(execFile)(process.execPath, [...command, "--skip-dependencies-installation", "--path", folder], {
      env,
    }).then(
      ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
      (error: { code?: number; stdout?: string; stderr?: string }) => ({
        code: error.code ?? 1,
        output: `${error.stdout ?? ""}${error.stderr ?? ""}`,
      }),
    );
    return { ...done, bundles: await bundlesIn(join(folder, "extensions")) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bundlesIn(extensions: string): Promise<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {};
  for (const folder of await readdir(extensions)) {
    const files = await readdir(join(extensions, folder, "dist")).catch(() => []);
    const script = files.find((name) => name.endsWith(".js"));
    if (script !== undefined) found[folder] = await readFile(join(extensions, folder, "dist", script));
  }
  return found;
}
