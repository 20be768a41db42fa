import { readFileSync } from "node:fs";
import { build, type Plugin } from "esbuild";
import { describe, expect, it } from "vitest";

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, { hasInstallScript?: boolean; resolved?: string }>;
};

describe("package.json", () => {
  it("has the commands that the README names", () => {
    for (const name of ["start", "dev", "build", "migrate", "web", "worker", "test", "test:long"]) {
      expect(manifest.scripts, name).toHaveProperty([name]);
    }
  });

  it("puts the process in the shell's place, so that what npm is told to end ends", () => {
    for (const name of ["start", "dev", "migrate", "web", "worker"]) {
      expect(manifest.scripts[name], name).toMatch(/^(NODE_ENV=production )?exec node /u);
    }
  });

  it("names exact versions", () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/u);
    }
  });

  it("has decided on each install script, so that an install is silent", () => {
    const undecided = Object.entries(lock.packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length))
      .filter((name) => !(name in manifest.allowScripts));
    expect([...new Set(undecided)]).toEqual([]);
  });

  it("names no host in the lockfile, so that each machine installs from its own registry", () => {
    expect(Object.entries(lock.packages).filter(([, entry]) => entry.resolved)).toEqual([]);
  });
});

describe("right after npm ci", () => {
  it.each(["devstore/start.ts", "tooling/check.ts", "tooling/build-command.ts"])(
    "%s loads nothing that is still to be made",
    async (entry) => {
      const missing: string[] = [];
      const watch: Plugin = {
        name: "what is loaded at once",
        setup: ({ onResolve }) => {
          onResolve({ filter: new RegExp(".") }, ({ kind, path, importer }) => {
            if (kind === "dynamic-import") return { external: true };
            if (!path.includes("/generated/")) return undefined;
            missing.push(`${path} by ${importer}`);
            return { external: true };
          });
        },
      };
      await build({
        entryPoints: [entry],
        bundle: true,
        write: false,
        platform: "node",
        format: "esm",
        packages: "external",
        plugins: [watch],
        logLevel: "silent",
      });
      expect(missing).toEqual([]);
    },
  );
});
