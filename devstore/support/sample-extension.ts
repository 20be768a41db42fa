import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder with one UI extension in it, of files by name; its configuration unless given. */
export function sampleExtension(
  files: Record<string, string>,
  toml = sampleToml("one", { "purchase.checkout.block.render": "./block.ts" }),
): string {
  const within = mkdtempSync(join(tmpdir(), "extensions-"));
  const folder = join(within, "one");
  mkdirSync(join(folder, "locales"), { recursive: true });
  for (const [name, text] of Object.entries({ "shopify.extension.toml": toml, ...files })) writeFileSync(join(folder, name), text);
  return within;
}

/** A configuration with a module by target. */
export function sampleToml(handle: string, targets: Record<string, string>, more = ""): string {
  const targeting = Object.entries(targets).map(
    ([target, module]) => `[[extensions.targeting]]\ntarget = "${target}"\nmodule = "${module}"\n`,
  );
  return `api_version = "2026-07"\n\n[[extensions]]\ntype = "ui_extension"\nname = "t:name"\nhandle = "${handle}"\n\n${targeting.join("\n")}\n${more}`;
}
