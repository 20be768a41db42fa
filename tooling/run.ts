import { spawn } from "node:child_process";

export interface Outcome {
  code: number;
  output: string;
}

/** Runs one of the project's own commands. `show`: its words go to the terminal as they come; else they are kept. */
export function run(command: string, args: string[], options: { show?: boolean; env?: Record<string, string> } = {}): Promise<Outcome> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      stdio: options.show ? "inherit" : ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...options.env },
    });
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.once("error", (error) => done({ code: 127, output: `${command}: ${error.message}` }));
    child.once("close", (code) => done({ code: code ?? 1, output }));
  });
}
