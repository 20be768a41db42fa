import { writeFileSync } from "node:fs";
import { bundlePanel, panelFile } from "./bundle";

writeFileSync(panelFile, await bundlePanel());
