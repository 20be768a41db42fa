import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { singleton } from "./singleton";

/** The folder of package.json: the same from the sources and from what is built of them. */
export function projectRoot(): string {
  return singleton("project-root", () => {
    let folder = dirname(fileURLToPath(import.meta.url));
    while (!existsSync(join(folder, "package.json"))) {
      const above = dirname(folder);
      if (above === folder) throw new Error("The project's package.json is not above its code: start it from a whole copy.");
      folder = above;
    }
    return folder;
  });
}
